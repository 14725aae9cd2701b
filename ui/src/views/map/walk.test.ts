import { expect, test, vi } from 'vitest';
import type { AssetRow } from '../../core/bindings';
import { next, PAGE, Way } from './walk';

const row = (n: number): AssetRow => ({
  id: `a${n}`, kind: 'place', name: `Place ${n}`, summary: null, status: 'going', tags: [], place_words: null,
  area: null, precision: 'exact', at: [n / 1000, 53], ties: 0, freshness: 'checked_lately', last_checked: null, similar: false, safeguarded: false,
});

function way(total: number) {
  const ask = vi.fn(async (offset: number, limit: number) => ({
    total,
    rows: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, i) => row(offset + i)),
  }));
  return { ask, way: new Way(ask) };
}

test('all of them can be walked to, page by page, and backwards from the first is the last', async () => {
  const { ask, way: all } = way(5_000);
  let place = -1;
  for (let i = 0; i < PAGE + 1; i++) place = next(place, 1, await all.total());
  expect((await all.at(place))?.id).toBe(`a${PAGE}`);
  expect(ask).toHaveBeenCalledTimes(2);
  place = next(0, -1, await all.total());
  expect((await all.at(place))?.id).toBe('a4999');
  expect(next(place, 1, 5_000)).toBe(0);
  expect(next(-1, -1, 5_000)).toBe(4_999);
});

test('walking goes on from the chosen one', async () => {
  const { way: all } = way(450);
  expect(await all.placeOf('a321')).toBe(321);
  expect(await all.placeOf('elsewhere')).toBe(-1);
});

test('nothing on the map, nowhere to go', async () => {
  const { way: none } = way(0);
  expect(await none.total()).toBe(0);
  expect(await none.at(0)).toBeNull();
});
