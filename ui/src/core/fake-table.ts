// The table of the fake catalogue, and changing many assets of it: a plain version of what the core does.

import type { Asset, AssetId, ChangeLine, Group, Many, ManyPlan, Order, TableAsked, TablePage, What } from './bindings';
import type { FakeState } from './fake';
import { find, rowOf } from './fake-reading';
import { blank, type FakeAsset } from './fake-town';

type Words = Record<string, string>;

function typed({ asset }: FakeAsset, field: string): string {
  if (field === 'address') return asset.place?.address ?? '';
  if (field.startsWith('field/')) return String(asset.custom[field.slice('field/'.length)] ?? '');
  const value = (asset as unknown as Record<string, unknown>)[field];
  if (Array.isArray(value)) return value.join(', ');
  return value === true ? 'yes' : value === null || value === undefined || value === false ? '' : String(value);
}

function ordered(state: FakeState, { query, sort, group }: TableAsked): { groups: Group[]; all: FakeAsset[] } {
  let all = find(state, query);
  for (const order of [...sort].reverse()) all = stable(state, all, order);
  if (!group) return { groups: [], all };
  const of = (each: FakeAsset): string[] => {
    if (group === 'tag') return each.asset.tags.length > 0 ? each.asset.tags : [''];
    return [group === 'kind' ? each.asset.kind : ''];
  };
  const values = [...new Set(all.flatMap(of))].sort((a, b) => Number(a === '') - Number(b === '') || a.localeCompare(b));
  const under = values.map((value) => all.filter((each) => of(each).includes(value)));
  return { groups: values.map((value, i) => ({ value, count: under[i]?.length ?? 0 })), all: under.flat() };
}

function stable(state: FakeState, all: FakeAsset[], { by, descending }: Order): FakeAsset[] {
  const key = (each: FakeAsset): string => {
    const row = rowOf(state, each);
    if (by === 'ties') return String(row.ties).padStart(5, '0');
    if (by === 'checked') return row.last_checked ?? '';
    return typed(each, by === 'place' ? 'address' : by === 'rank' ? 'name' : by).toLowerCase();
  };
  const way = descending ? -1 : 1;
  return [...all].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    if (x === '' || y === '') return Number(x === '') - Number(y === '');
    return x < y ? -way : x > y ? way : 0;
  });
}

interface Asked {
  asked: TableAsked;
  fields: string[];
  offset: number;
  limit: number;
  stood: { id: AssetId; near: number } | null;
}

export function tablePage(state: FakeState, { asked, fields, offset, limit, stood }: Asked): TablePage {
  const { groups, all } = ordered(state, asked);
  const rows = all.slice(offset, offset + limit).map((each) => ({
    row: rowOf(state, each),
    typed: Object.fromEntries(fields.map((field) => [field, typed(each, field)])),
  }));
  const places = all.flatMap((each, i) => (each.id === stood?.id ? [i] : []));
  const near = stood?.near ?? 0;
  const at = places.sort((a, b) => Math.abs(a - near) - Math.abs(b - near))[0] ?? null;
  return { total: new Set(all).size, groups, rows, at };
}

export const tableIds = (state: FakeState, asked: TableAsked, from: number, to: number): AssetId[] => [
  ...new Set(ordered(state, asked).all.slice(from, to).map(({ id }) => id)),
];

export const readCells = (text: string): string[][] => text.replace(/\r?\n$/, '').split(/\r?\n/).map((line) => line.split('\t'));

export function copied(state: FakeState, ids: AssetId[], columns: string[]) {
  const rows = ids.flatMap((id) => state.assets.find((each) => each.id === id) ?? []);
  const line = (each: FakeAsset) => columns.map((column) => typed(each, column === 'place' ? 'address' : column)).join('\t');
  return { text: rows.map((each) => `${line(each)}\n`).join(''), rows: rows.length, stays: 0 };
}

const wanted = (state: FakeState, of: What): AssetId[] =>
  of.of === 'selected' ? of.ids : find(state, of.of === 'shown' ? of.query : '').map(({ id }) => id);

/** What a change of many would do; `write` does it. */
export function many(state: FakeState, change: Many, words: Words, write: boolean): ManyPlan {
  const plan: ManyPlan = { of: 0, change: 0, same: 0, refused: 0, new: 0, beyond: 0, reasons: [], lines: [] };
  const put = (id: AssetId, field: string, text: string, counts = true) => {
    const each = state.assets.find((one) => one.id === id);
    if (!each) return;
    const before = typed(each, field);
    const value = Object.entries(words).find(([key, word]) => key.startsWith(`${field}/`) && word === text)?.[0].split('/')[1] ?? text;
    plan.of += 1;
    if (field === 'name' && value.trim() === '') {
      plan.refused += 1;
      plan.reasons.push({ id, name: each.asset.name, field, why: 'An asset needs a name. Everything else can wait.' });
    } else if (before === value) plan.same += 1;
    else {
      const line: ChangeLine = { id, name: each.asset.name, field, before, after: value };
      plan.lines.push(line);
      if (counts) plan.change += 1;
      if (write && counts) set(each.asset, field, value);
    }
  };
  if (change.how === 'cells') {
    change.cells.forEach((row, i) => {
      const id = change.ids[i];
      if (id !== undefined) row.forEach((text, j) => put(id, change.fields[j] ?? '', text));
      else if (change.new === null) plan.beyond += 1;
      else {
        plan.new += 1;
        const name = row[change.fields.indexOf('name')] ?? '';
        if (write) state.assets.push({ id: `new-${state.assets.length}`, asset: blank(change.new, name), freshness: 'never_checked', last_checked: null, in_bin: false });
      }
    });
    return plan;
  }
  for (const id of wanted(state, change.of)) {
    const each = state.assets.find((one) => one.id === id);
    if (!each) continue;
    if (change.how === 'set') put(id, change.field, change.text);
    else if (change.how === 'tag') {
      const rest = each.asset.tags.filter((tag) => !change.take.includes(tag) && !change.give.includes(tag));
      put(id, 'tags', [...rest, ...change.give].sort().join(', '));
    } else {
      const before = typed(each, change.field);
      const after = before.replaceAll(change.search.find, change.search.with);
      if (after !== before) put(id, change.field, after, !change.but.includes(id));
    }
  }
  return plan;
}

function set(asset: Asset, field: string, text: string) {
  const value = text.trim();
  if (field === 'address') {
    const place = asset.place ?? { geometry: null, precision: 'none' as const, uncertainty_m: null, method: null, address: null, postcode: null };
    asset.place = { ...place, address: value || null };
  } else if (field === 'tags' || field === 'languages') asset[field] = value === '' ? [] : value.split(/, */);
  else if (field.startsWith('is_')) Object.assign(asset, { [field]: value === 'yes' });
  else Object.assign(asset, { [field]: value === '' ? null : value });
}
