// Days and times as people say them.

import { formats, past } from '../formats';
import { count } from './counting';

const written = formats('en-GB');
export const { clock, day, month, partOfDay } = written;
export const dayAndTime = (iso: string) => written.dayAndTime(iso);

/** "today", "3 weeks ago", "14 months ago". */
export function ago(iso: string, now = new Date()): string {
  const { unit, n } = past(iso, now);
  if (unit === 'day' && n < 2) return n === 0 ? 'today' : 'yesterday';
  if (unit === 'week' && n === 1) return 'last week';
  return `${count(n, unit, `${unit}s`)} ago`;
}
