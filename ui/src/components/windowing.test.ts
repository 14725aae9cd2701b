import { expect, test } from 'vitest';
import { scrollTo, windowed } from './windowing';

test.each([
  // total, scrolled, first, last
  [0, 0, 0, -1],
  [3, 0, 0, 2],
  [100_000, 0, 0, 20],
  [100_000, 44 * 500, 494, 520],
  [100_000, 44 * 100_000 - 600, 99_980, 99_999],
])('%i rows scrolled by %i show %i to %i', (total, scrolled, first, last) => {
  const view = windowed(total, 44, scrolled, 600);
  expect([view.first, view.last]).toEqual([first, last]);
});

test('a row is drawn where it belongs', () => {
  expect(windowed(100_000, 44, 44 * 500, 600).offset).toBe(494 * 44);
});

test('a million rows are no taller than a web view draws, and the last can be reached', () => {
  const { height } = windowed(1_000_000, 44, 0, 600);
  expect(height).toBeLessThan(16_000_000);
  expect(windowed(1_000_000, 44, height - 600, 600).last).toBe(999_999);
  expect(windowed(1_000_000, 44, height / 2 - 300, 600).first).toBeGreaterThan(490_000);
});

test.each([
  [10, 1000, 0, 0],
  [20, 1000, 0, 44 * 21 - 600],
  [5, 1000, 44 * 50, 44 * 5],
])('to row %i of %i from %i one scrolls to %i', (index, total, scrolled, expected) => {
  expect(scrollTo(index, total, 44, scrolled, 600)).toBe(expected);
});

test('every row of a million is in view once it was scrolled to', () => {
  let scrolled = 0;
  for (const index of [999_999, 500_000, 499_999, 123_456, 0]) {
    scrolled = scrollTo(index, 1_000_000, 44, scrolled, 600);
    const view = windowed(1_000_000, 44, scrolled, 600);
    expect(view.first).toBeLessThanOrEqual(index);
    expect(view.last).toBeGreaterThanOrEqual(index);
  }
});
