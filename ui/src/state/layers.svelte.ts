// Which neighbourhoods and boundaries the map shows. Kept on this machine, not in the file; of a file with a
// passphrase only until the window closes, because it holds what people called the layers.

import { catalogue } from './catalogue.svelte';

const KEY = 'hereabouts.layers-off';

export class Layers {
  /** Keys of the layers that are switched off. */
  off = $state.raw<string[]>(read());

  /** All ties between what is shown, not only those of what is chosen. */
  ties = $state(false);

  isOn(key: string): boolean {
    return !this.off.includes(key);
  }

  toggle(key: string) {
    this.off = this.isOn(key) ? [...this.off, key] : this.off.filter((other) => other !== key);
    if (!catalogue.info?.encrypted) localStorage.setItem(KEY, JSON.stringify(this.off));
  }
}

function read(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((key) => typeof key === 'string') : [];
  } catch {
    return [];
  }
}

export const layers = new Layers();
