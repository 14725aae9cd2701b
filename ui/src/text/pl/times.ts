// Days and times as people say them.

import { formats, past } from '../formats';
import { count } from './counting';

const written = formats('pl-PL');
export const { clock, day, month } = written;
export const dayAndTime = (iso: string) => written.dayAndTime(iso);

/** "2019 r.", "maja 2019", "4 maja 2019": as it stands after "od" and "do". */
export function partOfDay(text: string): string {
  const said = written.partOfDay(text);
  if (/^\d{4}$/.test(said)) return `${said} r.`;
  if (!/^\d{4}-\d{1,2}$/.test(text)) return said;
  // The month stands in the genitive where a day is before it, and only there.
  return written.partOfDay(`${text}-01`).replace(/^\S+ /, '');
}

const UNITS = {
  day: ['dzień', 'dni', 'dni'],
  week: ['tydzień', 'tygodnie', 'tygodni'],
  month: ['miesiąc', 'miesiące', 'miesięcy'],
  year: ['rok', 'lata', 'lat'],
} as const;

/** "dzisiaj", "3 tygodnie temu", "14 miesięcy temu". */
export function ago(iso: string, now = new Date()): string {
  const { unit, n } = past(iso, now);
  if (unit === 'day' && n < 2) return n === 0 ? 'dzisiaj' : 'wczoraj';
  if (unit === 'week' && n === 1) return 'tydzień temu';
  const [one, few, many] = UNITS[unit];
  return `${count(n, one, few, many)} temu`;
}
