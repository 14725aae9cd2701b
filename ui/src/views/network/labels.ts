// Where the names stand: each beside its own mark, none on another name or mark; the more important comes first.

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Wanted<T> {
  of: T;
  /** The middle of its mark and half of its width, in pixels. */
  x: number;
  y: number;
  radius: number;
  /** The size of the name. */
  width: number;
  height: number;
  /** More comes first. */
  weight: number;
  /** It is shown even where there is no room. */
  always?: boolean;
  /** It stands beside its mark rather than under it. */
  beside?: boolean;
  /** The middles of where it may stand instead, the best first. */
  on?: { x: number; y: number }[];
}

export interface Placed<T> extends Rect {
  of: T;
}

const GAP = 3;

/** The places around a mark where its name may stand, the best first. */
function spots<T>({ x, y, radius, width, height, beside, on }: Wanted<T>): Rect[] {
  const at = (left: number, top: number): Rect => ({ x: left, y: top, width, height });
  if (on) return on.map((middle) => at(middle.x - width / 2, middle.y - height / 2));
  const below = at(x - width / 2, y + radius + GAP);
  const above = at(x - width / 2, y - radius - GAP - height);
  const after = at(x + radius + GAP * 2, y - height / 2);
  const before = at(x - radius - GAP * 2 - width, y - height / 2);
  const aside = radius * 0.7 + GAP;
  const corners = [
    at(x + aside, y + aside - height / 2),
    at(x - aside - width, y + aside - height / 2),
    at(x + aside, y - aside - height / 2),
    at(x - aside - width, y - aside - height / 2),
  ];
  return beside ? [after, before, below, above, ...corners] : [below, above, after, before, ...corners];
}

/** Rectangles in squares, so that a thousand names are not each compared with a thousand others. */
class Taken {
  #squares = new Map<string, Rect[]>();
  static readonly SIDE = 64;

  add(rect: Rect) {
    for (const key of keys(rect)) {
      const square = this.#squares.get(key);
      if (square) square.push(rect);
      else this.#squares.set(key, [rect]);
    }
  }

  isFree(rect: Rect): boolean {
    return keys(rect).every((key) => (this.#squares.get(key) ?? []).every((other) => !overlap(rect, other)));
  }
}

function keys({ x, y, width, height }: Rect): string[] {
  const all: string[] = [];
  for (let i = Math.floor(x / Taken.SIDE); i <= Math.floor((x + width) / Taken.SIDE); i += 1)
    for (let j = Math.floor(y / Taken.SIDE); j <= Math.floor((y + height) / Taken.SIDE); j += 1) all.push(`${i} ${j}`);
  return all;
}

export function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/**
 * Places as many names as fit into `room`. `marks` are taken from the beginning; the same wanted names give the
 * same places. At most `most` names.
 */
export function placeLabels<T>(wanted: Wanted<T>[], marks: Rect[], room: Rect, most = 400): Placed<T>[] {
  const taken = new Taken();
  for (const mark of marks) taken.add(mark);
  const placed: Placed<T>[] = [];
  const inOrder = [...wanted].sort((a, b) => Number(b.always ?? false) - Number(a.always ?? false) || b.weight - a.weight);
  for (const each of inOrder) {
    if (placed.length >= most) break;
    const all = spots(each);
    const inRoom = all.filter((rect) => holds(room, rect));
    const spot = inRoom.find((rect) => taken.isFree(rect)) ?? (each.always ? (inRoom[0] ?? all[0]) : undefined);
    if (!spot) continue;
    taken.add(spot);
    placed.push({ ...spot, of: each.of });
  }
  return placed;
}

function holds(room: Rect, rect: Rect): boolean {
  return (
    rect.x >= room.x && rect.y >= room.y && rect.x + rect.width <= room.x + room.width && rect.y + rect.height <= room.y + room.height
  );
}
