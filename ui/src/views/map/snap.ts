// Drawing along what is there: the nearest corner, or else the nearest place on a side.

import type { GeoJsonGeometry } from '../../core/bindings';
import { takeApart } from './parts';
import type { LonLat, Pixel, Screen } from './ties';

/** Corners to draw along; a ring ends where it begins. */
export type Track = LonLat[];

/** How near the pointer must come, in pixels. A corner holds it from further away than a side. */
const CORNER = 14;
const SIDE = 9;

export function tracks(geometries: GeoJsonGeometry[]): Track[] {
  return geometries.flatMap(takeApart).map(({ shape, corners }) => {
    const [first] = corners;
    return shape === 'ring' && first ? [...corners, first] : corners;
  });
}

/** Where to put what the pointer is about to put: on something near, or null for where it is. */
export function snapped(where: Pixel, all: Track[], screen: Pick<Screen, 'project' | 'unproject'>): LonLat | null {
  let corner: { at: LonLat; far: number } | null = null;
  let side: { at: Pixel; far: number } | null = null;
  for (const track of all) {
    let before: Pixel | null = null;
    for (const at of track) {
      const here = screen.project(at);
      const far = Math.hypot(here.x - where.x, here.y - where.y);
      if (far <= CORNER && far < (corner?.far ?? Infinity)) corner = { at, far };
      if (before) {
        const foot = nearest(where, before, here);
        const off = Math.hypot(foot.x - where.x, foot.y - where.y);
        if (off <= SIDE && off < (side?.far ?? Infinity)) side = { at: foot, far: off };
      }
      before = here;
    }
  }
  if (corner) return corner.at;
  return side ? screen.unproject(side.at) : null;
}

/** The point of a stretch that is nearest to another. */
function nearest(to: Pixel, from: Pixel, end: Pixel): Pixel {
  const [dx, dy] = [end.x - from.x, end.y - from.y];
  const long = dx * dx + dy * dy;
  const along = long === 0 ? 0 : ((to.x - from.x) * dx + (to.y - from.y) * dy) / long;
  const part = Math.max(0, Math.min(1, along));
  return { x: from.x + part * dx, y: from.y + part * dy };
}
