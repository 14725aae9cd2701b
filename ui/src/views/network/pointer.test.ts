import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { NetworkCanvas, NetworkEvents } from './canvas';
import { watchPointer } from './pointer';

const choose = vi.fn<NetworkEvents['choose']>();
const around = vi.fn<NetworkEvents['around']>();
const move = vi.fn<NetworkEvents['move']>();
const pointTie = vi.fn<(id: string | null) => void>();
/** Where the one mark is, in a picture where a unit is a pixel. */
let place = { x: 50, y: 50 };
let element: HTMLDivElement;
let stop: () => void;

beforeEach(() => {
  vi.clearAllMocks();
  place = { x: 50, y: 50 };
  element = document.createElement('div');
  element.setPointerCapture = () => undefined;
  const canvas = {
    element,
    hitAt: ({ x, y }: { x: number; y: number }) => (Math.hypot(x - place.x, y - place.y) < 12 ? 'hall' : null),
    tieAt: ({ y }: { y: number }) => (y === 200 ? 'tie' : null),
    placeOf: () => place,
    placeAt: (at: { x: number; y: number }) => at,
    drag: (_: string, to: { x: number; y: number }) => (place = to),
    dropped: () => undefined, point: () => undefined, panBy: () => undefined, zoomBy: () => undefined, pointTie,
  };
  stop = watchPointer(canvas as unknown as NetworkCanvas, { choose, around, move, mayMove: () => true, menu: () => undefined, drawn: () => undefined });
});
afterEach(() => stop());

const point = (kind: string, x: number, y: number, also: PointerEventInit = {}) =>
  element.dispatchEvent(new PointerEvent(kind, { clientX: x, clientY: y, pointerId: 1, button: 0, ...also }));
function click(also: PointerEventInit = {}) {
  point('pointerdown', 50, 50, also);
  point('pointerup', 50, 50, also);
}

test.each<[PointerEventInit, boolean]>([[{}, false], [{ shiftKey: true }, true], [{ ctrlKey: true }, true], [{ metaKey: true }, true]])(
  'a click with %j chooses it together with others: %s',
  (also, others) => {
    click(also);
    expect(choose.mock.calls).toEqual([['hall', others]]);
  },
);

test('two quick clicks look around it, but not while several are chosen', () => {
  element.dispatchEvent(new MouseEvent('dblclick', { clientX: 50, clientY: 50, shiftKey: true }));
  expect(around).not.toHaveBeenCalled();
  element.dispatchEvent(new MouseEvent('dblclick', { clientX: 50, clientY: 50 }));
  expect(around).toHaveBeenCalledWith('hall');
});

test('a mark that is let go elsewhere stays there', () => {
  point('pointerdown', 50, 50);
  point('pointermove', 90, 70);
  point('pointerup', 90, 70);
  expect(move.mock.calls).toEqual([['hall', [90, 70]]]);
});

test.each<[string, () => void]>([
  ['the system takes the pointer away', () => point('pointercancel', 90, 70)],
  ['a second finger comes down', () => point('pointerdown', 300, 300, { pointerId: 2, button: 0 })],
])('half dragged it goes back and is not pinned where %s', (_, happens) => {
  point('pointerdown', 50, 50);
  point('pointermove', 90, 70);
  expect(place).toEqual({ x: 90, y: 70 });
  happens();
  point('pointerup', 90, 70);
  expect(place).toEqual({ x: 50, y: 50 });
  expect([move.mock.calls, choose.mock.calls]).toEqual([[], []]);
});

test('a tie under the pointer is pointed at, a mark before it', () => {
  point('pointermove', 120, 200);
  point('pointermove', 50, 50);
  expect(pointTie.mock.calls).toEqual([['tie'], [null]]);
});
