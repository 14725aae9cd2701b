// How the network is looked at: around one asset or whole, which ties, and the question that is asked of it.

import type { AssetId, Question, RelationshipId } from '../core/bindings';
import { page } from './page.svelte';
import { selection } from './selection.svelte';

/** So many ties away lies what is around an asset. */
export const STEPS = 2;

class NetworkLook {
  /** What it is looked around. */
  around = $state<AssetId | null>(null);
  /** Everything that is shown, not only what is around one asset. */
  whole = $state(false);
  /** Also ties that have ended. */
  past = $state(true);
  /** Keys of the types whose ties are left out. */
  off = $state.raw<string[]>([]);
  /** The table of ties takes the whole height. */
  table = $state(false);
  /** The words that the table should look for; whoever takes them sets them to none. */
  find = $state('');
  /** The question whose answer is looked at. */
  question = $state.raw<Question | null>(null);
  /** The tie whose row is pointed at: the picture says it. */
  tie = $state<RelationshipId | null>(null);
  /** Counts up when the picture should go to what is chosen. */
  toChosen = $state(0);

  /** Opens the network around an asset. */
  lookAround(id: AssetId) {
    this.around = id;
    this.whole = false;
    this.table = false;
    this.question = null;
    if (selection.id !== id) selection.choose(id);
    page.show('network');
  }

  lookAtWhole() {
    this.whole = true;
  }

  /** Opens the table of ties alone, at those that have these words. */
  lookAtTies(text: string) {
    this.around = null;
    this.whole = true;
    this.table = true;
    this.past = true;
    this.off = [];
    this.question = null;
    this.find = text;
    page.show('network');
  }

  /** Opens the answer to a question. */
  ask(question: Question) {
    this.question = question;
    // It is a question to all of it.
    this.whole = true;
    this.table = false;
    page.show('network');
  }

  isOn(type: string): boolean {
    return !this.off.includes(type);
  }

  toggle(type: string) {
    this.off = this.isOn(type) ? [...this.off, type] : this.off.filter((other) => other !== type);
  }

  /** Another file: its assets and types are others. */
  forget() {
    this.around = null;
    this.whole = false;
    this.off = [];
    this.question = null;
    this.tie = null;
  }
}

export const network = new NetworkLook();
