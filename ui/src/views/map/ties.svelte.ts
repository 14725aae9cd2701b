// All ties between what is shown, asked for on demand: the ties, and where their ends lie.

import type { AssetId, TieRow } from '../../core/bindings';
import { call } from '../../core/call';
import { messages } from '../../state/messages.svelte';
import { rowsOf } from './rows-of';
import { MOST_TIES, parted, type TieBeside, type TieEnds } from './ties-all';
import type { LonLat } from './ties';

/** Asked for at once. */
const PAGE = 500;

export class AllTies {
  drawn = $state.raw<TieEnds[]>([]);
  beside = $state.raw<TieBeside[]>([]);
  /** There are more than are drawn. */
  capped = $state(false);
  #turn = 0;

  /** Follows what a query finds; null shows none. */
  follow(query: string | null) {
    const mine = ++this.#turn;
    if (query === null) {
      this.drawn = [];
      this.beside = [];
      this.capped = false;
      return;
    }
    const isMine = () => mine === this.#turn;
    read(query, isMine).then(
      (found) => {
        if (!isMine() || !found) return;
        this.drawn = found.drawn;
        this.beside = found.beside;
        this.capped = found.capped;
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
  const ends = await rowsOf(query, rows.flatMap(({ from, to }) => [from.id, to.id]), isMine);
  if (!ends) return null;
  const at = new Map<AssetId, LonLat | null>(ends.map(({ id, at }) => [id, at]));
  const same = new Set(types.filter(({ wording, inverse }) => wording === inverse).map(({ key }) => key));
  return { ...parted(rows.slice(0, MOST_TIES), at, (type) => same.has(type)), capped: of > MOST_TIES };
}
