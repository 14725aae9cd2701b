// Numbers always come with their noun.

/** "1 row", "1,204 rows". */
export function count(n: number, one: string, many: string): string {
  return `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;
}
