import { expect, test } from 'vitest';
import type { AssetCard, TieRow } from '../../core/bindings';
import { nextOrder, otherEnd, quoted, rowsOf, sorted } from './rows';

const relationship = (type: string, since: string | null = null) => ({
  from: '', to: '', type, since, until: null, source: null, confidence: null, introduction: null, conversation: null, strength: null,
  sensitivity: 'ordinary' as const, note: null,
});
const tie = (id: string, other: string, outgoing: boolean, wording: string, past = false) => ({
  id, relationship: relationship('meets_at'), outgoing, other, other_name: other, other_kind: 'place', wording, other_at: null, past,
});
const card = {
  id: 'choir', asset: { name: 'Choir', kind: 'association' },
  ties: [tie('1', 'Hall', true, 'meets at'), tie('2', 'Singers', false, 'hosts'), tie('3', 'Old Hall', true, 'meets at', true)],
} as unknown as AssetCard;
const types = [{ key: 'meets_at', wording: 'meets at', merged_into: null }];
const merged = [{ key: 'meets_at', wording: 'meets in', merged_into: 'gathers_at' }, { key: 'gathers_at', wording: 'gathers at', merged_into: null }];
const said = ({ from, wording, to }: TieRow) => `${from.name} ${wording} ${to.name}`;

test.each<[{ past: boolean; types: string[] }, { key: string; wording: string; merged_into: string | null }[], string[]]>([
  [{ past: true, types: [] }, types, ['Choir meets at Hall', 'Singers meets at Choir', 'Choir meets at Old Hall']],
  [{ past: false, types: [] }, types, ['Choir meets at Hall', 'Singers meets at Choir']],
  [{ past: true, types: ['knows'] }, types, []],
  // Its type became one with another, and reads as that.
  [{ past: false, types: [] }, merged, ['Choir meets at Hall', 'Singers gathers at Choir']],
  // What its type is called is not known: it is said from the card.
  [{ past: false, types: [] }, [], ['Choir meets at Hall', 'Choir hosts Singers']],
])('the ties of a card with %j', (wanted, known, expected) => {
  expect(rowsOf(card, known, wanted).map(said)).toEqual(expected);
});

test('are sorted by the words in a column, without any at the end both ways', () => {
  const rows = [['b', '2019'], ['a', null], ['c', '2004-05'], ['d', '2020']].map(([id, since]) => ({ id, relationship: relationship('x', since ?? null) }) as TieRow);
  const ids = (descending: boolean) => sorted(rows, { by: 'since', descending }, 'en').map(({ id }) => id).join('');
  expect([ids(false), ids(true)]).toEqual(['cbda', 'dbca']);
});

test('the same heading again turns the order round, another begins anew', () => {
  const once = nextOrder({ by: 'from', descending: false }, 'from');
  expect([once, nextOrder(once, 'from'), nextOrder(once, 'to')]).toEqual([
    { by: 'from', descending: true }, { by: 'from', descending: false }, { by: 'to', descending: false },
  ]);
});

test('a row leads to its other end', () => {
  const row = { from: { id: 'a' }, to: { id: 'b' } } as TieRow;
  expect([otherEnd(row, 'a').id, otherEnd(row, 'b').id, otherEnd(row, null).id]).toEqual(['b', 'a', 'b']);
});

test('a name stands in a query as it is', () => expect(quoted('The "Old" \\ Hall')).toBe('"The \\"Old\\" \\\\ Hall"'));
