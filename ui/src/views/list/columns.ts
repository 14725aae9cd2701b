// The columns of the list, and which of them there is room for.

import type { Sort, SortBy } from '../../core/bindings';

export type Column = 'name' | 'kind' | 'summary' | 'place' | 'ties' | 'checked' | 'area' | 'tags';

interface ColumnLook {
  column: Column;
  /** Width in rem, or how eagerly it grows. */
  width: string;
  /** The narrowest list, in rem, in which it is shown. */
  from: number;
}

// Narrow lists drop tags, then the area, then where, then last checked, then the word for the kind.
// The outline of the kind stands beside the name at every width.
const COLUMNS: ColumnLook[] = [
  { column: 'name', width: 'minmax(12rem, 1.5fr)', from: 0 },
  { column: 'kind', width: '6.5rem', from: 0 },
  { column: 'summary', width: 'minmax(8rem, 1.25fr)', from: 30 },
  { column: 'place', width: 'minmax(7.5rem, 0.9fr)', from: 42 },
  { column: 'ties', width: '2.75rem', from: 40 },
  { column: 'checked', width: '8.75rem', from: 36 },
  { column: 'area', width: 'minmax(7rem, 0.8fr)', from: 62 },
  { column: 'tags', width: 'minmax(9rem, 1fr)', from: 64 },
];

/** The columns for a list that is so many rem wide. */
export function columnsFor(rem: number): ColumnLook[] {
  const shown = COLUMNS.filter(({ from }) => rem >= from);
  // The word for the kind gives way to what an asset offers, until there is room for both.
  const withKind = rem >= 56 || rem < 30;
  return shown.filter(({ column }) => column !== 'kind' || withKind);
}

/** What a click on a heading asks for: that column, or the other way round. */
export function sortedBy(sort: Sort, by: SortBy): Sort {
  if (sort.by === by) return { by, descending: !sort.descending };
  // Many ties, and what was checked last, are looked for first.
  return { by, descending: by === 'ties' || by === 'checked' };
}

export function ariaSort(sort: Sort, by: SortBy): 'ascending' | 'descending' | 'none' {
  if (sort.by !== by) return 'none';
  return sort.descending ? 'descending' : 'ascending';
}
