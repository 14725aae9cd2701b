// What was typed into the form that made the last step: taking that step back opens the form with it again.

import type { Activity, AssetId, Contact } from '../core/bindings';
import { call } from '../core/call';
import { page, type Adding } from './page.svelte';
import { selection } from './selection.svelte';

/** What each form needs to be as it was. */
export interface Typed {
  asset: Adding;
  tie: { text: string };
  gifts: { text: string };
  contact: Contact;
  activity: { activity: Activity; repeat: string; until: string; atText: string };
}
export type Form = keyof Typed;
export interface Kept {
  form: Form;
  /** The asset on whose card the form is. */
  on: AssetId | null;
  /** Which line of the card is being changed; without one, the form is for a new one. */
  line?: string;
  typed: Typed[Form];
}

class Forms {
  /** The form that stands open again on a card. */
  again = $state.raw<Kept | null>(null);
  #open = new Set<() => Kept | null>();
  #last: { step: string; kept: Kept } | null = null;

  /** A form was sent, and what it says was saved as the last step. */
  async sent<F extends Form>(form: F, on: AssetId | null, typed: Typed[F]) {
    this.again = null;
    const list = await call('undo_list', {}).catch(() => null);
    const step = list?.undo[0]?.step;
    this.#last = step ? { step, kept: { form, on, typed } } : null;
  }

  /** A form that is kept with a button is open; `read` answers what was typed into it, if anything. Answers how to stop. */
  watch(read: () => Kept | null): () => void {
    this.#open.add(read);
    return () => this.#open.delete(read);
  }

  /** What is half typed now. */
  draft(): Kept | null {
    for (const read of this.#open) {
      const kept = read();
      if (kept) return kept;
    }
    return null;
  }

  /** Opens the form with what was half typed in it. */
  restore({ form, on, line, typed }: Kept) {
    if (form === 'asset') page.add({ ...(typed as Adding), again: true });
    else {
      if (selection.id !== on) selection.choose(on);
      this.again = { form, on, line, typed };
    }
  }

  /** A step was taken back. The form does not take the focus: somebody may be taking back more. */
  undone(step: string | undefined) {
    if (!step || this.#last?.step !== step) return;
    this.restore(this.#last.kept);
  }

  /** It was done again after all. */
  redone() {
    this.again = null;
    if (page.adding?.again) page.adding = null;
  }

  /** What this form of this card should hold again, if anything: for something new, or for a line of the card. */
  typed<F extends Form>(form: F, on: AssetId, line?: string): Typed[F] | null {
    const { again } = this;
    return again?.form === form && again.on === on && again.line === line ? (again.typed as Typed[F]) : null;
  }

  leave() {
    this.again = null;
  }

  /** Another catalogue is opened: none of it means anything there. */
  forget() {
    this.again = null;
    this.#last = null;
  }
}

export const forms = new Forms();
