import { describe, expect, it } from 'vitest';
import { dayAndTime } from '../../text/words';
import { stayed } from './register';

describe('a line of the register', () => {
  it('says what stayed, the most first', () => {
    expect(stayed({ safeguarded: 1, person: 11n, audience: 0 })).toBe('11 people, 1 safeguarded');
    expect(stayed({})).toBe('nothing');
    expect(stayed({ some_new_reason: 2 })).toBe('2 some new reason');
  });
  it('says when, with the time where there is one', () => {
    expect(dayAndTime('2026-03-03')).toBe('3 March 2026');
    expect(dayAndTime('2026-03-03T14:02:00')).toBe('3 March 2026, 14:02');
    expect(dayAndTime('one day')).toBe('one day');
  });
});
