// Walking from marker to marker with the arrow keys, in the order of the list.

import type { AssetRow } from '../../core/bindings';
import { isExact } from './sprites';

export interface Stop {
  id: string;
  name: string;
  kind: AssetRow['kind'];
  at: [number, number];
  /** Its head stands above the ground. */
  stands: boolean;
}

/** The rows that are on the map, in their order. */
export function stops(rows: Pick<AssetRow, 'id' | 'name' | 'kind' | 'at' | 'precision'>[]): Stop[] {
  return rows.flatMap(({ id, name, kind, at, precision }) =>
    at ? [{ id, name, kind, at, stands: isExact(precision) }] : [],
  );
}

/** The next stop that way; from nowhere, the first or the last. Goes round at the ends. */
export function step(all: Stop[], from: string | null, by: 1 | -1): Stop | null {
  if (all.length === 0) return null;
  const here = all.findIndex((stop) => stop.id === from);
  const next = here < 0 ? (by === 1 ? 0 : all.length - 1) : (here + by + all.length) % all.length;
  return all[next] ?? null;
}
