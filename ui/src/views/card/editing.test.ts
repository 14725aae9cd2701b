import { expect, test } from 'vitest';
import type { Place, Sensitivity } from '../../core/bindings';
import { mayBePublic, needsReason, partnerIds, usual } from './audience';
import { placeWith, typedValue } from './editing';

const POINT = { type: 'Point' as const, coordinates: [-2.02, 53.47] };
const placed: Place = { geometry: POINT, precision: 'building', uncertainty_m: null, method: 'pin', address: 'Mill Lane', postcode: null };

test('taken off the map, what people say of the place stays', () => {
  expect(placeWith(placed, { geometry: null })).toEqual({
    geometry: null, precision: 'none', uncertainty_m: null, method: null, address: 'Mill Lane', postcode: null,
  });
});

test('a place of which nothing is left is none', () => {
  expect(placeWith({ ...placed, address: null }, { geometry: null })).toBeNull();
  expect(placeWith(null, { address: null })).toBeNull();
});

test('words alone put nothing on the map', () => {
  expect(placeWith(null, { address: 'by the weir' })).toMatchObject({ geometry: null, precision: 'none' });
});

test('a change of words leaves the spot where it is', () => {
  expect(placeWith(placed, { address: 'Mill Lane 14' })).toEqual({ ...placed, address: 'Mill Lane 14' });
});

test.each([
  ['', null],
  ['   ', null],
  [' Old Chapel ', 'Old Chapel'],
])('%j typed is the value %j', (text, value) => {
  expect(typedValue(text)).toBe(value);
});

test('people and groups stay with the team unless somebody says why', () => {
  expect(usual('person')).toBe('team');
  expect(usual('place')).toBe('public');
  const of = (audience: string, sensitivity: Sensitivity = 'ordinary', audience_reason: string | null = null) => ({ audience, audience_reason, sensitivity });
  expect(needsReason(of('team'), 'public')).toBe(true);
  expect(needsReason(of('me'), 'team')).toBe(true);
  expect(needsReason(of('partners:a'), 'public')).toBe(true);
  expect(needsReason(of('public'), 'public')).toBe(false);
  expect(needsReason(of('public'), 'team')).toBe(false);
  expect(needsReason(of('partners:a'), 'team')).toBe(false);
  expect(needsReason(of('public', 'sensitive'), 'public')).toBe(true);
  expect(needsReason(of('public', 'sensitive', 'they asked us to'), 'public')).toBe(false);
  expect(mayBePublic('person')).toBe(false);
});

test('the partners of an audience are read from it', () => {
  expect(partnerIds('partners:a,b')).toEqual(['a', 'b']);
  expect(partnerIds('public')).toEqual([]);
});
