// How the page reaches the shell. Only this folder knows that it is Tauri.

import { convertFileSrc, invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';

export interface Transport {
  invoke: (command: string, args?: Record<string, unknown>) => Promise<unknown>;
  /** A command whose argument is bytes; `about` says what they are. */
  send: (command: string, bytes: Uint8Array, about: string) => Promise<unknown>;
  /** Where the web view finds what the shell serves, by its path. */
  address: (path: string) => string;
  /** Answers how to stop listening. */
  listen: (event: string, heard: (payload: unknown) => void) => Promise<() => void>;
}

const tauri: Transport = {
  invoke: (command, args) => invoke(command, args),
  send: (command, bytes, about) => invoke(command, bytes, { headers: { about } }),
  address: (path) => convertFileSrc('', 'mapdata') + path,
  listen: (event, heard) => listen(event, ({ payload }) => heard(payload)),
};

let current: Transport = tauri;

export const transport: Transport = {
  invoke: (command, args) => current.invoke(command, args),
  send: (command, bytes, about) => current.send(command, bytes, about),
  address: (path) => current.address(path),
  listen: (event, heard) => current.listen(event, heard),
};

/** Speaks to something else than the shell, as tests do. */
export function speakTo(other: Transport) {
  current = other;
}
