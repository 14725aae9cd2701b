// The card of the asset that is chosen, read anew with every change: what can be done to it depends on it.

import type { AssetCard } from '../core/bindings';
import { call } from '../core/call';
import { catalogue } from './catalogue.svelte';
import { selection } from './selection.svelte';

class Chosen {
  /** None while nothing is chosen, and until it has been read. */
  card = $state.raw<AssetCard | null>(null);
  #turn = 0;

  /** Asks for the card of what is chosen; the window does so whenever that or the catalogue changes. */
  follow() {
    void catalogue.version;
    const { id } = selection;
    const mine = ++this.#turn;
    if (id === null) this.card = null;
    else
      call('show_asset', { id }).then(
        (card) => mine === this.#turn && (this.card = card),
        () => mine === this.#turn && (this.card = null),
      );
  }

  /** The card, if it is that of what is chosen now. */
  get now(): AssetCard | null {
    return this.card?.id === selection.id ? this.card : null;
  }
}

export const chosen = new Chosen();
