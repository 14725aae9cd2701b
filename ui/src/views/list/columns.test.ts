import { expect, test } from 'vitest';
import { ariaSort, columnsFor, sortedBy } from './columns';

const names = (rem: number) => columnsFor(rem).map(({ column }) => column);

test.each([
  [80, ['name', 'kind', 'summary', 'place', 'ties', 'checked', 'area', 'tags']],
  [63, ['name', 'kind', 'summary', 'place', 'ties', 'checked', 'area']],
  [60, ['name', 'kind', 'summary', 'place', 'ties', 'checked']],
  [44, ['name', 'summary', 'place', 'ties', 'checked']],
  [41, ['name', 'summary', 'ties', 'checked']],
  [37, ['name', 'summary', 'checked']],
  [31, ['name', 'summary']],
  [20, ['name', 'kind']],
])('a list %i rem wide has %j', (rem, expected) => {
  expect(names(rem)).toEqual(expected);
});

test('tags go first, then the area, then where, then last checked, and the name stays', () => {
  const lost: string[] = [];
  for (let rem = 80; rem > 30; rem -= 1)
    for (const column of names(rem + 1)) if (!names(rem).includes(column)) lost.push(column);
  const order = lost.filter((column) => ['tags', 'area', 'place', 'checked'].includes(column));
  expect(order).toEqual(['tags', 'area', 'place', 'checked']);
  expect(names(1)).toContain('name');
});

test('a second click on a heading turns the order round', () => {
  const first = sortedBy({ by: 'name', descending: false }, 'ties');
  expect(first).toEqual({ by: 'ties', descending: true });
  expect(sortedBy(first, 'ties')).toEqual({ by: 'ties', descending: false });
  expect(ariaSort(first, 'ties')).toBe('descending');
  expect(ariaSort(first, 'name')).toBe('none');
});
