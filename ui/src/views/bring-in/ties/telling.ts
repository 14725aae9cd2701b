// What tells whether a file holds ties.

import type { TiesPlan } from '../../../core/bindings';

/** A network, by the ending of its name. */
export const isNetwork = (path: string) => /\.(graphml|gexf)$/i.test(path);

/** A table has rows that may be assets as well as ties. */
export const isTable = (format: string) => /^(csv|xlsx)$/i.test(format);

/** The core knows the file as one of ties: a network, or a list whose columns say of both ends what they are known by. */
export function isPlain(plan: Pick<TiesPlan, 'format' | 'columns'>): boolean {
  const holds = plan.columns.map((column) => column.holds);
  return !isTable(plan.format) || (holds.includes('from_id') && holds.includes('to_id'));
}

const FIRST = ['from', 'source', 'subject'];
const SECOND = ['to', 'target', 'object'];

/** Two columns whose names sound as if they held the two ends of ties. */
export function soundLikeEnds(names: string[]): [string, string] | null {
  const named = (words: string[]) =>
    names.find((name) => words.includes(name.toLowerCase().replace(/[\s_-]+/g, ' ').trim().replace(/ (id|name)$/, '')));
  const [first, second] = [named(FIRST), named(SECOND)];
  return first !== undefined && second !== undefined ? [first, second] : null;
}
