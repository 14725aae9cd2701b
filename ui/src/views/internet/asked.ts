// The list of what was asked, as it is read: tiles that were asked of one host in one minute stand together.

import type { Entry } from '../../core/online';

export interface Line {
  at: number;
  whom: string;
  outcome: Entry['outcome'];
  bytes: number;
  /** Words that were looked up; null for tiles. */
  search: string | null;
  /** How many tiles, and at which zooms. */
  tiles: number;
  from: number;
  to: number;
}

const minute = (at: number) => Math.floor(at / 60_000);

export function lines(entries: Entry[]): Line[] {
  const all: Line[] = [];
  for (const { at, whom, what, bytes, outcome } of entries) {
    const before = all.at(-1);
    const zoom = 'tile' in what ? what.tile[0] : 0;
    const goesWith =
      'tile' in what &&
      before?.search === null &&
      before.whom === whom &&
      minute(before.at) === minute(at) &&
      JSON.stringify(before.outcome) === JSON.stringify(outcome);
    if (goesWith) {
      before.tiles += 1;
      before.bytes += bytes;
      before.from = Math.min(before.from, zoom);
      before.to = Math.max(before.to, zoom);
    } else {
      const search = 'search' in what ? what.search : null;
      all.push({ at, whom, outcome, bytes, search, tiles: search === null ? 1 : 0, from: zoom, to: zoom });
    }
  }
  return all;
}
