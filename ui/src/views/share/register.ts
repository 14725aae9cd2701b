// A line of the register in words.

import { number, reasonWords, register } from '../../text/words';

/** "11 people, 4 safeguarded": what stayed, by reason, the most first. */
export function stayed(withheld: Record<string, bigint | number>): string {
  const groups = Object.entries(withheld).map(([reason, n]) => ({ reason, n: Number(n) }));
  const some = groups.filter(({ n }) => n > 0).sort((a, b) => b.n - a.n);
  if (some.length === 0) return register.stayedNone;
  const words = (reason: string) =>
    (reasonWords as Record<string, { words: string }>)[reason]?.words ?? reason.replaceAll('_', ' ');
  return some.map(({ reason, n }) => `${number(n)} ${words(reason).toLowerCase()}`).join(', ');
}
