import { expect, test } from 'vitest';
import type { AssetKind, RelationshipType } from '../../core/bindings';
import { directions, ranked, readDay } from './ties';

const type = (key: string, wording: string, inverse: string, from_kinds: AssetKind[] = [], to_kinds: AssetKind[] = []): RelationshipType => ({
  key, wording, inverse, from_kinds, to_kinds, sensitivity: 'ordinary', retired: false, words: {}, merged_into: null,
});

test('every type can be chosen both ways round, one that reads the same once', () => {
  const ways = directions([type('meets_at', 'meets at', 'hosts'), type('knows', 'knows', 'knows')]);
  expect(ways.map(({ words, other, outgoing }) => [words, other, outgoing])).toEqual([
    ['meets at', 'hosts', true],
    ['hosts', 'meets at', false],
    ['knows', 'knows', true],
  ]);
});

test('what suits the kinds at both ends is offered first, and nothing is left out', () => {
  const ways = directions([
    type('looks_out_for', 'looks out for', 'is looked out for by', ['person'], ['person']),
    type('knows', 'knows', 'knows'),
    type('meets_at', 'meets at', 'hosts', ['association'], ['place']),
  ]);
  const first = (own: AssetKind, far?: AssetKind) => ranked(ways, own, far).map(({ words }) => words);
  expect(first('association')).toEqual(['meets at', 'knows', 'looks out for', 'is looked out for by', 'hosts']);
  expect(first('place', 'association')[0]).toBe('hosts');
  expect(first('person', 'person')[0]).toBe('looks out for');
});

test.each([
  ['', null],
  ['2019', '2019'],
  [' 2019-5 ', '2019-05'],
  ['2019-05-04', '2019-05-04'],
  ['2024-02-29', '2024-02-29'],
  ['2023-02-29', undefined],
  ['2019-13', undefined],
  ['last year', undefined],
  ['19', undefined],
])('%j is read as the day %j', (text, day) => {
  expect(readDay(text)).toBe(day);
});
