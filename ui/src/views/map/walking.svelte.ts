// Where the keyboard is on the map.

import { call } from '../../core/call';
import { kindWords, map as words } from '../../text/words';
import { next, Way, type Stop } from './walk';

export class Walk {
  at = $state.raw<Stop | null>(null);
  /** The last step: which of how many it was; none where there was nowhere to go. */
  #last = $state.raw<{ stop: Stop; nth: number; of: number } | 'nowhere' | null>(null);
  #way: Way | null = null;
  #place = -1;
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
    this.#way = null;
    this.at = null;
  }

  /** The keyboard has gone elsewhere. */
  leave() {
    this.at = null;
  }

  /** Goes on from where it is, or from the chosen asset. */
  async step(by: 1 | -1, chosen: string | null): Promise<Stop | null> {
    this.#way ??= new Way((offset, limit) => this.#ask(offset, limit));
    const way = this.#way;
    const total = await way.total();
    const from = this.at ? this.#place : chosen === null ? -1 : await way.placeOf(chosen);
    const place = total === 0 ? -1 : next(from, by, total);
    const stop = place < 0 ? null : await way.at(place);
    // Another query was asked for meanwhile.
    if (way !== this.#way) return null;
    this.#place = place;
    this.at = stop;
    this.#last = stop ? { stop, nth: place + 1, of: total } : 'nowhere';
    return stop;
  }

  #ask(offset: number, limit: number) {
    const sort = { by: 'rank', descending: false } as const;
    return call('list_assets', { query: `${this.#query} has:place`.trim(), sort, offset, limit });
  }
}
