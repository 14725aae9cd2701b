import { expect, test } from 'vitest';
import { elsewhere, extent } from './elsewhere';
import type { Box } from './measure';

const town: Box = [-2.4, 53.4, -2.3, 53.5];
const around: Box = [-2.5, 53.3, -2.2, 53.6];
const world: Box = [-170, -80, 170, 80];
const sea: Box = [10, 10, 11, 11];
const bounds: Box = [-2.4, 51, 0, 53.5];
const strays = { bounds, bulk: { bounds: town, further: 3 } };
const none = { bounds: null, bulk: null };

test.each([
  ['the town, without its strays', around, strays, 3],
  ['the world', world, strays, null],
  ['one street of the town', [-2.35, 53.45, -2.34, 53.46] as Box, strays, null],
  ['the open sea', sea, strays, 'all'],
  ['the town, where there are no strays', around, { bounds: town, bulk: null }, null],
  ['nothing at all', world, none, null],
])('looking at %s', (_, view, where, expected) => {
  expect(elsewhere(view, where)).toBe(expected);
});

test('the map goes to where most of it lies', () => {
  expect(extent(strays)).toBe(town);
  expect(extent({ bounds, bulk: null })).toBe(bounds);
  expect(extent(none)).toBeNull();
});
