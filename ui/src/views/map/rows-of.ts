// The rows of some of the assets that a query finds: where they lie.

import type { AssetId, AssetRow } from '../../core/bindings';
import { call } from '../../core/call';

/** Asked for at once. */
const PAGE = 500;
/** Beyond so many it is not looked any further. */
const MOST = 20_000;

/** Those of these that the query finds; null as soon as nobody wants them any more. */
export async function rowsOf(query: string, ids: AssetId[], isWanted: () => boolean): Promise<AssetRow[] | null> {
  const left = new Set(ids);
  const found: AssetRow[] = [];
  let total = 1;
  for (let offset = 0; offset < Math.min(total, MOST) && left.size > 0; offset += PAGE) {
    const page = await call('list_assets', { query, sort: { by: 'name', descending: false }, offset, limit: PAGE });
    if (!isWanted()) return null;
    total = page.total;
    found.push(...page.rows.filter((row) => left.delete(row.id)));
  }
  return found;
}
