// Messages that pass: what was done, with a way back, and what went wrong.

import { failure } from '../core/call';

export interface Message {
  id: number;
  words: string;
  /** A failure stays until it is put away. */
  failed: boolean;
  action: Action | null;
  /** What can be done next with what was done; it stands before `action`. */
  next: Action | null;
}

interface Action {
  words: string;
  run: () => void;
}

const SHOWN_MS = 8000;
/** What is longer stays for as long as it takes to read it slowly. */
const MS_A_LETTER = 80;

export class Messages {
  list = $state.raw<Message[]>([]);
  #next = 1;

  /** Says what was done, in the place of what was said before; goes away by itself. */
  say(words: string, action: Action | null = null, next: Action | null = null) {
    this.list = this.list.filter((message) => message.failed);
    const id = this.#add(words, false, action, next);
    setTimeout(() => this.drop(id), Math.max(SHOWN_MS, words.length * MS_A_LETTER));
  }

  /** Says what went wrong, in the words of the failure. */
  fail(reason: unknown) {
    const { message } = failure(reason);
    if (this.list.some((each) => each.failed && each.words === message)) return;
    this.#add(message, true, null);
  }

  /** Something else was done: a message no longer offers to take back the step before. */
  outdate() {
    this.list = this.list.filter((message) => message.action === null);
  }

  drop(id: number) {
    this.list = this.list.filter((message) => message.id !== id);
  }

  #add(words: string, failed: boolean, action: Action | null, next: Action | null = null): number {
    const id = this.#next++;
    // Three at once are as many as anybody reads.
    this.list = [...this.list, { id, words, failed, action, next }].slice(-3);
    return id;
  }
}

export const messages = new Messages();
