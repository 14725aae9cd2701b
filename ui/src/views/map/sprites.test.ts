import { describe, expect, test } from 'vitest';
import { KINDS } from '../../components/kinds';
import { isExact, pinName, readPin, ringArcs, ringSize } from './sprites';

describe('names of markers', () => {
  test('say all there is to draw', () => {
    for (const kind of KINDS)
      for (const stem of [true, false])
        for (const due of [true, false])
          for (const chosen of [true, false]) {
            const pin = { kind, stem, due, chosen };
            expect(readPin(pinName(pin))).toEqual(pin);
          }
  });

  test.each(['', 'ring 1.0 48', 'pin feeling stem', 'arrow'])('“%s” is no marker', (name) => {
    expect(readPin(name)).toBeNull();
  });
});

test.each([
  ['exact', true],
  ['building', true],
  ['street', false],
  ['about_1km', false],
  ['none', false],
])('%s stands on the ground: %s', (precision, expected) => {
  expect(isExact(precision)).toBe(expected);
});

describe('the ring of a cluster', () => {
  test('gives each kind its share, clockwise from the top', () => {
    expect(ringArcs([0, 6, 0, 3, 3, 0])).toEqual([
      { kind: 'association', from: 0, to: 0.5 },
      { kind: 'place', from: 0.5, to: 0.75 },
      { kind: 'exchange', from: 0.75, to: 1 },
    ]);
  });

  test('is empty for nobody', () => {
    expect(ringArcs([0, 0, 0, 0, 0, 0])).toEqual([]);
  });

  test.each([
    [2, 48],
    [100, 54],
    [25_000, 62],
  ])('is wider for %i', (count, size) => {
    expect(ringSize(count)).toBe(size);
  });
});
