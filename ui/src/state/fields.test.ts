import { afterEach, expect, test } from 'vitest';
import type { CatalogueInfo, Travel } from '../core/bindings';
import { catalogue } from './catalogue.svelte';
import { isFieldHere } from './fields';

afterEach(() => catalogue.closed());

function open(travel: Travel | null) {
  catalogue.info = { name: 'Aldermoor', travel } as CatalogueInfo;
}
const copy = (fields: string[] | null): Travel => ({ made_at: '2026-05-03T10:00:00Z', home: 'Aldermoor', reader: 'Green Partners', fields, about: { licence: null, attributions: [], who_to_ask: null, coarsening: [] } });
const FIELDS = ['summary', 'tag', 'place', 'who_leads'];

test.each([
  ['name', true],
  ['kind', true],
  ['summary', true],
  ['note', false],
  ['steward', false],
  ['who_leads', true],
  ['tags', true],
  ['tag/food', true],
  ['languages', false],
  ['place', true],
  ['address', true],
  ['postcode', true],
  ['field/seats', false],
  ['custom', false],
  ['extra', false],
])('%s in a copy for a partner: %s', (field, is) => {
  open(copy(FIELDS));
  expect(isFieldHere(field)).toBe(is);
});

test('what is kept under another name is found by it', () => {
  open(copy(['name', 'language', 'x', 'field']));
  expect(['languages', 'extra', 'x/Ward', 'custom', 'field/seats', 'tags', 'address'].map(isFieldHere)).toEqual([true, true, true, true, true, false, false]);
});

test('at home, and in a copy for the team, there is every field', () => {
  for (const travel of [null, copy(null)]) {
    open(travel);
    expect(['note', 'steward', 'field/seats'].every(isFieldHere)).toBe(true);
  }
  catalogue.closed();
  expect(isFieldHere('note')).toBe(true);
});
