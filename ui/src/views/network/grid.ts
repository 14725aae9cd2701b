// Which places lie near another: squares, each with what lies in it.

import type { Box, Pixel } from './camera';

/** Units of the layout; a tie is about 100 long. */
const SIDE = 120;

export class Grid {
  #squares = new Map<string, number[]>();
  #places: Pixel[];

  constructor(places: Pixel[]) {
    this.#places = places;
    places.forEach((place, i) => {
      const key = keyOf(Math.floor(place.x / SIDE), Math.floor(place.y / SIDE));
      const square = this.#squares.get(key);
      if (square) square.push(i);
      else this.#squares.set(key, [i]);
    });
  }

  /** The numbers of all places in a box. */
  within(box: Box): number[] {
    const [left, right] = [Math.floor(box.left / SIDE), Math.floor(box.right / SIDE)];
    const [top, bottom] = [Math.floor(box.top / SIDE), Math.floor(box.bottom / SIDE)];
    // Of a box with more squares than places every place is looked at.
    const candidates =
      (right - left + 1) * (bottom - top + 1) > this.#squares.size
        ? this.#places.keys()
        : this.#in(left, right, top, bottom);
    const found: number[] = [];
    for (const i of candidates) {
      const place = this.#places[i];
      if (place && place.x >= box.left && place.x <= box.right && place.y >= box.top && place.y <= box.bottom) found.push(i);
    }
    return found;
  }

  *#in(left: number, right: number, top: number, bottom: number): Iterable<number> {
    for (let x = left; x <= right; x += 1)
      for (let y = top; y <= bottom; y += 1) yield* this.#squares.get(keyOf(x, y)) ?? [];
  }
}

const keyOf = (x: number, y: number) => `${x} ${y}`;
