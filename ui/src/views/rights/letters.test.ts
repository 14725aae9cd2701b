import { beforeEach, expect, test } from 'vitest';
import type { Correction, Sent, Shareable } from '../../core/bindings';
import { pretend } from '../../core/fake';
import { speakTo } from '../../core/transport';
import { catalogue } from '../../state/catalogue.svelte';
import { correctedTo, daysOf, erasedTo } from './letters';

beforeEach(async () => {
  speakTo(pretend());
  await catalogue.opened();
});

let next = 1;
const sent = (partner: string, what: Shareable[], on = '2026-05-12T10:00:00', format = 'geojson'): Sent => ({
  id: `sent-${next++}`, on, audience: `partners:${partner}`, partner, contact: null, format, what,
});
const put = (field: string, all: Sent[], was: string | null = null): Correction => ({ request: 'asked', field, was, sent: all });

test('whoever was given what was wrong gets one letter', () => {
  const told = correctedTo(put('languages', [sent('council', ['languages']), sent('trust', ['languages']), sent('council', ['languages'], '2026-05-01T10:00:00')]));
  expect(told.map(({ name }) => name)).toEqual(['council', 'trust']);
  expect(correctedTo(put('note', []))).toEqual([]);
});

test('a letter names nobody whose name was not given, each time', () => {
  const letter = (...what: Shareable[][]) => correctedTo(put('contacts', what.map((each) => sent('council', each))))[0]?.letter('Nadia');
  expect(letter(['name', 'contact'])).toContain('Nadia is in it. What it said there (how to reach them) was wrong.');
  for (const unnamed of [letter(['contact']), letter(['name', 'contact'], ['contact'])]) {
    expect(unnamed).toContain('A person without a name is in it. What it said there (how to reach them) was wrong.');
    expect(unnamed).not.toContain('Nadia');
  }
  const renamed = correctedTo(put('name', [sent('council', ['name'])], 'Nadja'))[0]?.letter('Nadia');
  expect(renamed).toContain('Nadja is in it.');
});

test('a day is said once, with what was sent on it, the first one first', () => {
  const all = [
    sent('council', [], '2026-06-03T15:00:00', 'map-a4'),
    ...Array.from({ length: 4 }, () => sent('council', [], '2026-05-12T11:00:00')),
    sent('council', [], '2026-05-12T09:00:00', 'csv'),
  ];
  expect(daysOf(all)).toEqual(['12 May 2026 (spreadsheet and map data)', '3 June 2026 (map on paper)']);
  expect(erasedTo(all)[0]?.text).toContain('On 12 May 2026 (spreadsheet and map data) and 3 June 2026 (map on paper) we gave you a list');
});
