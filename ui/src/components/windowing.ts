// Which rows of a long list are in view, and where they are drawn.

/** Web views draw nothing beyond some millions of pixels; longer lists scroll faster instead. */
const TALLEST_PX = 8_000_000;
/** Rows drawn beyond either edge, so that scrolling shows no gaps. */
const SPARE = 6;

export interface Windowed {
  first: number;
  /** The last row that is drawn; less than `first` when there is none. */
  last: number;
  /** Where the first drawn row begins, in pixels from the top of the list. */
  offset: number;
  /** How tall the list is, in pixels. */
  height: number;
}

export function windowed(total: number, row: number, scrolled: number, inView: number): Windowed {
  const whole = total * row;
  const height = Math.min(whole, TALLEST_PX);
  // A list that is too tall is scrolled in proportion.
  const room = Math.max(1, height - inView);
  const at = whole <= TALLEST_PX ? scrolled : (Math.min(scrolled, room) / room) * (whole - inView);
  const top = Math.floor(at / row);
  const first = Math.max(0, top - SPARE);
  const last = Math.min(total - 1, Math.ceil((at + inView) / row) + SPARE);
  return { first, last, offset: scrolled + first * row - at, height };
}

/** How far to scroll so that a row is in view; the present position when it is already. */
export function scrollTo(
  index: number,
  total: number,
  row: number,
  scrolled: number,
  inView: number,
): number {
  const whole = total * row;
  const scale = whole <= TALLEST_PX ? 1 : (TALLEST_PX - inView) / (whole - inView);
  const at = scrolled / scale;
  const top = index * row;
  if (top < at) return top * scale;
  if (top + row > at + inView) return (top + row - inView) * scale;
  return scrolled;
}
