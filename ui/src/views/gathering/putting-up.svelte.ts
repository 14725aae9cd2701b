// Cards on their way up: people speak faster than a file is written. They go one after another, in the order in which
// they were typed, and one that fails stays with its words.

import type { GatheringId } from '../../core/bindings';
import { failure } from '../../core/call';
import { catalogue } from '../../state/catalogue.svelte';
import { messages } from '../../state/messages.svelte';

export interface Said {
  who: string;
  text: string;
  /** They agreed that it stands on the list to take home. */
  listed: boolean;
}
export interface Waiting extends Said {
  n: number;
  /** Why it did not go up. */
  failed: string | null;
}

export class PuttingUp {
  /** The newest first. */
  waiting = $state.raw<Waiting[]>([]);
  #next = 1;
  #busy: Promise<void> = Promise.resolve();

  constructor(readonly gathering: GatheringId) {}

  add(said: Said) {
    const card: Waiting = { ...said, n: this.#next++, failed: null };
    this.waiting = [card, ...this.waiting];
    this.#go(card);
  }

  again(card: Waiting) {
    const anew = { ...card, failed: null };
    this.waiting = this.waiting.map((each) => (each.n === card.n ? anew : each));
    this.#go(anew);
  }

  drop({ n }: Waiting) {
    this.waiting = this.waiting.filter((each) => each.n !== n);
  }

  /** Until all that was typed is up or has failed. */
  settled = () => this.#busy;

  #go(card: Waiting) {
    this.#busy = this.#busy.then(async () => {
      const { who, text, listed } = card;
      try {
        await catalogue.mutate('add_card', { gathering: this.gathering, who, text, may_be_listed: listed });
        this.drop(card);
      } catch (reason) {
        const { message } = failure(reason);
        messages.fail(reason);
        this.waiting = this.waiting.map((each) => (each.n === card.n ? { ...each, failed: message } : each));
      }
    });
  }
}
