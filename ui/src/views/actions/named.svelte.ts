// The names and kinds of assets that are known by their ids alone.

import type { AssetId, Party } from '../../core/bindings';
import { call } from '../../core/call';

export class Named {
  #all = $state.raw<Record<AssetId, Party | null>>({});

  /** Those of them that are here. */
  of(ids: AssetId[]): Party[] {
    return ids.flatMap((id) => this.#all[id] ?? []);
  }

  know(...parties: Party[]) {
    this.#all = { ...this.#all, ...Object.fromEntries(parties.map((party) => [party.id, party])) };
  }

  /** Asks for those that are not known yet, or for all anew. What is not here, or in the bin, has no name. */
  async ask(ids: AssetId[], { anew = false } = {}) {
    const wanted = ids.filter((id, n) => ids.indexOf(id) === n && (anew || !(id in this.#all)));
    const found = await Promise.all(wanted.map(async (id): Promise<[AssetId, Party | null]> => {
      const card = await call('show_asset', { id }).catch(() => null);
      return [id, card && !card.in_bin ? { id, name: card.asset.name, kind: card.asset.kind } : null];
    }));
    this.#all = { ...this.#all, ...Object.fromEntries(found) };
  }
}
