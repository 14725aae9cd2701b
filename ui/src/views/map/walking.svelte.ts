// Where the keyboard is on the map.

import { call } from '../../core/call';
import { kindWords, map as words } from '../../text/words';
import { step, stops, type Stop } from './walk';

/** As far as anybody walks; the list has them all. */
const MOST = 500;

export class Walk {
  at = $state.raw<Stop | null>(null);
  /** The last step: which of how many it was; none where there was nowhere to go. */
  #last = $state.raw<{ stop: Stop; nth: number; of: number } | 'nowhere' | null>(null);
  #stops: Promise<Stop[]> | null = null;
  #query = '';

  /** The last step, for those who hear the map. */
  get said(): string {
    if (this.#last === null) return '';
    if (this.#last === 'nowhere') return words.noStops;
    const { stop, nth, of } = this.#last;
    return words.stop(stop.name, kindWords[stop.kind], nth, of);
  }

  /** From now on what this query finds, asked for when the first step is taken. */
  follow(query: string) {
    this.#query = query;
    this.#stops = null;
    this.at = null;
  }

  /** The keyboard has gone elsewhere. */
  leave() {
    this.at = null;
  }

  /** Goes on from where it is, or from the chosen asset. */
  async step(by: 1 | -1, chosen: string | null): Promise<Stop | null> {
    this.#stops ??= this.#ask(this.#query);
    const all = await this.#stops;
    const next = step(all, this.at?.id ?? chosen, by);
    this.at = next;
    this.#last = next ? { stop: next, nth: all.indexOf(next) + 1, of: all.length } : 'nowhere';
    return next;
  }

  async #ask(query: string): Promise<Stop[]> {
    const sort = { by: 'rank', descending: false } as const;
    const { rows } = await call('list_assets', { query, sort, offset: 0, limit: MOST });
    return stops(rows);
  }
}
