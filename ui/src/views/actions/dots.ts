// Where the shapes of a possible action stand in its small drawing.

export interface Dot {
  x: number;
  y: number;
}

/** `n` shapes from the start to the end of a box, up and down in turn, and behind them what comes of it. */
export function dotsIn(n: number, width: number, height: number): { dots: Dot[]; end: Dot } {
  const margin = 20;
  const step = (width - 2 * margin) / Math.max(1, n);
  const dots = Array.from({ length: n }, (_, i) => ({ x: margin + i * step, y: i % 2 === 0 ? height * 0.34 : height * 0.66 }));
  return { dots, end: { x: width - margin, y: height / 2 } };
}
