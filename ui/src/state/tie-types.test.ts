import { afterAll, beforeEach, expect, test } from 'vitest';
import type { RelationshipType } from '../core/bindings';
import { language } from '../text/language.svelte';
import { directed, isOffered, tieTypes } from './tie-types.svelte';

const type = (key: string, wording: string, inverse: string, also: Partial<RelationshipType> = {}): RelationshipType => ({
  key, wording, inverse, sensitivity: 'ordinary', retired: false, from_kinds: [], to_kinds: [], words: {}, merged_into: null, ...also,
});
const baking = { pl: { wording: 'piecze dla', inverse: 'ma chleb od' } };
beforeEach(async () => {
  tieTypes.all = [
    type('bakes', 'bakes for', 'gets bread from', { words: baking }),
    type('feeds', 'feeds', 'is fed by', { merged_into: 'cooks', retired: true }),
    type('cooks', 'cooks for', 'is cooked for by', { merged_into: 'bakes' }),
    type('meets_at', 'meets at', 'hosts', { retired: true }),
    type('one', 'one', 'other', { merged_into: 'two' }),
    type('two', 'two', 'other', { merged_into: 'one' }),
    type('knows', 'knows', 'Knows'),
  ];
  await language.choose('pl');
});
afterAll(() => language.choose('en'));

test.each<[string | null, boolean, string, string]>([
  ['bakes', true, 'bakes for', 'piecze dla'],
  ['bakes', false, 'gets bread from', 'ma chleb od'],
  ['feeds', true, 'bakes for', 'piecze dla'],
  // The core says no type: its words tell which.
  [null, true, 'bakes for', 'piecze dla'],
  [null, true, 'gets bread from', 'gets bread from'],
  // Not translated by hand: as the program says it.
  ['meets_at', true, 'meets at', 'spotyka się w miejscu'],
  // Nobody knows the type.
  ['x', true, 'sings with', 'sings with'],
])('a tie of type %j, from its first end %s, that the core says “%s” is said “%s”', (key, outgoing, core, said) => {
  expect(tieTypes.said(key, outgoing, core)).toBe(said);
});

test('only what neither was put away nor became one with another is offered', () => {
  expect(tieTypes.here.map(({ key }) => key)).toEqual(['bakes', 'knows']);
  expect(tieTypes.all.filter(isOffered)).toEqual(tieTypes.here);
});

test('types made one in a ring end somewhere', () => expect(['one', 'two']).toContain(tieTypes.reads('one')?.key));

test('what reads the same from both ends has no direction', () => {
  expect(['knows', 'bakes', 'x'].map((key) => tieTypes.isBothWays(key))).toEqual([true, false, false]);
  const [first] = tieTypes.all;
  expect(first && [directed(first, true), directed(first, false)]).toEqual(['piecze dla', 'ma chleb od']);
});
