import { expect, test } from 'vitest';
import { ago, month, partOfDay } from './times';

const NOW = new Date(2026, 4, 15, 9, 0);
const daysAgo = (days: number) => {
  const date = new Date(2026, 4, 15 - days, 12);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}T12:00:00`;
};

test.each([
  [0, 'today'],
  [1, 'yesterday'],
  [6, '6 days ago'],
  [7, 'last week'],
  [14, '2 weeks ago'],
  [70, '10 weeks ago'],
  [150, '4 months ago'],
  [426, '13 months ago'],
  [800, '2 years ago'],
  [-1, 'today'],
])('%i days ago is %j', (days, words) => {
  expect(ago(daysAgo(days), NOW)).toBe(words);
});

test.each([
  ['2019', '2019'],
  ['2019-05', 'May 2019'],
  ['2019-05-04', '4 May 2019'],
  ['long ago', 'long ago'],
])('%j is written %j', (text, words) => {
  expect(partOfDay(text)).toBe(words);
});

test('a month of another year says which', () => {
  expect(month('2026-10-01', NOW)).toBe('October');
  expect(month('2027-10-01', NOW)).toBe('October 2027');
});
