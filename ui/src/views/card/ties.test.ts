import { expect, test } from 'vitest';
import { directions, kindFor, readDay } from './ties';

const type = (key: string, wording: string, inverse: string) => ({
  key,
  wording,
  inverse,
  sensitivity: 'ordinary' as const,
  retired: false,
});

test('every type can be chosen both ways round, one that reads the same once', () => {
  const ways = directions([type('meets_at', 'meets at', 'hosts'), type('knows', 'knows', 'knows')]);
  expect(ways.map(({ words, other, outgoing }) => [words, other, outgoing])).toEqual([
    ['meets at', 'hosts', true],
    ['hosts', 'meets at', false],
    ['knows', 'knows', true],
  ]);
});

test.each([
  ['meets_at', true, 'place'],
  ['meets_at', false, 'association'],
  ['leads', false, 'person'],
  ['leads', true, 'association'],
  ['grew_out_of', true, 'culture'],
])('the other end of %s (outgoing %s) is most likely %s', (key, outgoing, kind) => {
  expect(kindFor({ key: '', type: key, outgoing, words: '', other: '' })).toBe(kind);
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
