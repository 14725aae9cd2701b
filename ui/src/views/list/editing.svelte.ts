// Typing in a cell: what is open, what is on its way to the file, and what could not be kept.

import { SvelteMap } from 'svelte/reactivity';
import type { AssetId, Many } from '../../core/bindings';
import { catalogue } from '../../state/catalogue.svelte';
import { messages } from '../../state/messages.svelte';
import { said } from '../../text/words';
import type { Column } from './columns';
import { choiceWords } from './say';

interface Open {
  id: AssetId;
  line: number;
  column: Column;
  /** What stood there before. */
  before: string;
}

/** What was typed and could not be kept, and why. */
interface Refused {
  text: string;
  why: string;
}

const keyOf = (id: AssetId, column: Column) => `${id} ${column.id}`;

export class Editing {
  open = $state.raw<Open | null>(null);
  /** What is typed in the open cell. */
  text = $state('');
  /** Typed, and not yet among the rows. */
  readonly #coming = new SvelteMap<string, { text: string; saved: boolean }>();
  readonly #refused = new SvelteMap<string, Refused>();

  begin(id: AssetId, line: number, column: Column, before: string, typed: string | null = null) {
    const again = this.refusal(id, column);
    this.#refused.delete(keyOf(id, column));
    this.open = { id, line, column, before };
    this.text = typed ?? again?.text ?? this.coming(id, column) ?? before;
  }

  isOpen = (id: AssetId, column: Column) => this.open?.id === id && this.open.column.id === column.id;

  coming(id: AssetId, column: Column): string | undefined {
    return this.#coming.get(keyOf(id, column))?.text;
  }

  refusal(id: AssetId, column: Column): Refused | undefined {
    return this.#refused.get(keyOf(id, column));
  }

  /** The old value stays. */
  leave() {
    this.open = null;
  }

  /** Puts away what could not be kept. Answers whether there was anything. */
  putAway(): boolean {
    const any = this.#refused.size > 0;
    this.#refused.clear();
    return any;
  }

  moved(line: number) {
    if (this.open) this.open = { ...this.open, line };
  }

  /** Keeps what is typed, if it is another than before. The cell shows it while it is saved. */
  commit(text: string = this.text) {
    const { open } = this;
    this.open = null;
    if (!open || open.column.field === null || text.trim() === open.before.trim()) return;
    void this.#save(open, open.column.field, text);
  }

  async #save({ id, column }: Open, field: string, text: string) {
    const key = keyOf(id, column);
    this.#coming.set(key, { text, saved: false });
    const change: Many = { how: 'cells', ids: [id], fields: [field], cells: [[text]], new: null };
    try {
      const { reasons } = await catalogue.mutate('change_many', { change, words: choiceWords() });
      const [reason] = reasons;
      if (reason) this.#refuse(key, text, said(reason.why));
      else this.#coming.set(key, { text, saved: true });
    } catch (reason) {
      this.#refuse(key, text, said((reason as Error).message));
      messages.fail(reason);
    }
  }

  #refuse(key: string, text: string, why: string) {
    this.#coming.delete(key);
    this.#refused.set(key, { text, why });
  }

  /** New rows are here: what was saved stands in them. */
  renewed() {
    for (const [key, { saved }] of this.#coming) if (saved) this.#coming.delete(key);
  }
}
