// The one filter of the map, the list, the browser and the tray: a query as text.

import type { Chip, Counts } from '../core/bindings';
import { call } from '../core/call';
import { asking } from './asking';
import { isFieldHere } from './fields';
import { messages } from './messages.svelte';
import { halves, joined } from './query-text';

export class Filter {
  /** What is shown: empty shows everything. */
  query = $state('');
  counts = $state.raw<Counts | null>(null);
  /** What stands in the search box; becomes part of the query when typing pauses. */
  typed = $state('');
  /** The part of the query that stands as chips. */
  #fields = '';
  #counting = asking((query: string) => call('counts', { query }), {
    answer: (counts) => (this.counts = ofFieldsHere(counts)),
    failure: (reason) => messages.fail(reason),
  });
  #typing: ReturnType<typeof setTimeout> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  get isEmpty(): boolean {
    return this.query.trim() === '';
  }

  /** Shows what this query finds. */
  set(query: string) {
    clearTimeout(this.#typing);
    this.query = query;
    const { words, fields } = halves(query);
    this.typed = words;
    this.#fields = fields;
    this.count();
  }

  /** Somebody types: the query follows when they pause. */
  type(text: string, pause = 150) {
    this.typed = text;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#take(), pause);
  }

  /** Takes what is typed at once, and makes chips of the fields in it. */
  settle() {
    this.set(joined(halves(joined({ words: this.typed, fields: this.#fields }))));
  }

  clear() {
    this.set('');
  }

  remove(chip: Chip) {
    this.set(chip.without);
  }

  /**
   * Adds `field:value`, or takes it out; `only` leaves it alone in its field. A second click
   * waits for the answer to the first, so that no click is lost.
   */
  toggle(field: string, value: string, only = false): Promise<void> {
    const next = this.#last.then(async () => {
      try {
        this.#take();
        const { query, typed } = this;
        const answer = halves(await call('toggle', { query, field, value, only }));
        // What was typed while the core answered is not lost.
        const words = this.typed === typed ? answer.words : this.typed;
        this.set(joined({ words, fields: answer.fields }));
      } catch (reason) {
        messages.fail(reason);
      }
    });
    this.#last = next;
    return next;
  }

  /** Asks for the counts anew, as after a change. */
  count() {
    this.#counting.now(this.query);
  }

  #take() {
    clearTimeout(this.#typing);
    const query = joined({ words: this.typed, fields: this.#fields });
    if (query === this.query) return;
    this.query = query;
    this.count();
  }
}

/** What is counted by a field that a travel copy does not have is nothing to choose from. */
function ofFieldsHere(counts: Counts): Counts {
  const kept = <T>(field: string, facets: T[]): T[] => (isFieldHere(field) ? facets : []);
  return {
    ...counts,
    statuses: kept('status', counts.statuses),
    precisions: kept('place', counts.precisions),
    tags: kept('tags', counts.tags),
    fields: kept('custom', counts.fields),
  };
}

export const filter = new Filter();
