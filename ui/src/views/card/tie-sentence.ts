// A tie while it is typed as a sentence: what it may become, the likeliest first.

import type { AssetKind, AssetRow, Party, TieEnd, TieRead, TieTo } from '../../core/bindings';
import { KINDS } from '../../components/kinds';
import { ranked, type Direction } from './ties';

/** The words for a tie, of which only the beginning is typed. */
export interface Wording {
  id: string;
  is: 'wording';
  way: Direction;
}
/** A whole tie, said of `one`. */
export interface Sentence {
  id: string;
  is: 'tie';
  type: string;
  from: TieEnd;
  to: TieEnd;
  one: Party | { name: string; kind: AssetKind };
  other: Party | { name: string; kind: AssetKind };
  words: string;
  /** As said of the other one. */
  back: string;
  /** The other one is made with it. */
  makes: boolean;
}
export type Option = Wording | Sentence;

/** What the core made of the text, and the assets whose names begin like it. */
export interface Understood {
  text: string;
  readings: TieRead[];
  rows: AssetRow[];
}

const folded = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[łŁ]/g, 'l').toLowerCase().replace(/\s+/g, ' ').trimStart();
const endOf = (end: TieEnd) => ('here' in end ? end.here : end.new);
const idOf = (end: TieEnd) => ('here' in end ? end.here.id : `new ${end.new.kind} ${end.new.name}`);

/** The way that the text begins with, and what stands behind it; the longest, where one begins like another. */
export function beginning(text: string, ways: Direction[]): { way: Direction; rest: string } | null {
  const typed = folded(text);
  const fits = ways.filter(({ words }) => typed.startsWith(folded(words)) && /^(?:\s*:|\s)/.test(typed.slice(folded(words).length)));
  const way = [...fits].sort((a, b) => b.words.length - a.words.length)[0];
  // The same number of words is taken off the text as it was typed.
  const parts = way ? folded(way.words).trim().split(' ').length : 0;
  const rest = text.trimStart().split(/\s+/).slice(parts).join(' ').replace(/^:\s*/, '');
  return way ? { way, rest } : null;
}

/** The text as the core reads it: in its own words for the tie, whatever language is spoken in the window. */
export function inCoreWords(text: string, ways: Direction[]): string {
  const found = beginning(text, ways);
  return found ? `${found.way.core} ${found.rest}` : text.replace(/(\p{L})\s*:\s+/u, '$1 ');
}

/** Wordings whose beginning is typed, those that the kind of the asset makes likely first. */
function wordings(text: string, ways: Direction[], own: AssetKind, most: number): Wording[] {
  const typed = folded(text).trimEnd();
  if (typed === '' || beginning(text, ways)) return [];
  const like = ways.filter(({ words }) => folded(words).startsWith(typed));
  return ranked(like, own).slice(0, most).map((way) => ({ id: `words ${way.key}`, is: 'wording', way }));
}

/** A reading of the core as a sentence that begins at the asset of the card, if that is one of its ends. */
function sentence({ from, to, type }: TieRead, ways: Direction[], about: string): Sentence | null {
  const outgoing = !('here' in to && to.here.id === about);
  const way = ways.find((each) => each.type === type && each.outgoing === outgoing) ?? ways.find((each) => each.type === type);
  if (!way) return null;
  const [one, other] = outgoing ? [from, to] : [to, from];
  const id = [type, idOf(from), idOf(to)].join(' ');
  return { id, is: 'tie', type, from, to, one: endOf(one), other: endOf(other), words: way.words, back: way.other, makes: 'new' in other };
}

/** A tie of the card's asset, said the way `way`, with another end. */
function said(card: Party, way: Direction, other: TieEnd): TieRead {
  const mine: TieEnd = { here: card };
  return { type: way.type, wording: way.core, inverse: !way.outgoing, from: way.outgoing ? mine : other, to: way.outgoing ? other : mine };
}

/** The core reads no tie in it. A name alone is typed: the likeliest ways to it, fewer of each the more are called like it. */
function byName({ text, rows }: Understood, all: Direction[], card: Party): TieRead[] {
  const begun = beginning(text, all);
  const ways = begun ? [begun.way] : all;
  const name = (begun?.rest ?? text).trim();
  if (name === '') return [];
  const others = rows.filter((row) => row.id !== card.id);
  const most = others.length > 3 ? 1 : others.length > 1 ? 2 : 4;
  const here = others.flatMap(({ id, name, kind }) =>
    ranked(ways, card.kind, kind).slice(0, most).map((way) => said(card, way, { here: { id, name, kind } })),
  );
  const same = others.some((each) => folded(each.name).trimEnd() === folded(name).trimEnd());
  const made = same ? [] : ranked(ways, card.kind).slice(0, 1).map((way) => said(card, way, { new: { name, kind: way.far[0] ?? 'association' } }));
  // Every asset once before the second way to any of them.
  const first = here.filter((reading, i) => here.findIndex((other) => farOf(other, card) === farOf(reading, card)) === i);
  return [...first, ...here.filter((reading) => !first.includes(reading)), ...made];
}
const farOf = ({ from, to }: TieRead, card: Party) => idOf('here' in from && from.here.id === card.id ? to : from);

/** Where nothing here is called like it, what is made may be of any kind: the likeliest first. */
function ofEachKind(readings: TieRead[]): TieRead[] {
  const only = readings.length === 1 ? readings[0] : undefined;
  if (!only) return readings;
  const made = 'new' in only.to ? 'to' : 'new' in only.from ? 'from' : null;
  const end = made === null ? undefined : only[made];
  if (made === null || !end || !('new' in end)) return readings;
  const { name, kind } = end.new;
  return [kind, ...KINDS.filter((each) => each !== kind)].map((each) => ({ ...only, [made]: { new: { name, kind: each } } }));
}

/** All that a text may become. */
export function options(text: string, understood: Understood | null, ways: Direction[], card: Party): Option[] {
  if (text.trim() === '') return ranked(ways, card.kind).slice(0, 6).map((way) => ({ id: `words ${way.key}`, is: 'wording', way }));
  const known = understood?.text === text ? understood : null;
  const readings = known ? ofEachKind(known.readings.length > 0 ? known.readings : byName(known, ways, card)) : [];
  const whole = readings.flatMap((reading) => sentence(reading, ways, card.id) ?? []);
  const begun = wordings(text, ways, card.kind, 5);
  // What would be made comes last, behind the words that may be meant.
  const [made, here] = [whole.filter(({ makes }) => makes), whole.filter(({ makes }) => !makes)];
  const all: Option[] = known?.readings.length === 0 ? [...begun, ...here, ...(begun.length > 0 ? [] : made)] : [...begun, ...here, ...made];
  return all.filter((option, i) => all.findIndex(({ id }) => id === option.id) === i);
}

/** An end as it is asked of the core. */
export const tieTo = (end: TieEnd): TieTo => ('here' in end ? { here: end.here.id } : { new: end.new });
