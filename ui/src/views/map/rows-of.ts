// The rows of some of the assets that a query finds: where they lie.

import type { AssetId, AssetRow } from '../../core/bindings';
import { call } from '../../core/call';

/** Asked for at once. */
const PAGE = 500;
/** Beyond so many it is not looked any further. */
const MOST = 20_000;

export interface RowsOf {
  /** Those of them that the query finds. */
  rows: AssetRow[];
  /** Those of which it is not known whether it does: there are too many to look at. */
  unseen: ReadonlySet<AssetId>;
}

/** Some assets as the query finds them; null as soon as nobody wants them any more. */
export async function rowsOf(query: string, ids: AssetId[], isWanted: () => boolean): Promise<RowsOf | null> {
  const left = new Set(ids);
  const rows: AssetRow[] = [];
  let total = 1;
  let offset = 0;
  for (; offset < Math.min(total, MOST) && left.size > 0; offset += PAGE) {
    const page = await call('list_assets', { query, sort: { by: 'name', descending: false }, offset, limit: PAGE });
    if (!isWanted()) return null;
    total = page.total;
    rows.push(...page.rows.filter((row) => left.delete(row.id)));
  }
  return { rows, unseen: offset < total ? left : new Set() };
}
