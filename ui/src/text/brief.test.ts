import { expect, test } from 'vitest';
import { brief, fileStem } from './brief';

test.each([
  ['Seed swap shelf', 20, 'Seed swap shelf'],
  ['Seed swap shelf', 15, 'Seed swap shelf'],
  ['Seed swap shelf', 14, 'Seed swap she…'],
  ['Seed swap shelf', 11, 'Seed swap…'],
  ['🌳🌳🌳', 3, '🌳🌳🌳'],
  ['🌳🌳🌳🌳🌳🌳🌳🌳', 3, '🌳🌳…'],
  ['', 5, ''],
])('%s in %i signs', (text, most, expected) => {
  expect(brief(text, most)).toBe(expected);
});

test('a name of any length is brief', () => {
  expect(brief('a'.repeat(10_000))).toHaveLength(80);
});

test.each([
  ['Aldermoor for Greenfield Council', 'Aldermoor for Greenfield Council'],
  ['Hale: North/South', 'Hale North South'],
  ['A/B: "C" for D?', 'A B C for D'],
  ['  Łódź\n for everyone. ', 'Łódź for everyone'],
  ['Weir End…', 'Weir End…'],
  ['Weir End...', 'Weir End'],
  ['  ', 'Hereabouts'],
  ['???', 'Hereabouts'],
])('%j is kept as %j', (name, stem) => {
  expect(fileStem(name)).toBe(stem);
});

test('no name is too long for a file', () => {
  expect(new TextEncoder().encode(fileStem('🌳'.repeat(5000))).length).toBeLessThan(245);
});
