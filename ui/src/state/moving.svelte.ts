// Moving a catalogue out of a folder where edits could get lost: a copy on this laptop alone is open from then on, and
// the old file stays where it is.

import { moveHere } from '../core/together';
import { catalogue } from './catalogue.svelte';
import { messages } from './messages.svelte';

/** How long what is being saved may take, in milliseconds; then the shell waits for it, or says that it could not. */
const PATIENCE = 2000;

class Moving {
  busy = $state(false);
  /** Where it was and where it is, until that was read. */
  #done = $state.raw<{ from: string; to: string } | null>(null);

  /** The same while the copy is open. */
  get done(): { from: string; to: string } | null {
    return this.#done?.to === catalogue.info?.path ? this.#done : null;
  }

  async run() {
    const from = catalogue.info?.path ?? null;
    if (from === null || this.busy) return;
    this.busy = true;
    try {
      // A field that is left saves itself.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      const began = Date.now();
      do await new Promise((wait) => setTimeout(wait, 30));
      while (catalogue.writing > 0 && Date.now() - began < PATIENCE);
      await moveHere();
      await catalogue.opened();
      const to = catalogue.info?.path ?? null;
      this.#done = to === null ? null : { from, to };
    } catch (reason) {
      messages.fail(reason);
    } finally {
      this.busy = false;
    }
  }

  understood() {
    this.#done = null;
  }
}

export const moving = new Moving();
