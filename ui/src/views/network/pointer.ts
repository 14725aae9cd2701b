// What the pointer does in the picture: choose, drag a mark, move the whole, zoom.

import type { AssetId } from '../../core/bindings';
import type { Pixel } from './camera';
import type { NetworkCanvas, NetworkEvents } from './canvas';

/** A pointer that moves less than this only clicks, in pixels. */
const CLICK = 4;
/** How much one step of the wheel zooms. */
const WHEEL = 0.0016;

interface Held {
  from: Pixel;
  last: Pixel;
  /** The mark under it when it went down. */
  id: AssetId | null;
  /** Where the mark was, in units of the layout; and from the pointer. */
  place: Pixel | null;
  off: Pixel;
  moved: boolean;
}

export function watchPointer(canvas: NetworkCanvas, events: NetworkEvents): () => void {
  const { element } = canvas;
  let held: Held | null = null;
  /** Fingers that are down, by their ids. */
  const fingers = new Map<number, Pixel>();

  const at = (event: MouseEvent): Pixel => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  function down(event: PointerEvent) {
    const where = at(event);
    fingers.set(event.pointerId, where);
    if (event.button !== 0 || fingers.size > 1) {
      putBack();
      return;
    }
    const id = canvas.hitAt(where);
    const place = id === null ? null : canvas.placeOf(id);
    const under = canvas.placeAt(where);
    held = { from: where, last: where, id, place, off: place ? { x: place.x - under.x, y: place.y - under.y } : { x: 0, y: 0 }, moved: false };
    element.setPointerCapture(event.pointerId);
  }

  function move(event: PointerEvent) {
    const where = at(event);
    if (fingers.size === 2 && fingers.has(event.pointerId)) return pinch(event.pointerId, where);
    if (!held) {
      const id = canvas.hitAt(where);
      canvas.point(id);
      canvas.pointTie(id === null ? canvas.tieAt(where) : null);
      element.style.cursor = id === null ? 'grab' : 'pointer';
      return;
    }
    if (!held.moved && Math.hypot(where.x - held.from.x, where.y - held.from.y) < CLICK) return;
    held.moved = true;
    element.style.cursor = 'grabbing';
    if (held.id !== null && events.mayMove()) {
      const place = canvas.placeAt(where);
      canvas.drag(held.id, { x: place.x + held.off.x, y: place.y + held.off.y });
    } else canvas.panBy(where.x - held.last.x, where.y - held.last.y);
    held.last = where;
  }

  /** Two fingers: as far apart, so near. */
  function pinch(id: number, where: Pixel) {
    const other = [...fingers].find(([key]) => key !== id)?.[1];
    const before = fingers.get(id);
    fingers.set(id, where);
    if (!other || !before) return;
    const [far, was] = [Math.hypot(where.x - other.x, where.y - other.y), Math.hypot(before.x - other.x, before.y - other.y)];
    if (was > 0 && far > 0) canvas.zoomBy(far / was, { x: (where.x + other.x) / 2, y: (where.y + other.y) / 2 });
  }

  function up(event: PointerEvent) {
    fingers.delete(event.pointerId);
    const done = held;
    held = null;
    element.style.cursor = '';
    if (!done) return;
    if (!done.moved) {
      if (done.id !== null) events.choose(done.id, event.shiftKey || event.ctrlKey || event.metaKey);
      return;
    }
    const place = done.id !== null && events.mayMove() ? canvas.placeOf(done.id) : null;
    if (done.id === null || !place) return;
    canvas.dropped();
    events.move(done.id, [place.x, place.y]);
  }

  /** What was begun to be dragged is where it was. */
  function putBack() {
    const was = held;
    held = null;
    element.style.cursor = '';
    if (!was?.moved || was.id === null || !was.place || !events.mayMove()) return;
    canvas.drag(was.id, was.place);
    canvas.dropped();
  }

  /** The system took the pointer away, as for a gesture of its own: nobody let go of anything. */
  function cancel(event: PointerEvent) {
    fingers.delete(event.pointerId);
    putBack();
  }

  function twice(event: MouseEvent) {
    // Each of two quick clicks chose one more, or one less.
    if (event.shiftKey || event.ctrlKey || event.metaKey) return;
    const where = at(event);
    const id = canvas.hitAt(where);
    if (id !== null) events.around(id);
    else canvas.zoomBy(2, where);
  }

  function menu(event: MouseEvent) {
    const id = canvas.hitAt(at(event));
    event.preventDefault();
    if (id !== null) events.menu(event, id);
  }

  function wheel(event: WheelEvent) {
    event.preventDefault();
    const lines = event.deltaMode === 1 ? 24 : 1;
    canvas.zoomBy(Math.exp(-event.deltaY * lines * WHEEL), at(event));
  }

  function leave() {
    if (held) return;
    canvas.point(null);
    canvas.pointTie(null);
  }

  const stop = new AbortController();
  const { signal } = stop;
  element.addEventListener('pointerdown', down, { signal });
  element.addEventListener('pointermove', move, { signal });
  element.addEventListener('pointerup', up, { signal });
  element.addEventListener('pointercancel', cancel, { signal });
  element.addEventListener('pointerleave', leave, { signal });
  element.addEventListener('dblclick', twice, { signal });
  element.addEventListener('contextmenu', menu, { signal });
  element.addEventListener('wheel', wheel, { signal, passive: false });
  return () => stop.abort();
}
