// What is chosen: one asset whose card is open, and perhaps more for what is done to many.

import type { AssetId } from '../core/bindings';

export class Selection {
  /** The asset whose card is open. */
  id = $state<AssetId | null>(null);
  /** All that are chosen, with `id` among them. */
  ids = $state.raw<AssetId[]>([]);
  readonly #all = $derived<Record<AssetId, true>>(Object.fromEntries(this.ids.map((id) => [id, true])));
  /** Counts up when the chosen asset should come into view. */
  reveal = $state(0);

  choose(id: AssetId | null, { reveal = false } = {}) {
    this.id = id;
    this.ids = id === null ? [] : [id];
    if (reveal) this.reveal += 1;
  }

  /** Adds one to what is chosen, or takes it out. */
  toggle(id: AssetId) {
    const has = this.ids.includes(id);
    this.ids = has ? this.ids.filter((each) => each !== id) : [...this.ids, id];
    this.id = has ? (this.ids.at(-1) ?? null) : id;
  }

  chooseAll(ids: AssetId[]) {
    this.ids = ids;
    this.id = ids.at(-1) ?? null;
  }

  /** All of these and no others; the card that is open stays if it is one of them. */
  mark(ids: AssetId[]) {
    this.ids = ids;
    if (this.id !== null && !this.has(this.id)) this.id = null;
  }

  has(id: AssetId): boolean {
    return id in this.#all;
  }

  /** Forgets assets that are gone. */
  forget(ids: AssetId[]) {
    this.ids = this.ids.filter((id) => !ids.includes(id));
    if (this.id !== null && ids.includes(this.id)) this.id = null;
  }

  clear() {
    this.choose(null);
  }
}

export const selection = new Selection();
