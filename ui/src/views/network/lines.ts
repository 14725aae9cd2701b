// The lines of ties between marks: from the edge of one to the edge of the other, bent where several join the same two.

import type { NetworkTie } from '../../core/bindings';
import type { Pixel } from './camera';

export interface Line {
  from: Pixel;
  to: Pixel;
  /** What it bends towards; none of a straight line. */
  towards: Pixel | null;
  /** Where its wording may stand, the best first. */
  spots: Pixel[];
  /** Which way its far end points, in radians from the right, clockwise. */
  angle: number;
  length: number;
}

/** Room between a mark and its line, in pixels. */
const GAP = 3;
/** No line is drawn between marks that are closer. */
const SHORTEST = 4;
/** Apart from one another, as a part of their length. */
const APART = 0.22;

/**
 * How each tie bends, as a part of its length: those that join the same two keep apart, the others are straight.
 * To the right of the way it goes is more than nothing.
 */
export function bendsOf(ties: Pick<NetworkTie, 'from' | 'to'>[]): number[] {
  const between = new Map<string, number[]>();
  ties.forEach(({ from, to }, i) => {
    const key = from < to ? `${from} ${to}` : `${to} ${from}`;
    const same = between.get(key);
    if (same) same.push(i);
    else between.set(key, [i]);
  });
  const bends = ties.map(() => 0);
  for (const same of between.values()) {
    if (same.length === 1) continue;
    same.forEach((i, k) => {
      const aside = (k - (same.length - 1) / 2) * APART;
      const tie = ties[i];
      if (tie) bends[i] = tie.from < tie.to ? aside : -aside;
    });
  }
  return bends;
}

/** A line between two marks of these half widths; none where they touch. */
export function lineBetween(a: Pixel, aRadius: number, b: Pixel, bRadius: number, bend: number): Line | null {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy);
  const [before, after] = [aRadius + GAP, bRadius + GAP];
  if (length < before + after + SHORTEST) return null;
  if (bend === 0) {
    const [ux, uy] = [dx / length, dy / length];
    const from = { x: a.x + ux * before, y: a.y + uy * before };
    const to = { x: b.x - ux * after, y: b.y - uy * after };
    return { from, to, towards: null, spots: along(from, { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }, to), angle: Math.atan2(dy, dx), length: length - before - after };
  }
  const towards = { x: (a.x + b.x) / 2 - dy * bend, y: (a.y + b.y) / 2 + dx * bend };
  const from = step(a, towards, before);
  const to = step(b, towards, after);
  return { from, to, towards, spots: along(from, towards, to), angle: Math.atan2(to.y - towards.y, to.x - towards.x), length: length - before - after };
}

/** A part of the way along a bend. */
const on = (from: Pixel, towards: Pixel, to: Pixel, t: number): Pixel => ({
  x: (1 - t) ** 2 * from.x + 2 * t * (1 - t) * towards.x + t ** 2 * to.x,
  y: (1 - t) ** 2 * from.y + 2 * t * (1 - t) * towards.y + t ** 2 * to.y,
});

/** In the middle, and a little nearer to either end. */
const along = (from: Pixel, towards: Pixel, to: Pixel): Pixel[] => [0.5, 0.38, 0.62, 0.28, 0.72].map((t) => on(from, towards, to, t));

function step(from: Pixel, towards: Pixel, far: number): Pixel {
  const length = Math.hypot(towards.x - from.x, towards.y - from.y) || 1;
  return { x: from.x + ((towards.x - from.x) / length) * far, y: from.y + ((towards.y - from.y) / length) * far };
}

/** In so many pieces a bent line is measured. */
const PIECES = 8;

/** How far a pixel is from a line, in pixels. */
export function farFrom({ from, towards, to }: Pick<Line, 'from' | 'towards' | 'to'>, at: Pixel): number {
  if (!towards) return farFromStretch(from, to, at);
  const spots = Array.from({ length: PIECES + 1 }, (_, i) => on(from, towards, to, i / PIECES));
  return Math.min(...spots.slice(1).map((spot, i) => farFromStretch(spots[i] ?? from, spot, at)));
}

function farFromStretch(from: Pixel, to: Pixel, at: Pixel): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const long = dx * dx + dy * dy;
  const t = long === 0 ? 0 : Math.min(1, Math.max(0, ((at.x - from.x) * dx + (at.y - from.y) * dy) / long));
  return Math.hypot(at.x - from.x - t * dx, at.y - from.y - t * dy);
}
