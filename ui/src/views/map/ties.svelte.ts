// All ties between what is shown, asked for on demand: the ties, and where their ends lie.

import type { AssetId, TieRow } from '../../core/bindings';
import { call } from '../../core/call';
import { messages } from '../../state/messages.svelte';
import { readsTheSame } from '../../state/tie-types.svelte';
import { rowsOf } from './rows-of';
import { MOST_TIES, parted, type TieBeside, type TieEnds } from './ties-all';
import type { LonLat } from './ties';

/** Asked for at once. */
const PAGE = 500;

/**
 * What may change which ties are drawn and where, counted: they are asked for anew when one of these moves on. Other
 * edits of assets may change which of them a query finds; without a query they touch no line.
 */
export const touching = (versions: Record<'relationships' | 'places' | 'assets', number>, query: string): number[] => [
  versions.relationships, versions.places, query.trim() === '' ? 0 : versions.assets,
];

export class AllTies {
  drawn = $state.raw<TieEnds[]>([]);
  beside = $state.raw<TieBeside[]>([]);
  /** So many more there are than could be drawn. */
  notDrawn = $state(0);
  #turn = 0;

  /** Follows what a query finds; null shows none. */
  follow(query: string | null) {
    const mine = ++this.#turn;
    if (query === null) {
      this.drawn = [];
      this.beside = [];
      this.notDrawn = 0;
      return;
    }
    const isMine = () => mine === this.#turn;
    read(query, isMine).then(
      (found) => {
        if (!isMine() || !found) return;
        this.drawn = found.drawn;
        this.beside = found.beside;
        this.notDrawn = found.notDrawn;
      },
      (reason: unknown) => isMine() && messages.fail(reason),
    );
  }
}

async function read(query: string, isMine: () => boolean) {
  const rows: TieRow[] = [];
  let of = 1;
  while (rows.length < Math.min(of, MOST_TIES)) {
    const asked = { query, text: '', types: [], past: true, sort: 'from' as const, descending: false };
    const page = await call('ties', { asked, offset: rows.length, limit: PAGE });
    if (!isMine()) return null;
    of = page.of;
    if (page.rows.length === 0) break;
    rows.push(...page.rows);
  }
  const types = await call('relationship_types', {});
  // What has no tie need not be looked through.
  const ends = await rowsOf(`has:ties ${query}`.trim(), rows.flatMap(({ from, to }) => [from.id, to.id]), isMine);
  if (!ends) return null;
  const at = new Map<AssetId, LonLat | null>(ends.rows.map(({ id, at }) => [id, at]));
  const same = new Set(types.filter(readsTheSame).map(({ key }) => key));
  const first = rows.slice(0, MOST_TIES);
  const found = parted(first, { at, unseen: ends.unseen }, (type) => same.has(type));
  return { ...found, notDrawn: found.notDrawn + Math.max(0, of - first.length) };
}
