// A line of the register in words.

import { basisWords, consent, number, reasonWords, register, share } from '../../text/words';

/** "11 people, 4 safeguarded": what stayed, by reason, the most first. */
export function stayed(withheld: Record<string, bigint | number>): string {
  const groups = Object.entries(withheld).map(([reason, n]) => ({ reason, n: Number(n) }));
  const some = groups.filter(({ n }) => n > 0).sort((a, b) => b.n - a.n);
  if (some.length === 0) return register.stayedNone;
  const words = (reason: string) =>
    (reasonWords as Record<string, { words: string }>)[reason]?.words ?? reason.replaceAll('_', ' ');
  return some.map(({ reason, n }) => `${number(n)} ${words(reason).toLowerCase()}`).join(', ');
}

/** The month of a day and time, here: 2026-05. */
export function monthOf(on: string): string {
  const date = new Date(on);
  return Number.isNaN(date.getTime()) ? on.slice(0, 7) : `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`;
}

/** Lawful bases with how many people left by each, the most first. */
export function basesOf(bases: Record<string, bigint | number>): string[] {
  const some = Object.entries(bases).map(([basis, n]) => ({ basis, n: Number(n) }));
  return some
    .sort((a, b) => b.n - a.n)
    .map(({ basis, n }) => register.basisOf((basisWords as Record<string, { words: string }>)[basis]?.words ?? basis.replaceAll('_', ' '), n));
}

/** A format of the register as people call it: the paper it was printed on does not matter there. */
export function formatName(format: string): string {
  const known = family(format);
  return share.formats[known]?.words ?? consent.format[known] ?? format;
}

/** The same within a sentence, to whoever asks what was sent. */
export function sentAs(format: string): string {
  return consent.format[family(format)] ?? formatName(format);
}

const family = (format: string) => (format === 'call-sheet' ? 'sheet' : format.startsWith('map-') ? 'map' : format);
