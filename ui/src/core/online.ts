// What the shell may ask of the network, each only once somebody turned it on here.

import type { FoundPlace } from './bindings';
import { ask } from './call';
import { transport } from './transport';

/** Somebody who can be asked. */
export interface Source {
  /** An address with `{z}`, `{x}` and `{y}` for tiles, with `{text}` for search. */
  template: string;
  /** Whom to thank. */
  attribution: string;
}

export interface OnlineSettings {
  tiles: boolean;
  search: boolean;
  tile_source: Source;
  search_source: Source;
}

export interface OnlineState {
  settings: OnlineSettings;
  /** The hosts that are asked. */
  asks: { tiles: string; search: string };
  /** Whom the program asks by itself. */
  usual: OnlineSettings;
  kept_bytes: number;
}

/** One request that left this laptop. */
export interface Entry {
  /** Milliseconds since 1970. */
  at: number;
  whom: string;
  /** A tile by zoom, column and row, or words to look up. */
  what: { tile: [number, number, number] } | { search: string };
  bytes: number;
  /** `asked`: no answer is known of. */
  outcome: 'asked' | 'came' | 'unchanged' | { failed: string };
}

export interface Asked {
  /** The newest first. */
  entries: Entry[];
  total: number;
  /** What was asked before this moment is not on the list. */
  since: number | null;
}

export const onlineState = () => ask('online_state') as Promise<OnlineState>;
export const setOnline = (settings: OnlineSettings) => ask('set_online', { settings }) as Promise<OnlineState>;
export const searchOnline = (text: string) => ask('search_online', { text }) as Promise<FoundPlace[]>;
export const askedOfNetwork = () => ask('asked_of_network') as Promise<Asked>;
export const clearAsked = () => ask('clear_asked') as Promise<null>;
export const clearKeptTiles = () => ask('clear_kept_tiles') as Promise<null>;

/** Hears that some window has turned something on or off; answers how to stop. */
export const onOnlineChanged = (heard: () => void) => transport.listen('online-changed', heard);
