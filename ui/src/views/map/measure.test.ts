import type { FeatureCollection } from 'geojson';
import { describe, expect, test } from 'vitest';
import { gridLines, isDrag, metresAt, overlap, roundScale, type Box } from './measure';

test('a pixel at the equator and zoom 0 is the 512th part of the way round', () => {
  expect(metresAt(0, 0)).toBeCloseTo(78271.517, 2);
  expect(metresAt(10, 60)).toBeCloseTo(78271.517 / 1024 / 2, 3);
});

test.each([
  [1.11, 120, 100],
  [0.3, 120, 20],
  [78271, 120, 5_000_000],
  [0.01, 120, 1],
])('at %f metres a pixel, %i pixels have room for %f metres', (perPixel, room, metres) => {
  const scale = roundScale(perPixel, room);
  expect(scale.metres).toBeCloseTo(metres, 6);
  expect(scale.wide).toBeCloseTo(metres / perPixel, 6);
  expect(scale.wide).toBeLessThanOrEqual(room);
});

test.each([
  [0, 0, false],
  [3, 3, false],
  [4, 4, true],
  [-9, 0, true],
])('moved by %i, %i is a drag: %s', (x, y, expected) => {
  expect(isDrag({ x: 100, y: 100 }, { x: 100 + x, y: 100 + y })).toBe(expected);
});

test.each<[Box, Box, boolean]>([
  [[0, 0, 2, 2], [1, 1, 3, 3], true],
  [[0, 0, 1, 1], [1, 1, 2, 2], true],
  [[0, 0, 1, 1], [2, 0, 3, 1], false],
  [[0, 0, 1, 1], [0, 2, 1, 3], false],
])('%j and %j overlap: %s', (a, b, expected) => {
  expect(overlap(a, b)).toBe(expected);
});

describe('the quiet grid', () => {
  const box: Box = [-2.05, 53.45, -2, 53.48];

  test('stays put while panning', () => {
    const west = (lines: FeatureCollection) =>
      lines.features.flatMap(({ geometry }) =>
        geometry.type === 'LineString' && geometry.coordinates[0]?.[0] === geometry.coordinates[1]?.[0]
          ? [geometry.coordinates[0]?.[0]?.toFixed(6)]
          : [],
      );
    const here = west(gridLines(box, 15));
    const panned = west(gridLines([box[0] + 0.01, box[1], box[2] + 0.01, box[3]], 15));
    expect(here.length).toBeGreaterThan(5);
    expect(panned.filter((line) => here.includes(line)).length).toBeGreaterThan(here.length / 2);
  });

  test('is not there for the whole world', () => {
    expect(gridLines([-180, -80, 180, 80], 1).features).toEqual([]);
  });
});
