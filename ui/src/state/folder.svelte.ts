// The folder that is the same on all laptops: what others left there, and whether this laptop's own file is there.

import type { FolderFile, FolderNews } from '../core/bindings';
import { call, failure } from '../core/call';
import { onLookIntoFolder } from '../core/together';
import { catalogue } from './catalogue.svelte';

const key = ({ path, made_at }: FolderFile) => `${made_at} ${path}`;

export class Folder {
  news = $state.raw<FolderNews | null>(null);
  /** Why nobody can say what waits, in the core's words. */
  failed = $state<string | null>(null);
  /** Files that somebody wants to look at later. */
  #later = $state.raw<string[]>([]);
  /** Answers that were asked for before this are not heard. */
  #turn = 0;
  /** The turn in which an answer is waited for. */
  #asking: number | null = null;
  /** It is to be asked once more after that. */
  #again = false;

  /** Files in which something is new. */
  get waiting(): FolderFile[] {
    return this.news?.waiting.filter(({ nothing_new, failed }) => !nothing_new && failed === null) ?? [];
  }

  /** Files that cannot be read. */
  get unread(): FolderFile[] {
    return this.news?.waiting.filter(({ failed }) => failed !== null) ?? [];
  }

  /** Those of which it is still to be said. */
  get fresh(): FolderFile[] {
    return this.waiting.filter((file) => !this.#later.includes(key(file)));
  }

  /** Looks what waits. A drive that does not answer is not asked twice at once. */
  async ask() {
    const turn = this.#turn;
    if (this.#asking === turn) return void (this.#again = true);
    this.#asking = turn;
    do {
      this.#again = false;
      try {
        const news = await call('folder_news', {});
        if (turn !== this.#turn) return;
        this.news = news;
        this.failed = null;
      } catch (reason) {
        if (turn !== this.#turn) return;
        this.failed = failure(reason).message;
      }
    } while (this.#again);
    this.#asking = null;
  }

  /** Says no more of what waits now. */
  putOff() {
    this.#later = this.waiting.map(key);
  }

  /** Another catalogue is open. */
  forget() {
    this.#turn += 1;
    this.#again = false;
    this.news = null;
    this.failed = null;
    this.#later = [];
  }
}

export const folder = new Folder();

/** Looks whenever the window comes to the front, and when the shell says that it is time; answers how to stop. */
export function followFolder(): () => void {
  const look = () => {
    // What can only be read takes nothing in.
    if (catalogue.readOnly === null) void folder.ask();
  };
  window.addEventListener('focus', look);
  const listening = onLookIntoFolder(look);
  return () => {
    window.removeEventListener('focus', look);
    void listening.then((stop) => stop());
  };
}
