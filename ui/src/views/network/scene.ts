// A network made ready to be drawn and pointed at: who is tied to whom, how ties bend, what lies where.

import type { AssetId, Network, NetworkTie } from '../../core/bindings';
import type { Pixel } from './camera';
import { Grid } from './grid';
import { bendsOf } from './lines';

export interface Scene {
  network: Network;
  /** Where each is drawn just now, in units of the layout. */
  places: Pixel[];
  /** How each tie bends. */
  bends: number[];
  /** The wording of each tie in the language spoken now. */
  wordings: string[];
  /** The ties of each, by their numbers. */
  tiesOf: number[][];
  numberOf: Map<AssetId, number>;
  grid: Grid;
  /** Rings on which what is around something lies: half widths to the side and down. */
  rings: Pixel[];
}

export function sceneOf(network: Network, wording: (tie: NetworkTie) => string): Scene {
  const places = network.nodes.map(({ x, y }) => ({ x, y }));
  const tiesOf: number[][] = network.nodes.map(() => []);
  network.ties.forEach(({ from, to }, i) => {
    tiesOf[from]?.push(i);
    if (to !== from) tiesOf[to]?.push(i);
  });
  return {
    network,
    places,
    bends: bendsOf(network.ties),
    wordings: network.ties.map(wording),
    tiesOf,
    numberOf: new Map(network.nodes.map(({ id }, i) => [id, i])),
    grid: new Grid(places),
    rings: [1, 2].flatMap((steps) => ringOf(network.nodes.filter((node) => node.steps === steps && !node.pinned)) ?? []),
  };
}

/** The ellipse around 0, 0 on which these lie; none where they do not lie on one. */
export function ringOf(places: Pixel[]): Pixel | null {
  if (places.length < 3) return null;
  // Least squares for x²/a² + y²/b² = 1.
  let [xx, xy, yy, x1, y1] = [0, 0, 0, 0, 0];
  for (const { x, y } of places) {
    xx += x ** 4;
    xy += x ** 2 * y ** 2;
    yy += y ** 4;
    x1 += x ** 2;
    y1 += y ** 2;
  }
  const whole = xx * yy - xy * xy;
  if (whole < 1e-6 * xx * yy) return null;
  const [p, q] = [(x1 * yy - y1 * xy) / whole, (y1 * xx - x1 * xy) / whole];
  if (p <= 0 || q <= 0) return null;
  const off = places.map(({ x, y }) => Math.abs(Math.sqrt(p * x * x + q * y * y) - 1));
  return Math.max(...off) < 0.12 ? { x: 1 / Math.sqrt(p), y: 1 / Math.sqrt(q) } : null;
}

/** The next one in the direction of an arrow key, from where one is; the closest where one is nowhere yet. */
export function nextIn(scene: Scene, from: number | null, way: Pixel): number | null {
  const at = from === null ? null : scene.places[from];
  let best: { i: number; far: number } | null = null;
  scene.places.forEach((place, i) => {
    if (i === from) return;
    const [dx, dy] = [place.x - (at?.x ?? 0), place.y - (at?.y ?? 0)];
    const ahead = dx * way.x + dy * way.y;
    const aside = Math.abs(dx * way.y - dy * way.x);
    if (at && (ahead <= 0 || aside > ahead * 2)) return;
    const far = at ? ahead + aside * 2 : Math.hypot(dx, dy);
    if (!best || far < best.far) best = { i, far };
  });
  return (best as { i: number } | null)?.i ?? null;
}
