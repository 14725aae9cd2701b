// When a promise is due, as the home page says it, and the order in which promises stand.

import type { FollowUp, FollowUpLine } from '../../core/bindings';
import { home as words } from '../../text/words';

const DAY = 86_400_000;
/** A weekday says which one it is for so many days. */
const NEAR_DAYS = 6;

/** `days` from today to an ISO 8601 day; what is past is negative. */
const daysTo = (day: string, today: string) => Math.round((Date.parse(day) - Date.parse(today)) / DAY);
const isNear = (days: number) => Math.abs(days) <= NEAR_DAYS;

export const isDueNow = ({ due, done_on }: FollowUp, today: string) => done_on === null && due !== null && due <= today;

/** "today", "Thursday", "since Monday", "done yesterday". */
export function whenDue({ due, done_on }: FollowUp, today: string): string {
  if (done_on !== null) {
    const days = daysTo(done_on, today);
    return days === 0 ? words.doneToday : words.doneOn(done_on, isNear(days));
  }
  if (due === null) return words.dueSomeTime;
  const days = daysTo(due, today);
  if (days === 0) return words.dueToday;
  if (days === 1) return words.dueTomorrow;
  return days < 0 ? words.dueSince(due, isNear(days)) : words.dueOn(due, isNear(days));
}

/** What is due first comes first, then what has no day, and what is done last. */
export function inOrder(lines: FollowUpLine[]): FollowUpLine[] {
  const key = ({ follow_up: { due, done_on } }: FollowUpLine) => (done_on !== null ? `2${done_on}` : due !== null ? `0${due}` : '1');
  return [...lines].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
