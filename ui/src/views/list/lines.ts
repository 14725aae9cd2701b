// What stands in which line of the table: headings, and the rows of those that are open.

import type { Group } from '../../core/bindings';

export type Line = { is: 'heading'; group: number } | { is: 'row'; offset: number; group: number | null };

export interface Lines {
  /** How many there are. */
  count: number;
  at: (line: number) => Line | undefined;
  /** The line of a row; of the heading where its group is closed. */
  lineOf: (offset: number) => number;
}

/** Without groups every line is a row. `closed` holds the values of headings that are closed. */
export function linesOf(groups: Group[], rows: number, closed: ReadonlySet<string>): Lines {
  if (groups.length === 0)
    return {
      count: rows,
      at: (line) => (line >= 0 && line < rows ? { is: 'row', offset: line, group: null } : undefined),
      lineOf: (offset) => offset,
    };
  /** The line of each heading, and the offset of the first row under it. */
  const starts: { line: number; offset: number; open: boolean }[] = [];
  let [line, offset] = [0, 0];
  for (const { value, count } of groups) {
    const open = !closed.has(value);
    starts.push({ line, offset, open });
    line += 1 + (open ? count : 0);
    offset += count;
  }
  const total = line;
  return {
    count: total,
    at: (line) => {
      if (line < 0 || line >= total) return undefined;
      const group = last(starts.length, (i) => (starts[i]?.line ?? Infinity) <= line);
      const start = starts[group];
      if (!start) return undefined;
      if (start.line === line) return { is: 'heading', group };
      return { is: 'row', offset: start.offset + line - start.line - 1, group };
    },
    lineOf: (offset) => {
      const start = starts[last(starts.length, (i) => (starts[i]?.offset ?? Infinity) <= offset)];
      if (!start) return 0;
      return start.open ? start.line + 1 + offset - start.offset : start.line;
    },
  };
}

/** The last of so many for which it holds, where it holds for all before it. */
function last(count: number, holds: (i: number) => boolean): number {
  let [low, high] = [0, count - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
