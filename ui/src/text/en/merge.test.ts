import { expect, test } from 'vitest';
import type { MergeCounts } from '../../core/bindings';
import { merge as polish } from '../pl/merge';
import { merge as english } from './merge';

const counts = (part: Partial<MergeCounts>): MergeCounts => ({ new: 0, changed: 0, conflicts: 0, erased: 0, duplicates: 0, ...part });

test.each([
  [
    { new: 12, changed: 5, conflicts: 2, erased: 1, duplicates: 3 },
    '12 new, 5 changed, 2 you disagree on, 1 erased elsewhere, 3 look like ones you have',
    '12 nowych, 5 zmienionych, 2 sprawy, w których się różnicie, 1 usunięty na zawsze gdzie indziej, 3 podobne do tego, co już tu jest',
  ],
  [{ new: 1 }, '1 new', '1 nowy'],
  [{ duplicates: 1 }, '1 looks like one you have', '1 podobny do tego, co już tu jest'],
  [{ conflicts: 5 }, '5 you disagree on', '5 spraw, w których się różnicie'],
  [{}, 'No asset is new or changed', 'Żaden zasób nie jest nowy ani zmieniony'],
])('%j in a sentence', (part, en, pl) => {
  expect(english.summary(counts(part))).toBe(en);
  expect(polish.summary(counts(part))).toBe(pl);
});

test.each([
  ['Amina', 'KITCHEN', 'From Amina’s laptop KITCHEN', 'Skąd: laptop KITCHEN (Amina)', 'Amina’s laptop and yours, together'],
  ['Amina', null, 'From Amina’s laptop', 'Skąd: laptop (Amina)', 'Amina’s laptop and yours, together'],
  [null, 'KITCHEN', 'From the laptop KITCHEN', 'Skąd: laptop KITCHEN', 'The laptop KITCHEN and yours, together'],
  [null, null, 'From a laptop without a name', 'Skąd: laptop bez nazwy', 'The other laptop and yours, together'],
])('%s at %s', (person, laptop, from, skad, together) => {
  expect(english.from(person, laptop)).toBe(from);
  expect(polish.from(person, laptop)).toBe(skad);
  expect(english.together(person, laptop)).toBe(together);
});

const NOW = new Date(2026, 4, 15, 9, 0);
test.each([
  ['2026-05-15T08:05:00', 'today, 08:05', 'dzisiaj, 08:05'],
  ['2026-05-14T14:02:00', 'yesterday, 14:02', 'wczoraj, 14:02'],
  ['2026-05-02T14:02:00', '2 May 2026, 14:02', '2 maja 2026, 14:02'],
  ['some day', 'some day', 'some day'],
])('%s is %s', (iso, en, pl) => {
  expect(english.when(iso, NOW)).toBe(en);
  expect(polish.when(iso, NOW)).toBe(pl);
});

test.each([
  ['Maryam', 'KITCHEN', '2026-05-03T14:02:00', 'Maryam left something for you on 3 May 2026.', 'Czeka na ciebie coś nowego. Od kogo: Maryam, 3 maja 2026.'],
  [null, 'KITCHEN', '2026-05-15T08:05:00', 'The laptop KITCHEN left something for you today.', 'Czeka na ciebie coś nowego. Od kogo: laptop KITCHEN, dzisiaj.'],
  [null, null, 'some day', 'Another laptop left something for you.', 'Czeka na ciebie coś nowego. Od kogo: inny laptop.'],
])('%s at %s left something: %s', (person, laptop, iso, en, pl) => {
  expect(english.leftBy(person, laptop, iso, NOW)).toBe(en);
  expect(polish.leftBy(person, laptop, iso, NOW)).toBe(pl);
});

test('what comes beside assets is named where it has a name', () => {
  expect(english.besides({ asset: 17, relationship: 1, gift: 2, saved_view: 1, from_a_newer_version: 3 })).toBe('Besides: 1 tie, 2 gifts and 4 other things.');
  expect(polish.besides({ relationship: 5, wish: 2, saved_view: 1 })).toBe('Poza tym: 5 powiązań, 2 życzenia i 1 inna rzecz.');
  expect(english.besides({ asset: 17 })).toBe('');
});

test('how much was saved', () => {
  expect([english.isSaved(1, '2 kB'), english.isSaved(0, '1 kB')]).toEqual(['Saved: 1 change, 2 kB.', 'Saved, 1 kB. There was nothing new to give.']);
  expect([1, 3, 5].map((n) => polish.isSaved(n, '2 kB'))).toEqual(['Zapisano: 1 zmiana, 2 kB.', 'Zapisano: 3 zmiany, 2 kB.', 'Zapisano: 5 zmian, 2 kB.']);
});
