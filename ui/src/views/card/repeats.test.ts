import { describe, expect, it } from 'vitest';
import type { Rule, Schedule } from '../../core/bindings';
import { whenWords } from '../../text/words';
import { REPEATS, repeatOf, ruleOf } from './repeats';

const rule = (parts: Partial<Rule>): Rule => ({
  freq: 'weekly', interval: 1, days: [], month_days: [], months: [], until: null, count: null, more: false, ...parts,
});

describe('how something comes again', () => {
  // The second Saturday of November 2026.
  const first = '2026-11-14';
  it.each([
    ['weekly', 'FREQ=WEEKLY;BYDAY=SA'],
    ['fortnightly', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SA'],
    ['nth', 'FREQ=MONTHLY;BYDAY=2SA'],
    ['last', 'FREQ=MONTHLY;BYDAY=-1SA'],
    ['monthday', 'FREQ=MONTHLY;BYMONTHDAY=14'],
    ['once', null],
  ] as const)('%s is %s', (repeat, expected) => expect(ruleOf(repeat, first, '')).toBe(expected));

  it('every choice is known again, also with an end', () => {
    for (const repeat of REPEATS.filter((each) => each !== 'once')) {
      const written = ruleOf(repeat, first, '2027-01-01');
      expect(written).toMatch(/;UNTIL=20270101T000000Z$/);
      expect(repeatOf(rule({}), written, first)).toBe(repeat);
    }
    expect(repeatOf(rule({}), 'FREQ=WEEKLY;BYDAY=MO,TU', first)).toBe('own');
    expect(repeatOf(null, null, first)).toBe('once');
  });
});

describe('when, in a sentence', () => {
  const schedule: Schedule = { first: '2026-11-25', begins: '10:00', ends: '11:30', rule: 'x', not_on: [] };
  it.each([
    [{ days: [{ day: 2, nth: null }] }, 'Every Wednesday, 10:00 to 11:30'],
    [{ days: [{ day: 0, nth: null }, { day: 3, nth: null }] }, 'Every Monday and Thursday, 10:00 to 11:30'],
    [{ interval: 2 }, 'Every other Wednesday, 10:00 to 11:30'],
    [{ freq: 'monthly', days: [{ day: 4, nth: -1 }] }, 'The last Friday of each month, 10:00 to 11:30'],
    [{ freq: 'monthly', interval: 2, month_days: [1, 22] }, 'On the 1st and 22nd of every other month, 10:00 to 11:30'],
    [{ freq: 'yearly' }, 'Every year on 25 November, 10:00 to 11:30'],
    [{ freq: 'daily', count: 3 }, 'Every day, 10:00 to 11:30, 3 times'],
    [{ until: '2027-01-01' }, 'Every Wednesday, 10:00 to 11:30, until 1 January 2027'],
  ] as [Partial<Rule>, string][])('%o is %s', (parts, expected) => {
    expect(whenWords(schedule, rule(parts))).toBe(expected);
  });
  it('once is a day', () => {
    expect(whenWords({ ...schedule, ends: undefined }, null)).toBe('25 November 2026, at 10:00');
    expect(whenWords(null, null)).toBe('');
  });
});
