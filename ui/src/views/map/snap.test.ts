import { expect, test } from 'vitest';
import { snapped, tracks } from './snap';
import type { LonLat, Pixel } from './ties';

const screen = {
  project: ([x, y]: LonLat): Pixel => ({ x, y }),
  unproject: ({ x, y }: Pixel): LonLat => [x, y],
};
const all = tracks([
  { type: 'Polygon', coordinates: [[[100, 100], [200, 100], [200, 200], [100, 100]]] },
  { type: 'Point', coordinates: [300, 300] },
]);

test.each([
  // A corner holds the pointer from further away than the side it belongs to.
  [{ x: 110, y: 101 }, [100, 100]],
  [{ x: 150, y: 105 }, [150, 100]],
  [{ x: 306, y: 296 }, [300, 300]],
  // The ring is closed.
  [{ x: 154, y: 146 }, [150, 150]],
  [{ x: 150, y: 120 }, null],
  [{ x: 0, y: 0 }, null],
])('%j is put at %j', (where, expected) => {
  expect(snapped(where, all, screen)).toEqual(expected);
});

test('nothing to draw along, nothing done', () => {
  expect(snapped({ x: 1, y: 1 }, [], screen)).toBeNull();
});
