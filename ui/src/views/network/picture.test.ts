import { describe, expect, test } from 'vitest';
import type { Network } from '../../core/bindings';
import { fitted, panned, project, unproject, zoomed, type Camera } from './camera';
import { Grid } from './grid';
import { overlap, placeLabels, type Wanted } from './labels';
import { drawPicture, type Standing } from './draw';
import { bendsOf, farFrom, lineBetween } from './lines';
import type { Looks } from './looks';
import type { Marks } from './marks';
import { nextIn, ringOf, sceneOf } from './scene';

const size = { width: 800, height: 500 };
const camera: Camera = { x: 30, y: -20, scale: 0.7, stretch: 1.3 };

describe('the camera', () => {
  test('comes back to the place it showed', () => {
    const place = unproject(camera, size, project(camera, size, { x: 12, y: 99 }));
    expect(place.x).toBeCloseTo(12, 9);
    expect(place.y).toBeCloseTo(99, 9);
  });

  test('keeps under the pointer what is under it', () => {
    const at = { x: 640, y: 77 };
    const under = unproject(camera, size, at);
    const after = project(zoomed(camera, size, at, 2.5), size, under);
    expect(after.x).toBeCloseTo(at.x, 6);
    expect(after.y).toBeCloseTo(at.y, 6);
  });

  test('moves as paper under the hand', () => {
    const before = project(camera, size, { x: 0, y: 0 });
    const after = project(panned(camera, 25, -10), size, { x: 0, y: 0 });
    expect([after.x - before.x, after.y - before.y].map(Math.round)).toEqual([25, -10]);
  });

  test.each([
    ['a large one', { left: -4000, top: -900, right: 3000, bottom: 2500 }, null],
    ['one around something', { left: -100, top: -100, right: 220, bottom: 90 }, { x: 0, y: 0 }],
    ['a single place', { left: 5, top: 5, right: 5, bottom: 5 }, null],
  ])('fits %s into the window', (_, box, centre) => {
    const to = fitted(box, size, { x: 100, y: 40 }, centre);
    for (const [x, y] of [[box.left, box.top], [box.right, box.bottom]] as const) {
      const at = project(to, size, { x, y });
      expect(at.x >= 99 && at.x <= size.width - 99, `${at.x}`).toBe(true);
      expect(at.y >= 39 && at.y <= size.height - 39, `${at.y}`).toBe(true);
    }
    if (centre) expect(project(to, size, centre)).toEqual({ x: 400, y: 250 });
  });
});

test('what lies in a box is found, and nothing else', () => {
  const places = Array.from({ length: 400 }, (_, i) => ({ x: (i % 20) * 70 - 700, y: Math.floor(i / 20) * 70 - 700 }));
  const grid = new Grid(places);
  for (const box of [
    { left: -100, top: -60, right: 10, bottom: 300 },
    { left: -9000, top: -9000, right: 9000, bottom: 9000 },
    { left: 2000, top: 0, right: 2100, bottom: 10 },
  ]) {
    const inside = places.flatMap(({ x, y }, i) => (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom ? i : []));
    expect(grid.within(box).sort((a, b) => a - b)).toEqual(inside);
  }
});

describe('names', () => {
  const room = { x: 0, y: 0, ...size };
  const name = (of: string, x: number, y: number, weight: number, more: Partial<Wanted<string>> = {}): Wanted<string> => ({
    of, x, y, weight, radius: 10, width: 90, height: 16, ...more,
  });

  test('never stand on one another or on a mark, and the more important stays', () => {
    const wanted = Array.from({ length: 60 }, (_, i) => name(`n${i}`, 150 + (i % 8) * 60, 80 + Math.floor(i / 8) * 40, i));
    const marks = wanted.map(({ x, y }) => ({ x: x - 10, y: y - 10, width: 20, height: 20 }));
    const placed = placeLabels(wanted, marks, room);
    expect(placed.length).toBeGreaterThan(10);
    expect(placed.length).toBeLessThan(60);
    expect(placed[0]?.of).toBe('n59');
    for (const [i, one] of placed.entries()) {
      expect(marks.some((mark) => overlap(one, mark))).toBe(false);
      expect(placed.slice(i + 1).some((other) => overlap(one, other))).toBe(false);
    }
  });

  test.each<[string, Wanted<string>[], string[]]>([
    ['under its mark', [name('a', 400, 250, 1)], ['a 355 263']],
    ['beside it where that is asked', [name('a', 400, 250, 1, { beside: true })], ['a 416 242']],
    ['above it at the lower edge', [name('a', 400, 485, 1)], ['a 355 456']],
    ['not outside the window', [name('a', 20, 250, 1)], ['a 36 242']],
    ['where it is told, at the first that is free', [name('a', 0, 0, 2, { on: [{ x: 100, y: 100 }] }), name('b', 0, 0, 1, { on: [{ x: 120, y: 100 }, { x: 300, y: 100 }] })], ['a 55 92', 'b 255 92']],
    ['once for two that need the same room', [name('a', 0, 0, 2, { on: [{ x: 100, y: 100 }] }), name('b', 0, 0, 1, { on: [{ x: 120, y: 100 }] })], ['a 55 92']],
    ['all the same where one must be read', [name('a', 0, 0, 2, { on: [{ x: 100, y: 100 }] }), name('b', 0, 0, 1, { on: [{ x: 120, y: 100 }], always: true })], ['b 75 92']],
  ])('stand %s', (_, wanted, expected) => {
    expect(placeLabels(wanted, [], room).map(({ of, x, y }) => `${of} ${x} ${y}`)).toEqual(expected);
  });
});

describe('lines', () => {
  test('begin and end outside their marks, and none is drawn between marks that touch', () => {
    const line = lineBetween({ x: 0, y: 0 }, 10, { x: 100, y: 0 }, 20, 0);
    expect([line?.from.x, line?.to.x, line?.angle]).toEqual([13, 77, 0]);
    expect(lineBetween({ x: 0, y: 0 }, 10, { x: 30, y: 0 }, 20, 0)).toBeNull();
  });

  test('of several ties between the same two keep apart, whichever way they go', () => {
    const ties = [{ from: 0, to: 1 }, { from: 1, to: 0 }, { from: 1, to: 2 }];
    const bends = bendsOf(ties);
    const at = [{ x: 0, y: 0 }, { x: 200, y: 0 }, { x: 200, y: 200 }];
    const side = (i: number) => {
      const tie = ties[i];
      const [a, b] = [at[tie?.from ?? 0], at[tie?.to ?? 0]];
      return a && b ? Math.sign(lineBetween(a, 5, b, 5, bends[i] ?? 0)?.towards?.y ?? 0) : 0;
    };
    expect(side(0) * side(1)).toBe(-1);
    expect(bends[2]).toBe(0);
  });
});

const node = (id: string, x: number, y: number, steps: number | null = null) => ({ id, name: id, kind: 'place' as const, x, y, steps, pinned: false, ties: 1 });
const net = (nodes: Network['nodes'], ties: [number, number][] = []): Network => ({
  nodes, alone: 0, left_out: 0,
  ties: ties.map(([from, to], i) => ({ id: `t${i}`, from, to, type: 'meets_at', wording: 'meets at', both_ways: false, past: false })),
});

test('arrow keys go to the next mark in their direction', () => {
  const scene = sceneOf(net([node('a', 0, 0), node('b', 100, 10), node('c', 220, -5), node('d', 10, 90)]), ({ wording }) => wording);
  const to = (from: number | null, x: number, y: number) => {
    const i = nextIn(scene, from, { x, y });
    return i === null ? null : scene.network.nodes[i]?.id;
  };
  expect([to(0, 1, 0), to(1, 1, 0), to(2, -1, 0), to(0, 0, 1), to(0, 0, -1), to(2, 1, 0), to(null, 1, 0)]).toEqual(['b', 'c', 'b', 'd', null, null, 'a']);
});

test.each<[string, [number, number][], [number, number] | null]>([
  ['a circle', [[100, 0], [0, 100], [-71, 71], [-100, 0]], [100, 100]],
  ['an ellipse', [[200, 0], [0, 100], [141.4, -70.7], [-200, 0]], [200, 100]],
  ['no ring', [[200, 0], [0, 100], [10, -10], [-200, 0]], null],
  ['too few', [[200, 0], [0, 100]], null],
])('%s is the ring it is', (_, places, ring) => {
  const found = ringOf(places.map(([x, y]) => ({ x, y })));
  expect(found && [Math.round(found.x), Math.round(found.y)]).toEqual(ring);
});

test.each<[{ x: number; y: number } | null, [number, number], number]>([
  [null, [50, 4], 4],
  [null, [-3, 4], 5],
  [null, [103, 0], 3],
  // A bend that comes half of the way to what it bends towards.
  [{ x: 50, y: 40 }, [50, 20], 0],
  [{ x: 50, y: 40 }, [50, 0], 20],
])('a pixel is so far from a line that bends towards %j: %j', (towards, [x, y], far) => {
  expect(farFrom({ from: { x: 0, y: 0 }, towards, to: { x: 100, y: 0 } }, { x, y })).toBeCloseTo(far, 0);
});

describe('what is drawn', () => {
  interface Stroke { colour: string; alpha: number; dashed: boolean; width: number }
  /** Says what was stroked and which words were written. */
  function paper() {
    const [strokes, texts]: [Stroke[], string[]] = [[], []];
    let dashed = false;
    const state = { strokeStyle: '', globalAlpha: 1, lineWidth: 1 };
    const does: Record<string, unknown> = {
      setLineDash: (dash: number[]) => (dashed = dash.length > 0),
      stroke: () => strokes.push({ colour: state.strokeStyle, alpha: state.globalAlpha, dashed, width: state.lineWidth }),
      fillText: (words: string) => texts.push(words),
      measureText: (words: string) => ({ width: words.length * 6 }),
    };
    const on = new Proxy(state as Record<string, unknown>, { get: (target, name: string) => target[name] ?? does[name] ?? (() => undefined) });
    return { on: on as unknown as CanvasRenderingContext2D, strokes, texts };
  }
  const looks = { ink: 'ink', tie: 'tie', paper: 'paper', quiet: 'quiet', rem: 16, font: 'sans' } as Looks;
  const scene = sceneOf({
    ...net([node('a', 0, 0), node('b', 200, 0), node('c', 0, 150), node('d', 200, 150)]),
    ties: [
      { id: 'now', from: 0, to: 1, type: 'meets_at', wording: 'meets at', both_ways: false, past: false },
      { id: 'was', from: 2, to: 3, type: 'led_to', wording: 'led to', both_ways: false, past: true },
    ],
  }, ({ wording }) => wording);
  const standing: Standing = { chosen: null, marked: new Set(), around: null, pointed: null, tie: null };
  function draw(also: Partial<Standing>) {
    const { on, strokes, texts } = paper();
    const marks = { stamp: () => undefined } as unknown as Marks;
    drawPicture(on, { scene, camera: { x: 100, y: 75, scale: 1, stretch: 1 }, size, looks, marks, standing: { ...standing, ...also } });
    return { ties: strokes.filter(({ colour }) => colour === 'tie' || colour === 'ink'), texts };
  }

  test('ties that have ended are dotted and faint, also near', () => {
    const { ties, texts } = draw({});
    expect(ties.map(({ dashed, alpha }) => [dashed, alpha < 1])).toEqual([[false, false], [true, true]]);
    expect([...texts].sort()).toEqual(['a', 'b', 'c', 'd']);
  });
  test.each<[string, Partial<Standing>, string[]]>([
    ['of the chosen one', { chosen: 0 }, ['meets at']],
    ['of the one pointed at', { pointed: 3 }, ['led to']],
    ['of both', { chosen: 0, pointed: 3 }, ['led to', 'meets at']],
    ['that is pointed at itself', { tie: 1 }, ['led to']],
  ])('ties say their words: those %s', (_, also, words) => {
    expect(draw(also).texts.filter((text) => text.length > 1).sort()).toEqual(words);
  });
  test('what has ended is dotted and faint also where it is said in words', () => {
    expect(draw({ chosen: 2 }).ties.find(({ colour, dashed }) => colour === 'ink' && dashed)?.alpha).toBeLessThan(1);
  });
});
