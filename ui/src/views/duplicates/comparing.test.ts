import { describe, expect, test } from 'vitest';
import type { ComparedField, Comparison, Half } from '../../core/bindings';
import { agreed, asked, called, protecting, sideOf, staysFirst, taken, type Picked, type Side } from './comparing';

const row = (field: string, one: unknown, other: unknown): ComparedField => ({ field, one, other, same: JSON.stringify(one) === JSON.stringify(other) });
const half = (id: string, name: string, kind: Half['kind'] = 'place'): Half => ({ id, name, kind, where: null, source: null });

describe('from which side a field is taken', () => {
  test.each<[string, ComparedField, Side | null, Picked, Side | null]>([
    ['what stays is right', row('times', 'Mondays', 'Tuesdays'), 'one', {}, 'one'],
    ['the other one stays', row('times', 'Mondays', 'Tuesdays'), 'other', {}, 'other'],
    ['somebody chose', row('times', 'Mondays', 'Tuesdays'), 'one', { times: 'other' }, 'other'],
    ['nobody said which stays', row('times', 'Mondays', 'Tuesdays'), null, {}, null],
    ['only the other says it', row('times', null, 'Tuesdays'), 'one', {}, 'other'],
    ['only what stays says it', row('times', 'Mondays', null), 'one', {}, 'one'],
    ['one tag of the other', row('tag/food', null, true), 'one', {}, 'other'],
    ['no is no answer', row('is_child', null, true), 'one', {}, 'other'],
    ['not known is no answer', row('status', 'unknown', 'going'), 'one', {}, 'other'],
  ])('%s', (_, field, stays, picked, side) => expect(sideOf(field, stays, picked)).toBe(side));
});

test('units are taken only from the one that goes, and only where the two differ', () => {
  const fields = [row('name', 'A', 'B'), row('times', null, 'Mondays'), row('tag/food', null, true), row('tag/tea', true, null), row('kind', 'place', 'place')];
  expect(taken(fields, 'one', {})).toEqual(['times', 'tag/food']);
  expect(taken(fields, 'other', {})).toEqual(['tag/tea']);
  // Left out on either side, it is as on the side that does not have it.
  expect(taken(fields, 'one', { 'tag/food': 'one', 'tag/tea': 'other', name: 'other' })).toEqual(['name', 'times', 'tag/tea']);
});

test('nobody is asked about what protects, nor about what each has for itself', () => {
  const fields = [row('audience', 'team', 'public'), row('sensitivity', 'careful', 'ordinary'), row('restricted', true, null), row('ends_on', null, '2026-05-04'), row('imported_from', null, { source: 'A', row: '1' }), row('cost', 'free', '£2')];
  expect(asked(fields).map((each) => each.is === 'field' && each.row.field)).toEqual(['cost']);
  expect(protecting(fields)).toEqual(['audience', 'sensitivity', 'restricted', 'ends_on']);
  expect([taken(fields, 'one', {}), taken(fields, 'other', {}), taken(fields, 'one', { audience: 'other', cost: 'other' })]).toEqual([[], [], ['cost']]);
});

test('the elements of a list are one question, and one line where both have them', () => {
  const fields = [row('tag/food', true, null), row('name', 'A', 'B'), row('tag/tea', null, true), row('language/Polish', null, true), row('tag/a/b', true, true), row('tag/c', true, true), row('status', 'going', 'going')];
  expect(asked(fields).map((each) => (each.is === 'list' ? [each.list, each.rows.length] : each.row.field))).toEqual([['tag', 2], 'name', ['language', 1]]);
  expect(agreed(fields)).toEqual([{ field: 'tags', text: 'a/b, c' }, { field: 'status', text: 'Going' }]);
});

test.each<[string, Partial<Comparison>, Side | null]>([
  ['as much on both sides', {}, 'one'],
  ['more ties', { ties: [1, 3] }, 'other'],
  ['more said', { fields: [row('times', null, 'Mondays'), row('cost', null, 'free')], gifts: [1, 0] }, 'other'],
  ['more gifts and ways to reach it', { fields: [row('times', null, 'Mondays')], contacts: [1, 0], gifts: [1, 0] }, 'one'],
  ['that nobody knows how it goes is nothing said', { fields: [row('status', null, 'unknown')] }, 'one'],
  ['people', { people: true, ties: [0, 9] }, null],
])('the one with more in it stays: %s', (_, more, side) => {
  const none: Comparison = { one: half('a', 'A'), other: half('b', 'B'), fields: [], ties: [0, 0], contacts: [0, 0], gifts: [0, 0], people: false };
  expect(staysFirst({ ...none, ...more })).toBe(side);
});

test('two of one name stand on one line, each kind with its sign', () => {
  expect(called({ one: half('a', 'Mill'), other: half('b', 'Mill') })).toEqual([{ name: 'Mill', kinds: ['place'] }]);
  expect(called({ one: half('a', 'Mill'), other: half('b', 'Mill', 'exchange') })).toEqual([{ name: 'Mill', kinds: ['place', 'exchange'] }]);
  expect(called({ one: half('a', 'Mill'), other: half('b', 'Old Mill') }).map(({ name }) => name)).toEqual(['Mill', 'Old Mill']);
});
