// The lines from the chosen asset to what it is connected with, bent a little and ending before the
// other marker, worked out in pixels of the screen.

import type { Feature, FeatureCollection } from 'geojson';
import type { Tie } from '../../core/bindings';

export type Pixel = { x: number; y: number };
export type LonLat = [lon: number, lat: number];

export interface Screen {
  project: (at: LonLat) => Pixel;
  unproject: (at: Pixel) => LonLat;
}

/** How far from the middle of each marker a line begins and ends. */
const FROM = 29;
const TO = 20;
/** How many stretches make a bend. */
const STRETCHES = 24;
const BEND = 0.14;

/** A tie of the chosen asset. */
export interface TieFrom extends Pick<Tie, 'other_at' | 'past' | 'outgoing'> {
  /** It reads the same from both ends. */
  bothWays: boolean;
}

/**
 * Lines for all ties whose other end has a place, and arrowheads at the end they lead to; one that reads the same from
 * both ends has none. `lift` is how far the heads of the
 * chosen marker and of the others stand above the ground.
 */
export function tieFeatures(
  at: LonLat,
  ties: TieFrom[],
  screen: Screen,
  lift = { chosen: 0, other: 0 },
): FeatureCollection {
  const features: Feature[] = [];
  const ground = screen.project(at);
  const from = { x: ground.x, y: ground.y - lift.chosen };
  for (const tie of ties) {
    if (!tie.other_at) continue;
    const there = screen.project(tie.other_at);
    const drawn = bent(from, { x: there.x, y: there.y - lift.other });
    if (!drawn) continue;
    const coordinates = drawn.points.map(screen.unproject);
    features.push({ type: 'Feature', properties: { past: tie.past }, geometry: { type: 'LineString', coordinates } });
    const head = tie.outgoing ? coordinates.at(-1) : coordinates[0];
    if (tie.bothWays || !head) continue;
    const turn = tie.outgoing ? drawn.turn : drawn.back;
    features.push({ type: 'Feature', properties: { turn }, geometry: { type: 'Point', coordinates: head } });
  }
  return { type: 'FeatureCollection', features };
}

/** A bent line between two markers, and which way its far end and its near one (`back`) point in degrees from the top. */
export function bent(from: Pixel, to: Pixel): { points: Pixel[]; turn: number; back: number } | null {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  if (length <= FROM + TO + 8) return null;
  // Bends to the same side whichever of the two is chosen.
  const side = dx < 0 || (dx === 0 && dy < 0) ? 1 : -1;
  const middle = {
    x: (from.x + to.x) / 2 - dy * BEND * side,
    y: (from.y + to.y) / 2 + dx * BEND * side,
  };
  const on = (t: number): Pixel => ({
    x: (1 - t) ** 2 * from.x + 2 * t * (1 - t) * middle.x + t ** 2 * to.x,
    y: (1 - t) ** 2 * from.y + 2 * t * (1 - t) * middle.y + t ** 2 * to.y,
  });
  const [start, end] = [FROM / length, 1 - TO / length];
  const points = Array.from({ length: STRETCHES + 1 }, (_, i) => on(start + ((end - start) * i) / STRETCHES));
  const pointing = (tip: Pixel, behind: Pixel) => (Math.atan2(tip.x - behind.x, behind.y - tip.y) * 180) / Math.PI;
  return { points, turn: pointing(on(end), on(end - 0.02)), back: pointing(on(start), on(start + 0.02)) };
}
