// Which neighbourhoods and boundaries the map shows. Kept on this machine, not in the file.

const KEY = 'hereabouts.layers-off';

export class Layers {
  /** Keys of the layers that are switched off. */
  off = $state.raw<string[]>(read());

  isOn(key: string): boolean {
    return !this.off.includes(key);
  }

  toggle(key: string) {
    this.off = this.isOn(key) ? [...this.off, key] : this.off.filter((other) => other !== key);
    localStorage.setItem(KEY, JSON.stringify(this.off));
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
