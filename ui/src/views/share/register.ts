// A line of the register in words.

import { reasonWords, register } from '../../text/share';

/** "3 March 2026, 14:02": the day and time of an ISO 8601 time, where the window is. */
export function whenGiven(iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  const day = time.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
  if (!iso.includes('T')) return day;
  return `${day}, ${time.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`;
}

/** "11 people, 4 safeguarded": what stayed, by reason, the most first. */
export function stayed(withheld: Record<string, bigint | number>): string {
  const groups = Object.entries(withheld).map(([reason, n]) => ({ reason, n: Number(n) }));
  const some = groups.filter(({ n }) => n > 0).sort((a, b) => b.n - a.n);
  if (some.length === 0) return register.stayedNone;
  const words = (reason: string) =>
    (reasonWords as Record<string, { words: string }>)[reason]?.words ?? reason.replaceAll('_', ' ');
  return some.map(({ reason, n }) => `${n.toLocaleString('en-GB')} ${words(reason).toLowerCase()}`).join(', ');
}
