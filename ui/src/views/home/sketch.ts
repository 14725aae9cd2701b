// The way of a walk, drawn small: stops where they lie to one another, joined in their order.

export interface Spot {
  x: number;
  y: number;
}

/** Degrees (longitude, latitude) as pixels of a box, with a margin, north up and nothing stretched. */
export function drawnIn(all: [number, number][], width: number, height: number, margin: number): Spot[] {
  if (all.length === 0) return [];
  const lats = all.map(([, lat]) => lat);
  const middle = (Math.min(...lats) + Math.max(...lats)) / 2;
  const narrow = Math.cos((middle * Math.PI) / 180);
  const xs = all.map(([lon]) => lon * narrow);
  const ys = lats.map((lat) => -lat);
  const [west, east, north, south] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min((width - 2 * margin) / Math.max(east - west, 1e-9), (height - 2 * margin) / Math.max(south - north, 1e-9));
  // Of stops at one spot there is nothing to enlarge.
  const by = Number.isFinite(scale) && (east > west || south > north) ? scale : 0;
  return xs.map((x, n) => ({
    x: width / 2 + (x - (west + east) / 2) * by,
    y: height / 2 + ((ys[n] ?? 0) - (north + south) / 2) * by,
  }));
}
