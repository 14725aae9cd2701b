// What happens, when, and what is on this week.

import type { Nth, Rule, Schedule } from '../../core/bindings';
import { count } from './counting';
import { day } from './times';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const ORDINALS: Record<string, string> = { '1': 'first', '2': 'second', '3': 'third', '4': 'fourth', '5': 'fifth', '-1': 'last', '-2': 'last but one' };
const MONTHS = Array.from({ length: 12 }, (_, i) => new Date(2026, i, 1).toLocaleDateString('en-GB', { month: 'long' }));

function and(parts: string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

function ordinal(n: number): string {
  if (n === -1) return 'last day';
  const teen = n % 100 > 10 && n % 100 < 14;
  return `${n}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;
}

const weekday = ({ day }: Nth) => DAYS[day] ?? '';
const nthDay = (nth: Nth) => (nth.nth === null ? weekday(nth) : `${ORDINALS[nth.nth] ?? ordinal(nth.nth)} ${weekday(nth)}`);
const each = (n: number, unit: string) => (n === 1 ? `each ${unit}` : n === 2 ? `every other ${unit}` : `every ${count(n, unit, `${unit}s`)}`);

function comesAgain(rule: Rule, first: string): string {
  const { interval: n, days } = rule;
  const on = new Date(first);
  const own = { day: (on.getDay() + 6) % 7, nth: null };
  const monthDays = rule.month_days.length > 0 ? rule.month_days : [on.getDate()];
  switch (rule.freq) {
    case 'daily':
      return n === 1 ? 'Every day' : `Every ${count(n, 'day', 'days')}`;
    case 'weekly': {
      const named = and((days.length > 0 ? days : [own]).map(weekday));
      if (n === 1) return `Every ${named}`;
      return n === 2 ? `Every other ${named}` : `Every ${count(n, 'week', 'weeks')} on ${named}`;
    }
    case 'monthly':
      if (days.length > 0) return `The ${and(days.map(nthDay))} of ${each(n, 'month')}`;
      return `On the ${and(monthDays.map(ordinal))} of ${each(n, 'month')}`;
    case 'yearly': {
      const months = and((rule.months.length > 0 ? rule.months : [on.getMonth() + 1]).map((m) => MONTHS[m - 1] ?? ''));
      const when = days.length > 0 ? `the ${and(days.map(nthDay))} of ${months}` : `${and(monthDays.map(String))} ${months}`;
      return n === 1 ? `Every year on ${when}` : `Every ${count(n, 'year', 'years')} on ${when}`;
    }
  }
}

/** "Every Wednesday, 10:00 to 11:30". */
export function whenWords(schedule: Schedule | null, rule: Rule | null): string {
  if (!schedule) return '';
  const again = rule ? comesAgain(rule, schedule.first) : day(schedule.first);
  const { begins, ends } = schedule;
  const hours = begins && ends ? `${begins} to ${ends}` : begins ? `at ${begins}` : '';
  const until = rule?.until ? `until ${day(rule.until)}` : rule?.count ? count(rule.count, 'time', 'times') : '';
  return [again, hours, until, rule?.more ? 'with a rule of its own' : ''].filter(Boolean).join(', ');
}

export const activities = {
  title: 'What happens',
  add: 'Add something that happens',
  edit: (name: string) => `Edit ${name}`,
  next: (iso: string) => `next ${day(iso)}`,
  over: 'no more days known',
  at: (name: string) => `at ${name}`,
  by: (name: string) => `by ${name}`,
  firstTime: 'The first time you come',
  name: 'What happens?',
  nameHint: 'For example: a slow walk, band practice, lunch',
  needsName: 'Say what happens first.',
  first: 'On',
  begins: 'From',
  ends: 'To',
  again: 'Again',
  repeats: {
    once: 'Just once',
    daily: 'Every day',
    weekly: 'Every week on that day',
    fortnightly: 'Every other week on that day',
    nth: 'Every month, on the same weekday of the month',
    last: 'Every month, on the last such weekday',
    monthday: 'Every month, on the same date',
    yearly: 'Every year',
    own: 'As it is: a rule of its own',
  },
  until: 'Until',
  untilHint: 'Leave it empty while it goes on',
  notOn: 'Days it does not happen',
  notOnHint: 'For example 2026-12-25, with commas between them',
  where: 'Where, if not at its own place',
  cost: 'What it costs',
  access: 'Getting in and around',
  firstTimeHint: 'Who to look for, what to bring, what happens',
  note: 'Note for the team',
  keep: 'Keep it',
  cancel: 'Never mind',
  remove: 'Remove',
  removed: (name: string) => `${name} was removed`,
  noPlace: 'At its own place',
  clearPlace: 'At its own place again',
};

export const week = {
  title: 'What is on',
  of: (from: string, to: string) => `${day(from)} to ${day(to)}`,
  earlier: 'The week before',
  later: 'The week after',
  now: 'This week',
  nothing: 'nothing known',
  empty: 'Nothing is known of this week.',
  emptyHint: 'Open the card of a group or a place and add something that happens there.',
  emptyDo: 'Choose one in the list',
  emptyAll: 'Look at everything',
  howMany: (n: number) => (n === 0 ? 'Nothing is on' : `${count(n, 'thing is', 'things are')} on`),
  dayOf: (iso: string) =>
    new Date(`${iso}T12:00`).toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' }),
  today: 'today',
};
