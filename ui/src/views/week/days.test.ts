import { expect, it } from 'vitest';
import { daysFrom, mondayOf, plusDays, today } from './days';

it.each([
  ['2026-11-25', '2026-11-23'],
  ['2026-11-23', '2026-11-23'],
  ['2026-11-29', '2026-11-23'],
  ['2027-01-01', '2026-12-28'],
])('%s lies in the week of %s', (day, monday) => expect(mondayOf(day)).toBe(monday));

it('a week has seven days, also where the clocks change', () => {
  expect(daysFrom('2026-10-19')).toEqual([
    '2026-10-19', '2026-10-20', '2026-10-21', '2026-10-22', '2026-10-23', '2026-10-24', '2026-10-25',
  ]);
  expect(plusDays('2026-10-25', 1)).toBe('2026-10-26');
  expect(today(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
});
