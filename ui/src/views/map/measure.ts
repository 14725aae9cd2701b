// Distances on the map: metres and pixels, in Web Mercator with tiles of 512 pixels.

import type { Feature, FeatureCollection } from 'geojson';
const AROUND_THE_EQUATOR = 40_075_016.686;

/** Metres on the ground in one pixel at a zoom and a latitude in degrees. */
export function metresAt(zoom: number, latitude: number): number {
  return (AROUND_THE_EQUATOR * Math.cos((latitude * Math.PI) / 180)) / (512 * 2 ** zoom);
}

export interface Scale {
  metres: number;
  /** How wide it is drawn, in pixels. */
  wide: number;
}

/** The longest round distance (1, 2 or 5 and noughts) that fits into `room` pixels. */
export function roundScale(metresPerPixel: number, room: number): Scale {
  const most = metresPerPixel * room;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = most / power >= 5 ? 5 : most / power >= 2 ? 2 : 1;
  return { metres: step * power, wide: (step * power) / metresPerPixel };
}

/** Have two presses of the mouse come far enough apart to mean a drag? Pixels. */
export function isDrag(from: { x: number; y: number }, to: { x: number; y: number }): boolean {
  return Math.hypot(to.x - from.x, to.y - from.y) >= 5;
}

/** Do two boxes (west, south, east, north) have anything in common? */
export function overlap(a: Box, b: Box): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

/** Does the first box hold all of the second? */
export function holds(a: Box, b: Box): boolean {
  return a[0] <= b[0] && a[1] <= b[1] && a[2] >= b[2] && a[3] >= b[3];
}

export type Box = [west: number, south: number, east: number, north: number];

/** Lines of a quiet grid over a box, about `apart` pixels from one another; none on small scales. */
export function gridLines(box: Box, zoom: number): FeatureCollection {
  const features: Feature[] = [];
  const latitude = (box[1] + box[3]) / 2;
  const { metres } = roundScale(metresAt(zoom, latitude), 220);
  if (zoom >= 9 && Math.abs(latitude) < 80) {
    const north = metres / 111_320;
    // A step that hardly changes with latitude, so that the grid stays put while panning.
    const east = north / Math.cos((Math.round(latitude) * Math.PI) / 180);
    const line = (...coordinates: [number, number][]) =>
      features.push({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } });
    for (let x = Math.ceil(box[0] / east) * east; x <= box[2]; x += east) line([x, box[1]], [x, box[3]]);
    for (let y = Math.ceil(box[1] / north) * north; y <= box[3]; y += north) line([box[0], y], [box[2], y]);
  }
  return { type: 'FeatureCollection', features };
}
