// Two that may be one, compared: what somebody is asked, from which of them each field is taken, and what is left.

import type { AssetId, AssetKind, ComparedField, Comparison, LikelyPair } from '../../core/bindings';
import { fieldName } from '../../text/words';
import { valueOf } from './values';

export type Side = 'one' | 'other';
export const SIDES: Side[] = ['one', 'other'];
export const across = (side: Side): Side => (side === 'one' ? 'other' : 'one');

/** Unit → the side from which somebody takes it; of the rest the usual is taken. */
export type Picked = Record<string, Side>;

type Two = { one: { id: AssetId }; other: { id: AssetId } };
/** What tells a pair from every other. */
export const keyOf = ({ one, other }: Two) => `${one.id} ${other.id}`;

/** What the two are called, with the signs of their kinds: on one line where both are called the same. */
export function called({ one, other }: Pick<LikelyPair, 'one' | 'other'>): { name: string; kinds: AssetKind[] }[] {
  if (one.name !== other.name) return [one, other].map(({ name, kind }) => ({ name, kinds: [kind] }));
  return [{ name: one.name, kinds: [...new Set([one.kind, other.kind])] }];
}

/** Lists of which each element is a field of its own. */
export type List = 'tag' | 'language';
const LISTS: Record<List, string> = { tag: 'tags', language: 'languages' };
const listOf = (field: string) => (Object.keys(LISTS) as List[]).find((list) => field.startsWith(`${list}/`)) ?? null;
export const elementOf = (field: string) => field.slice(field.indexOf('/') + 1);
export const listTitle = (list: List) => fieldName(LISTS[list]);

/** Each of the two keeps its own. */
const OWN = ['kind', 'imported_from'];
/** Of these nobody is asked: what protects more holds for both, whichever stays. */
const PROTECTING = ['audience', 'sensitivity', 'is_child', 'restricted', 'ends_on'];

/** What somebody is asked about: where the two differ, and it is theirs to say what is right. */
const open = (fields: ComparedField[]) => fields.filter(({ field, same }) => !same && !OWN.includes(field) && !PROTECTING.includes(field));

/** One question: a field that says something else on each side, or the elements of a list that only one of them has. */
export type Asked = { is: 'field'; row: ComparedField } | { is: 'list'; list: List; rows: ComparedField[] };

export function asked(fields: ComparedField[]): Asked[] {
  const all: Asked[] = [];
  for (const row of open(fields)) {
    const list = listOf(row.field);
    const begun = all.find((each) => each.is === 'list' && each.list === list);
    if (list === null) all.push({ is: 'field', row });
    else if (begun?.is === 'list') begun.rows.push(row);
    else all.push({ is: 'list', list, rows: [row] });
  }
  return all;
}

/** Fields in which one of them is protected more than the other. */
export const protecting = (fields: ComparedField[]) => fields.filter(({ field, same }) => !same && PROTECTING.includes(field)).map(({ field }) => field);

/** What both say, the elements of a list on one line. */
export function agreed(fields: ComparedField[]): { field: string; text: string }[] {
  const lines = new Map<string, string[]>();
  for (const { field, one } of fields.filter(({ same }) => same)) {
    const list = listOf(field);
    const name = list === null ? field : LISTS[list];
    const text = list === null ? (valueOf(field, one) ?? '') : elementOf(field);
    lines.set(name, [...(lines.get(name) ?? []), text]);
  }
  return [...lines].map(([field, texts]) => ({ field, text: texts.join(', ') }));
}

/** Nothing, no text, no, an empty list. */
export function isBlank(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** It says nothing there; that nobody knows how something goes says nothing either. */
const isSilent = (row: ComparedField, side: Side) => isBlank(row[side]) || (row.field === 'status' && row[side] === 'unknown');

/** What is taken unless somebody says otherwise: what only one of them says; else what stays. */
const usual = (row: ComparedField, stays: Side): Side => (isSilent(row, stays) && !isSilent(row, across(stays)) ? across(stays) : stays);

/** From which side a field is taken; none while nobody said which of the two stays. */
export function sideOf(row: ComparedField, stays: Side | null, picked: Picked): Side | null {
  return picked[row.field] ?? (stays === null ? null : usual(row, stays));
}

/** The units that are taken from the one that does not stay; where it says nothing, nothing is what is taken. */
export function taken(fields: ComparedField[], stays: Side, picked: Picked): string[] {
  return open(fields).filter((row) => sideOf(row, stays, picked) === across(stays)).map(({ field }) => field);
}

/** The one with more in it stays unless somebody says otherwise; of two people neither. */
export function staysFirst({ fields, ties, contacts, gifts, people }: Comparison): Side | null {
  if (people) return null;
  const said = (side: Side) => fields.filter((row) => !isSilent(row, side)).length;
  const one = said('one') + ties[0] + contacts[0] + gifts[0];
  const other = said('other') + ties[1] + contacts[1] + gifts[1];
  return other > one ? 'other' : 'one';
}
