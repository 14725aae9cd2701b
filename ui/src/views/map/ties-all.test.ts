import { expect, test } from 'vitest';
import type { AssetCard, TieRow } from '../../core/bindings';
import type { LonLat } from './ties';
import { allTieFeatures, offMapOf, parted, turnOf } from './ties-all';

const row = (from: string, to: string, type = 'meets_at', past = false) =>
  ({ id: `${from}-${to}`, from: { id: from, name: from }, to: { id: to, name: to }, wording: 'meets at', past, relationship: { type } }) as TieRow;

test('ties are drawn between what is on the map, named where an end is not, and left out where the filter hides one', () => {
  const at = new Map<string, LonLat | null>([['a', [0, 0]], ['b', [1, 0]], ['off', null]]);
  const { drawn, beside, notDrawn } = parted([row('a', 'b'), row('b', 'a', 'knows', true), row('off', 'a'), row('a', 'hidden')], { at, unseen: new Set() }, (type) => type === 'knows');
  expect(drawn.map(({ from, past, bothWays }) => [from, past, bothWays])).toEqual([[[0, 0], false, false], [[1, 0], true, true]]);
  expect(beside).toEqual([{ id: 'off-a', from: 'off', wording: 'meets at', type: 'meets_at', outgoing: true, to: 'a', off: 'off' }]);
  expect(notDrawn).toBe(0);
});

test('ties to what was not looked at are counted, those to what the filter hides are not', () => {
  const at = new Map<string, LonLat | null>([['a', [0, 0]]]);
  const ends = { at, unseen: new Set(['far', 'farther']) };
  const { drawn, beside, notDrawn } = parted([row('a', 'far'), row('far', 'farther'), row('far', 'hidden'), row('a', 'hidden')], ends, () => false);
  expect([drawn.length, beside.length, notDrawn]).toEqual([0, 0, 2]);
});

test('a tie has an arrow at its far end, unless it reads the same from both', () => {
  const one = { from: [0, 0] as LonLat, to: [1, 0] as LonLat, past: false };
  const kinds = (bothWays: boolean) => allTieFeatures([{ ...one, bothWays }]).features.map(({ geometry }) => geometry.type);
  expect([kinds(false), kinds(true)]).toEqual([['LineString', 'Point'], ['LineString']]);
});

test.each<[LonLat, number]>([[[1, 0], 90], [[0, 1], 0], [[0, -1], 180], [[-1, 0], -90]])('to %j it points %i degrees from the top', (to, turn) => {
  expect(turnOf([0, 0], to)).toBeCloseTo(turn, 6);
});

test('of what is chosen, ties to what is not on the map are named, if it is on the map itself', () => {
  const ties = [
    { id: '1', other: 'x', other_name: 'Tomasz', other_at: null, wording: 'is looked after by', outgoing: false, relationship: { type: 'looks_after' } },
    { id: '2', other: 'y', other_name: 'Hall', other_at: [1, 1], wording: 'meets at', outgoing: true, relationship: { type: 'meets_at' } },
  ];
  const card = (geometry: unknown) => ({ asset: { name: 'Tools', place: { geometry } }, ties }) as unknown as AssetCard;
  expect(offMapOf(card({ type: 'Point', coordinates: [0, 0] })).map(({ from, wording, to, type, outgoing }) => `${from} ${wording} ${to} (${type} ${outgoing})`)).toEqual(['Tools is looked after by Tomasz (looks_after false)']);
  expect(offMapOf(card(null))).toEqual([]);
});
