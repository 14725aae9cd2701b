// What of the shown is not in view.

import type { Counts } from '../../core/bindings';
import { holds, overlap, type Box } from './measure';

type Where = Pick<Counts, 'bounds' | 'bulk'>;

/** What the map should show of this: where most of it lies. */
export const extent = ({ bounds, bulk }: Where): Box | null => bulk?.bounds ?? bounds;

/**
 * `all` when nothing that is shown is in view; a number when a few lie further away than the rest,
 * and only the rest is in view.
 */
export function elsewhere(view: Box, { bounds, bulk }: Where): 'all' | number | null {
  if (!bounds) return null;
  if (!overlap(view, bounds)) return 'all';
  return bulk && holds(view, bulk.bounds) && !holds(view, bounds) ? bulk.further : null;
}
