// What may be asked of the internet on this laptop, as this window last heard. The shell keeps it and holds to
// it; nothing is on until somebody turns it on.

import { failure } from '../core/call';
import { onlineState, setOnline, type OnlineSettings, type OnlineState } from '../core/online';
import { mapData } from '../core/shell';
import { messages } from './messages.svelte';
import { Turns } from './turns';

/** After a failure the map waits this long before it asks again by itself. */
const REST_MS = 30_000;

export class Online {
  now = $state.raw<OnlineState | null>(null);
  /** Why the online map does not come, as the program says it; null while it does. */
  trouble = $state.raw<string | null>(null);
  /** That was read and put away. */
  wasRead = $state(false);
  /** Counts up when tiles should be asked for anew. */
  version = $state(0);
  #rests = 0;
  #turns = new Turns(2);

  get tiles(): boolean {
    return this.now?.settings.tiles ?? false;
  }

  get search(): boolean {
    return this.now?.settings.search ?? false;
  }

  get isOffline(): boolean {
    return !this.tiles && !this.search;
  }

  /** What is on, in one word. */
  get what(): 'off' | 'tiles' | 'search' | 'both' {
    if (this.tiles) return this.search ? 'both' : 'tiles';
    return this.search ? 'search' : 'off';
  }

  async ask() {
    try {
      this.#hear(await onlineState());
    } catch (reason) {
      messages.fail(reason);
    }
  }

  /** Changes some of the settings; answers why not, or null when it is done. */
  async set(some: Partial<OnlineSettings>): Promise<string | null> {
    if (!this.now) return null;
    try {
      this.#hear(await setOnline({ ...this.now.settings, ...some }));
      return null;
    } catch (reason) {
      await this.ask();
      return failure(reason).message;
    }
  }

  /** Nothing is asked from now on. */
  async stayOffline() {
    const why = await this.set({ tiles: false, search: false });
    if (why !== null) messages.fail(why);
  }

  /** Tries the online map again. */
  again() {
    this.trouble = null;
    this.wasRead = false;
    this.#rests = 0;
    this.version += 1;
  }

  /** The picture of a tile, by its address. Rejects where there is none: what lies below is drawn instead. */
  tile(address: string, signal: AbortSignal): Promise<ArrayBuffer> {
    return this.#turns.take(signal, async () => {
      if (!this.tiles || Date.now() < this.#rests) throw new Error('the online map rests');
      try {
        const data = await mapData(address);
        if (this.trouble !== null) this.again();
        if (data.byteLength > 0) return data;
      } catch (reason) {
        this.#rests = Date.now() + REST_MS;
        this.trouble = failure(reason).message;
        throw reason;
      }
      throw new Error('no tile there');
    });
  }

  #hear(now: OnlineState) {
    const before = this.now?.settings;
    this.now = now;
    const { tiles, tile_source } = now.settings;
    if (before?.tiles !== tiles || before.tile_source.template !== tile_source.template) this.again();
  }
}

export const online = new Online();
