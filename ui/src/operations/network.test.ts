import { expect, test } from 'vitest';
import { monthsAgo } from './network';

test.each([
  ['2026-11-27', '2026-08-27'],
  ['2026-05-31', '2026-02-28'],
  ['2026-01-15', '2025-10-15'],
])('three months before %s it was %s', (now, then) => {
  expect(monthsAgo(3, new Date(`${now}T12:00:00`))).toBe(then);
});
