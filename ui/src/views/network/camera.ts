// From places of the layout to pixels and back. The layout goes to the right and down; a wide window stretches it.

export interface Pixel {
  x: number;
  y: number;
}
export interface Size {
  width: number;
  height: number;
}
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Camera {
  /** The place of the layout in the middle of the window. */
  x: number;
  y: number;
  /** Pixels for one unit, downwards. */
  scale: number;
  /** So many times as many to the side. */
  stretch: number;
}

/** The furthest and the nearest one can look from. */
export const LEAST = 0.02;
export const MOST = 4;
/** A picture fits no nearer than this: a few assets are not made large. */
const FIT_MOST = 1.7;
/** Circles are stretched no further than this. */
const STRETCH_MOST = 1.7;

export function project({ x, y, scale, stretch }: Camera, { width, height }: Size, at: Pixel): Pixel {
  return { x: width / 2 + (at.x - x) * scale * stretch, y: height / 2 + (at.y - y) * scale };
}

export function unproject({ x, y, scale, stretch }: Camera, { width, height }: Size, at: Pixel): Pixel {
  return { x: x + (at.x - width / 2) / (scale * stretch), y: y + (at.y - height / 2) / scale };
}

/** Nearer or further away; what lies under the pixel stays there. */
export function zoomed(camera: Camera, size: Size, at: Pixel, factor: number): Camera {
  const scale = Math.min(MOST, Math.max(LEAST, camera.scale * factor));
  const under = unproject(camera, size, at);
  const moved = { ...camera, scale };
  const now = unproject(moved, size, at);
  return { ...moved, x: camera.x + under.x - now.x, y: camera.y + under.y - now.y };
}

/** Moved by so many pixels, as paper under the hand. */
export function panned(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x - dx / (camera.scale * camera.stretch), y: camera.y - dy / camera.scale };
}

/** The box around places; around nothing where there are none. */
export function boxOf(places: Pixel[]): Box | null {
  if (places.length === 0) return null;
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { x, y } of places) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

/** The nearest camera that shows a box with room (pixels) around it; `centre` stays in the middle. */
export function fitted(box: Box, size: Size, room: { x: number; y: number }, centre: Pixel | null = null): Camera {
  const at = centre ?? { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  const half = {
    x: Math.max(1, box.right - at.x, at.x - box.left),
    y: Math.max(1, box.bottom - at.y, at.y - box.top),
  };
  const across = Math.max(40, size.width / 2 - room.x) / half.x;
  const down = Math.max(40, size.height / 2 - room.y) / half.y;
  const scale = Math.min(FIT_MOST, Math.max(LEAST, Math.min(across, down)));
  // One that is wider than high uses the room at its sides.
  const stretch = Math.min(STRETCH_MOST, Math.max(1, Math.min(across / scale, FIT_MOST / scale)));
  return { ...at, scale, stretch };
}

/** What of the layout is in the window, with so many pixels more on each side. */
export function seen(camera: Camera, size: Size, more: number): Box {
  const from = unproject(camera, size, { x: -more, y: -more });
  const to = unproject(camera, size, { x: size.width + more, y: size.height + more });
  return { left: from.x, top: from.y, right: to.x, bottom: to.y };
}

/** Part of the way from one camera to another; zooming goes by factors. */
export function between(from: Camera, to: Camera, part: number): Camera {
  const mix = (a: number, b: number) => a + (b - a) * part;
  return {
    x: mix(from.x, to.x),
    y: mix(from.y, to.y),
    scale: from.scale * (to.scale / from.scale) ** part,
    stretch: mix(from.stretch, to.stretch),
  };
}
