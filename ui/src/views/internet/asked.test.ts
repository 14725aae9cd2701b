import { expect, it } from 'vitest';
import type { Entry } from '../../core/online';
import { lines } from './asked';

const tile = (at: number, z: number, outcome: Entry['outcome'] = 'came'): Entry => ({ at, whom: 'maps.example', what: { tile: [z, 1, 2] }, bytes: 10, outcome });

it('tiles of one minute stand together, everything else on a line of its own', () => {
  const found: Entry = { at: 200_000, whom: 'names.example', what: { search: 'Mill Lane' }, bytes: 5, outcome: 'came' };
  const told = lines([found, tile(199_000, 14), tile(198_000, 12), tile(197_000, 12, { failed: 'no' }), tile(120_000, 9, { failed: 'no' }), tile(60_000, 9)]);
  expect(told.map(({ search, tiles, from, to, bytes }) => [search, tiles, from, to, bytes])).toEqual([
    ['Mill Lane', 0, 0, 0, 5],
    [null, 2, 12, 14, 20],
    [null, 1, 12, 12, 10],
    [null, 1, 9, 9, 10],
    [null, 1, 9, 9, 10],
  ]);
});
