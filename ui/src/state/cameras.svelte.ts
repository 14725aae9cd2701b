// Where one looks on the map from: where the camera has been, and where it should go.

import type { Camera } from '../core/bindings';

/** West, south, east, north. */
type Box = [number, number, number, number];
export type Goal = { camera: Camera } | { box: Box };

/** Kept of where the camera has been. */
const KEPT = 50;

/** Is this another part of the map, or the same after a nudge? A quarter of a window is another. */
export function isAnother(from: Camera, to: Camera): boolean {
  if (Math.abs(from.zoom - to.zoom) >= 0.5) return true;
  const pixels = (512 * 2 ** to.zoom) / 360;
  const across = Math.abs(from.lon - to.lon) * pixels;
  const up = (Math.abs(from.lat - to.lat) * pixels) / Math.max(0.05, Math.cos((to.lat * Math.PI) / 180));
  return Math.hypot(across, up) >= 200;
}

export class Cameras {
  here = $state.raw<Camera | null>(null);
  /** What the map showed when it last came to rest. */
  box = $state.raw<Box | null>(null);
  /** Where the map should go; whoever takes it sets it to null. */
  goal = $state.raw<Goal | null>(null);
  past = $state.raw<Camera[]>([]);
  ahead = $state.raw<Camera[]>([]);
  #travelling = false;

  /** The camera came to rest. */
  rested(camera: Camera) {
    const before = this.here;
    this.here = camera;
    if (this.#travelling) {
      this.#travelling = false;
      return;
    }
    if (!before || !isAnother(before, camera)) return;
    this.past = [...this.past, before].slice(-KEPT);
    this.ahead = [];
  }

  back() {
    const to = this.past.at(-1);
    if (!to) return;
    this.past = this.past.slice(0, -1);
    if (this.here) this.ahead = [...this.ahead, this.here];
    this.#travel(to);
  }

  forward() {
    const to = this.ahead.at(-1);
    if (!to) return;
    this.ahead = this.ahead.slice(0, -1);
    if (this.here) this.past = [...this.past, this.here];
    this.#travel(to);
  }

  /** To a place that can be come back from. */
  go(goal: Goal) {
    this.goal = goal;
  }

  /** Another file: none of it means anything there. */
  forget() {
    this.here = null;
    this.goal = null;
    this.past = [];
    this.ahead = [];
    this.#travelling = false;
  }

  #travel(camera: Camera) {
    this.#travelling = true;
    this.goal = { camera };
  }
}

export const cameras = new Cameras();
