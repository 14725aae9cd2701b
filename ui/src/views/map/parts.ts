// A shape taken apart into what can be drawn one by one, and put together again: each ring, each line,
// each dot. Holes stay holes of their part, and heights stay with the corners that were not moved.

import type { GeoJsonGeometry } from '../../core/bindings';
import type { Part } from '../../state/drawing';
import type { LonLat } from './ties';

/** So few corners make no shape. */
export const LEAST = { ring: 3, line: 2, dot: 1 } as const;

const flat = (position: number[]): LonLat => [position[0] ?? 0, position[1] ?? 0];

export function takeApart(geometry: GeoJsonGeometry): Part[] {
  const line = (all: number[][], of: number): Part => ({ shape: 'line', corners: all.map(flat), of });
  const ring = (all: number[][], of: number): Part => ({ shape: 'ring', corners: all.slice(0, -1).map(flat), of });
  switch (geometry.type) {
    case 'Point':
      return [{ shape: 'dot', corners: [flat(geometry.coordinates)], of: 0 }];
    case 'MultiPoint':
      return geometry.coordinates.map((dot, i) => ({ shape: 'dot', corners: [flat(dot)], of: i }));
    case 'LineString':
      return [line(geometry.coordinates, 0)];
    case 'MultiLineString':
      return geometry.coordinates.map(line);
    case 'Polygon':
      return geometry.coordinates.map((one) => ring(one, 0));
    case 'MultiPolygon':
      return geometry.coordinates.flatMap((rings, i) => rings.map((one) => ring(one, i)));
  }
}

/**
 * The shape that the parts make: of the same type as `before` where that is given, so that one part of
 * a shape of many is still a shape of many. Null while a part is not whole.
 */
export function putTogether(parts: Part[], before: GeoJsonGeometry | null = null): GeoJsonGeometry | null {
  if (parts.length === 0 || parts.some(({ shape, corners }) => corners.length < LEAST[shape])) return null;
  const height = heights(before);
  const corner = (at: LonLat): number[] => height(at);
  const closed = ({ corners }: Part) => [...corners, corners[0] as LonLat].map(corner);
  const many = before?.type.startsWith('Multi') ?? false;
  const [first] = parts as [Part, ...Part[]];
  if (first.shape === 'dot') {
    const dots = parts.flatMap((part) => part.corners.map(corner));
    return many || dots.length > 1
      ? { type: 'MultiPoint', coordinates: dots }
      : { type: 'Point', coordinates: dots[0] as number[] };
  }
  if (first.shape === 'line') {
    const lines = parts.map((part) => part.corners.map(corner));
    return many || lines.length > 1
      ? { type: 'MultiLineString', coordinates: lines }
      : { type: 'LineString', coordinates: lines[0] as number[][] };
  }
  const areas = [...new Set(parts.map((part) => part.of))].map((of) =>
    parts.filter((part) => part.of === of).map(closed),
  );
  return many || areas.length > 1
    ? { type: 'MultiPolygon', coordinates: areas }
    : { type: 'Polygon', coordinates: areas[0] as number[][][] };
}

/** A corner with the height it had, if it is where it was. */
function heights(before: GeoJsonGeometry | null): (at: LonLat) => number[] {
  const known = new Map<string, number>();
  const look = (nested: unknown) => {
    if (!Array.isArray(nested)) return;
    if (typeof nested[0] !== 'number') nested.forEach(look);
    else if (typeof nested[2] === 'number') known.set(`${nested[0]} ${nested[1]}`, nested[2]);
  };
  look(before?.coordinates);
  return ([lon, lat]) => {
    const at = [round(lon), round(lat)];
    const up = known.get(`${at[0]} ${at[1]}`);
    return up === undefined ? at : [...at, up];
  };
}

/** As the core keeps them: a centimetre. */
function round(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}

/** Does a side of this ring run over another one? Told while somebody draws; the core decides. */
export function crossesItself({ shape, corners }: Part): boolean {
  if (shape !== 'ring' || corners.length < 4 || corners.length > 500) return false;
  const at = (i: number) => corners[i % corners.length] as LonLat;
  for (let i = 0; i < corners.length; i++) {
    for (let j = i + 2; j < corners.length; j++) {
      if (i === 0 && j === corners.length - 1) continue;
      if (cross(at(i), at(i + 1), at(j), at(j + 1))) return true;
    }
  }
  return false;
}

function cross(a: LonLat, b: LonLat, c: LonLat, d: LonLat): boolean {
  const side = (p: LonLat, q: LonLat, r: LonLat) =>
    Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
}
