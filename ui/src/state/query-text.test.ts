import { expect, test } from 'vitest';
import { halves, joined, parts } from './query-text';

test.each([
  ['', []],
  ['  soup   kitchen ', ['soup', 'kitchen']],
  ['tag:"open to newcomers" -kind:place', ['tag:"open to newcomers"', '-kind:place']],
  ['"walking group" tea', ['"walking group"', 'tea']],
  ['say \\"hello there', ['say', '\\"hello', 'there']],
  ['"never closed', ['"never closed']],
])('%j has its parts', (query, expected) => {
  expect(parts(query)).toEqual(expected);
});

test.each([
  ['soup', 'soup', ''],
  ['kind:association soup -status:ended', 'soup', 'kind:association -status:ended'],
  ['10:30 tea', '10:30 tea', ''],
  ['Kind:person', '', 'Kind:person'],
  ['"Has a ramp":yes soup -"Seats":>=20', 'soup', '"Has a ramp":yes -"Seats":>=20'],
  ['"the \\"old\\" way":"a b" "walking group"', '"walking group"', '"the \\"old\\" way":"a b"'],
  ['"walking group": tea', '"walking group": tea', ''],
  ['near:51.5,-0.1,800m "walking group"', '"walking group"', 'near:51.5,-0.1,800m'],
])('%j is words and fields', (query, words, fields) => {
  expect(halves(query)).toEqual({ words, fields });
});

test('the halves are joined without stray spaces', () => {
  expect(joined({ words: ' soup ', fields: 'kind:place' })).toBe('soup kind:place');
  expect(joined({ words: '', fields: 'kind:place' })).toBe('kind:place');
  expect(joined({ words: ' ', fields: '' })).toBe('');
});
