// Numbers always come with their noun.

import { formats } from '../formats';

export const { number } = formats('en-GB');

/** "1 row", "1,204 rows". */
export function count(n: number, one: string, many: string): string {
  return `${number(n)} ${n === 1 ? one : many}`;
}
