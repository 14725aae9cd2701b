// The ways in which something comes again, as a form offers them, and as RFC 5545 writes them.

import type { Rule } from '../../core/bindings';

export type Repeat = 'once' | 'daily' | 'weekly' | 'fortnightly' | 'nth' | 'last' | 'monthday' | 'yearly' | 'own';
export const REPEATS: Repeat[] = ['once', 'daily', 'weekly', 'fortnightly', 'nth', 'last', 'monthday', 'yearly'];

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** The rule of a choice, for something that first happens on a day (ISO 8601); null happens once. */
export function ruleOf(repeat: Repeat, first: string, until: string): string | null {
  const on = new Date(`${first}T12:00`);
  const day = DAYS[(on.getDay() + 6) % 7];
  const nth = Math.ceil(on.getDate() / 7);
  const rules: Record<Exclude<Repeat, 'once' | 'own'>, string> = {
    daily: 'FREQ=DAILY',
    weekly: `FREQ=WEEKLY;BYDAY=${day}`,
    fortnightly: `FREQ=WEEKLY;INTERVAL=2;BYDAY=${day}`,
    nth: `FREQ=MONTHLY;BYDAY=${nth}${day}`,
    last: `FREQ=MONTHLY;BYDAY=-1${day}`,
    monthday: `FREQ=MONTHLY;BYMONTHDAY=${on.getDate()}`,
    yearly: 'FREQ=YEARLY',
  };
  if (repeat === 'once' || repeat === 'own' || Number.isNaN(on.getTime())) return null;
  return until ? `${rules[repeat]};UNTIL=${until.replaceAll('-', '')}T000000Z` : rules[repeat];
}

/** Which choice a rule is; `own` when the form has none for it. */
export function repeatOf(rule: Rule | null, written: string | null, first: string): Repeat {
  if (!rule || !written) return 'once';
  const bare = written.replace(/;?UNTIL=[^;]*/, '');
  return REPEATS.find((each) => ruleOf(each, first, '') === bare) ?? 'own';
}
