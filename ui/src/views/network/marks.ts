// The marks of the six kinds, drawn once for each size and then stamped.

import { KIND_LOOK } from '../../components/kinds';
import type { AssetKind } from '../../core/bindings';
import type { Looks } from './looks';

/** Below this the outline alone tells, in pixels. */
const WITH_DRAWING = 20;
/** Room around a mark for its pale edge. */
const EDGE = 3;

export class Marks {
  #drawn = new Map<string, HTMLCanvasElement>();
  #looks: Looks;
  #ratio: number;

  constructor(looks: Looks, ratio: number) {
    this.#looks = looks;
    this.#ratio = ratio;
  }

  stamp(on: CanvasRenderingContext2D, kind: AssetKind, x: number, y: number, radius: number, edge: boolean) {
    const size = Math.max(2, Math.round(radius * 2));
    const picture = this.#picture(kind, size, edge);
    const half = size / 2 + EDGE;
    on.drawImage(picture, x - half, y - half, half * 2, half * 2);
  }

  #picture(kind: AssetKind, size: number, edge: boolean): HTMLCanvasElement {
    const name = `${kind} ${size} ${edge}`;
    const there = this.#drawn.get(name);
    if (there) return there;
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = Math.ceil((size + EDGE * 2) * this.#ratio);
    this.#drawn.set(name, canvas);
    const on = canvas.getContext('2d');
    if (!on) return canvas;
    const { outline, drawing, filled } = KIND_LOOK[kind];
    const scale = size / 24;
    on.scale(canvas.width / (size + EDGE * 2), canvas.width / (size + EDGE * 2));
    on.translate(EDGE, EDGE);
    on.scale(scale, scale);
    on.lineCap = on.lineJoin = 'round';
    const shape = new Path2D(outline);
    if (edge) {
      on.strokeStyle = this.#looks.paper;
      on.lineWidth = Math.min(3, size / 5) / scale;
      on.stroke(shape);
    }
    on.fillStyle = this.#looks.kinds[kind];
    on.fill(shape);
    if (size < WITH_DRAWING) return canvas;
    on.fillStyle = on.strokeStyle = this.#looks.onKind;
    on.lineWidth = 1.5;
    if (filled) on.fill(new Path2D(drawing));
    else on.stroke(new Path2D(drawing));
    return canvas;
  }
}
