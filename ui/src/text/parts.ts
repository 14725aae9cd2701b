// Sentences with assets in them that can be opened: pieces of text, and the assets between them.

import type { Party } from '../core/bindings';

export type Part = string | Party;

/** "A", "A and B", "A, B and C"; of more than `most` the first, and in words how many others. */
export function listed(parties: Party[], and: string, most: number, others: (n: number) => string): Part[] {
  const shown = parties.length > most + 1 ? parties.slice(0, most) : parties;
  const left = parties.length - shown.length;
  const items: Part[] = left > 0 ? [...shown, others(left)] : shown;
  return items.flatMap((item, i) => (i === 0 ? [item] : [i === items.length - 1 ? and : ', ', item]));
}

/** The same as plain text. */
export const plain = (parts: Part[]): string => parts.map((part) => (typeof part === 'string' ? part : part.name)).join('');
