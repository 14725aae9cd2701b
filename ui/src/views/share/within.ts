// A spot and the box it leaves as, to be drawn.

export const WIDTH = 132;
export const HEIGHT = 88;
const MARGIN = 6;
const DEGREE_M = 111_320;

/** The longer side of a box in metres. */
export function across([west, south, east, north]: [number, number, number, number]): number {
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180);
  return Math.max((east - west) * narrowing, north - south) * DEGREE_M;
}

/** The box as large as there is room, in its true proportions, and the spot in it. */
export function drawn([lon, lat]: [number, number], [west, south, east, north]: [number, number, number, number]) {
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const [wide, high] = [(east - west) * narrowing, north - south];
  const scale = Math.min((WIDTH - 2 * MARGIN) / wide, (HEIGHT - 2 * MARGIN) / high);
  const [width, height] = [wide * scale, high * scale];
  const box = { x: (WIDTH - width) / 2, y: (HEIGHT - height) / 2, width, height };
  const spot = { x: box.x + (lon - west) * narrowing * scale, y: box.y + (north - lat) * scale };
  return { box, spot };
}
