import { describe, expect, it } from 'vitest';
import { dayAndTime } from '../../text/words';
import { basesOf, formatName, sentAs, stayed } from './register';

describe('a line of the register', () => {
  it('says what stayed, the most first', () => {
    expect(stayed({ safeguarded: 1, person: 11n, audience: 0 })).toBe('11 people not asked, 1 safeguarded');
    expect(stayed({})).toBe('nothing');
    expect(stayed({ some_new_reason: 2 })).toBe('2 some new reason');
  });
  it('says how many people left by which lawful basis, the most first', () => {
    expect(basesOf({ public_task: 1, consent: 12n })).toEqual(['Consent: 12 people', 'Public task: 1 person']);
    expect(basesOf({})).toEqual([]);
  });
  it('calls what was saved by words', () => {
    expect(['call-sheet', 'map-a3-landscape', 'geojson', 'copy', 'access'].map(formatName)).toEqual([
      'Call sheet', 'Map on paper', 'Map data', 'a copy of a photo', 'a copy of what is held, for themselves',
    ]);
    expect(['call-sheet', 'map-a4', 'csv', 'of-later'].map(sentAs)).toEqual(['a call sheet', 'a map on paper', 'CSV', 'of-later']);
  });
  it('says when, with the time where there is one', () => {
    expect(dayAndTime('2026-03-03')).toBe('3 March 2026');
    expect(dayAndTime('2026-03-03T14:02:00')).toBe('3 March 2026, 14:02');
    expect(dayAndTime('one day')).toBe('one day');
  });
});
