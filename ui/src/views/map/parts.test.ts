import { expect, test } from 'vitest';
import type { GeoJsonGeometry } from '../../core/bindings';
import type { Part } from '../../state/drawing';
import { crossesItself, putTogether, takeApart } from './parts';
import type { LonLat } from './ties';

const outer = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]];
const hole = [[1, 1], [1, 3], [3, 3], [1, 1]];
const island = [[9, 9], [10, 9], [10, 10], [9, 9]];

const shapes: GeoJsonGeometry[] = [
  { type: 'Point', coordinates: [1, 2] },
  { type: 'MultiPoint', coordinates: [[1, 2], [3, 4]] },
  { type: 'LineString', coordinates: [[1, 2], [3, 4, 12.5], [5, 6]] },
  { type: 'MultiLineString', coordinates: [[[1, 2], [3, 4]]] },
  { type: 'Polygon', coordinates: [outer, hole] },
  { type: 'MultiPolygon', coordinates: [[outer, hole], [island]] },
  { type: 'MultiPolygon', coordinates: [[outer]] },
];

test.each(shapes)('$type comes back as it was', (shape) => {
  expect(putTogether(takeApart(shape), shape)).toEqual(shape);
});

test('what is moved loses its height, what is not keeps it', () => {
  const before: GeoJsonGeometry = { type: 'LineString', coordinates: [[1, 2, 7], [3, 4, 8]] };
  const parts = takeApart(before);
  (parts[0] as Part).corners[1] = [3.5, 4];
  expect(putTogether(parts, before)).toEqual({ type: 'LineString', coordinates: [[1, 2, 7], [3.5, 4]] });
});

test('too few corners are no shape yet', () => {
  const part = (shape: Part['shape'], corners: LonLat[]): Part[] => [{ shape, corners, of: 0 }];
  expect(putTogether([])).toBeNull();
  expect(putTogether(part('ring', [[0, 0], [1, 1]]))).toBeNull();
  expect(putTogether(part('line', [[0, 0]]))).toBeNull();
  expect(putTogether(part('ring', [[0, 0], [1, 0], [1, 1]]))?.type).toBe('Polygon');
});

test.each([
  [[[0, 0], [4, 0], [4, 4], [0, 4]], false],
  [[[0, 0], [4, 4], [4, 0], [0, 4]], true],
  [[[0, 0], [4, 0], [4, 4], [2, -1], [0, 4]], true],
  [[[0, 0], [4, 0], [4, 4]], false],
] as [LonLat[], boolean][])('%j crosses itself: %s', (corners, expected) => {
  expect(crossesItself({ shape: 'ring', corners, of: 0 })).toBe(expected);
});
