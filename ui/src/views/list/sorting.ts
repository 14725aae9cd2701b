// By what the table is sorted, and what a click on a heading makes of it.

import type { Order } from '../../core/bindings';

/** Many ties, and what was checked last, are looked for first. */
const LARGEST_FIRST = ['ties', 'checked'];

/** A click on a heading: by that column alone, or the other way round. */
export function sortedBy(sort: Order[], by: string): Order[] {
  const [first, second] = sort;
  if (first?.by === by && !second) return [{ by, descending: !first.descending }];
  return [{ by, descending: LARGEST_FIRST.includes(by) }];
}

/** A click with Shift: by that column too; again, the other way round; a third time, no more. */
export function sortedAlsoBy(sort: Order[], by: string): Order[] {
  const there = sort.find((order) => order.by === by);
  const usual = LARGEST_FIRST.includes(by);
  if (!there) return [...sort, { by, descending: usual }];
  if (there.descending === usual) return sort.map((order) => (order === there ? { by, descending: !usual } : order));
  return sort.filter((order) => order !== there);
}

export function ariaSort(sort: Order[], by: string): 'ascending' | 'descending' | 'none' {
  const order = sort.find((each) => each.by === by);
  if (!order) return 'none';
  return order.descending ? 'descending' : 'ascending';
}
