// Numbers always come with their noun.

/** "1 row", "1,204 rows". */
export function count(n: number, one: string, many: string): string {
  return `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;
}

/** Parts that may be missing as sentences after one another: each ends with a stop, none with two. */
export function sentences(...parts: (string | null | undefined)[]): string {
  const said = parts.flatMap((part) => part?.trim() || []);
  return said.map((part) => (/[.!?…]$/.test(part) ? part : `${part}.`)).join(' ');
}
