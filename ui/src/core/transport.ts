// How the page reaches the shell. Only this folder knows that it is Tauri.

import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';

export interface Transport {
  invoke: (command: string, args?: Record<string, unknown>) => Promise<unknown>;
  /** Answers how to stop listening. */
  listen: (event: string, heard: (payload: unknown) => void) => Promise<() => void>;
}

const tauri: Transport = {
  invoke: (command, args) => invoke(command, args),
  listen: (event, heard) => listen(event, ({ payload }) => heard(payload)),
};

let current: Transport = tauri;

export const transport: Transport = {
  invoke: (command, args) => current.invoke(command, args),
  listen: (event, heard) => current.listen(event, heard),
};

/** Speaks to something else than the shell, as tests do. */
export function speakTo(other: Transport) {
  current = other;
}
