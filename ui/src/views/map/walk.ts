// Walking from marker to marker with the arrow keys, in the order of the list, however many there are.

import type { AssetRow } from '../../core/bindings';
import { isExact } from './sprites';

export interface Stop {
  id: string;
  name: string;
  kind: AssetRow['kind'];
  at: [number, number];
  /** Its head stands above the ground. */
  stands: boolean;
}

/** A page of what is on the map, and how many there are in all. */
export type Ask = (offset: number, limit: number) => Promise<{ rows: AssetRow[]; total: number }>;

/** Asked for at once. */
export const PAGE = 200;
/** So far the chosen one is looked for in the list, to go on from there. */
const LOOKED_THROUGH = 10_000;

export function stopOf({ id, name, kind, at, precision }: AssetRow): Stop | null {
  return at ? { id, name, kind, at, stands: isExact(precision) } : null;
}

/** What is on the map in the order of the list, asked for page by page as somebody walks. */
export class Way {
  #ask: Ask;
  #pages = new Map<number, Promise<AssetRow[]>>();
  #total: number | null = null;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  async total(): Promise<number> {
    if (this.#total === null) await this.#page(0);
    return this.#total ?? 0;
  }

  async at(place: number): Promise<Stop | null> {
    const row = (await this.#page(Math.floor(place / PAGE)))[place % PAGE];
    return row ? stopOf(row) : null;
  }

  /** Which one that is; -1 where it is none of them, or too far down. */
  async placeOf(id: string): Promise<number> {
    const total = Math.min(await this.total(), LOOKED_THROUGH);
    for (let page = 0; page * PAGE < total; page++) {
      const found = (await this.#page(page)).findIndex((row) => row.id === id);
      if (found >= 0) return page * PAGE + found;
    }
    return -1;
  }

  #page(page: number): Promise<AssetRow[]> {
    const known = this.#pages.get(page);
    if (known) return known;
    const asked = this.#ask(page * PAGE, PAGE).then(({ rows, total }) => {
      this.#total = total;
      return rows;
    });
    this.#pages.set(page, asked);
    return asked;
  }
}

/** The next place that way; from nowhere (-1), the first or the last. Goes round at the ends. */
export function next(place: number, by: 1 | -1, total: number): number {
  if (place < 0) return by === 1 ? 0 : total - 1;
  return (place + by + total) % total;
}
