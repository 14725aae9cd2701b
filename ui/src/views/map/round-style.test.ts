import { expect, test } from 'vitest';
import type { Stop } from '../../core/bindings';
import { roundFeatures } from './round-style';

const stop = (at: [number, number] | null) => ({ at }) as Stop;

test.each([
  ['none', [], null, []],
  ['one is a point alone', [stop([1, 1])], null, ['1']],
  ['two and back', [stop([1, 1]), stop([2, 2])], null, [[[1, 1], [2, 2], [1, 1]], '1', '2']],
  ['from the start and back', [stop([1, 1])], [0, 0], [[[0, 0], [1, 1], [0, 0]], '1']],
] as [string, Stop[], [number, number] | null, unknown[]][])('%s', (_, stops, start, expected) => {
  const { features } = roundFeatures({ stops, start });
  expect(features.map(({ geometry, properties }) => (geometry.type === 'LineString' ? geometry.coordinates : properties?.number))).toEqual(expected);
});
