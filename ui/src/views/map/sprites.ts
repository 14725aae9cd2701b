// The pictures of markers and clusters, drawn when the map first asks for them. Their names say all
// there is to know: `pin exchange stem due big`, `ring 1.0.3.0.8.0 54`, `arrow`.

import type { AssetKind, Precision } from '../../core/bindings';
import { kindToken, type Colours } from './colours';
import { KIND_LOOK, KINDS } from '../../components/kinds';

/** Widths in pixels: a marker, the chosen one, and how far a stem lifts each off the ground. */
export const HEAD = 26;
export const HEAD_CHOSEN = 38;
export const STEM = 22;
export const STEM_CHOSEN = 31;
/** Room under the ground point for the shadow of the stem. */
export const GROUND = 4;

/** Only what is known to the house stands on the ground; the rest lies in its soft area. */
export function isExact(precision: Precision | string): boolean {
  return precision === 'exact' || precision === 'building';
}

export interface Pin {
  kind: AssetKind;
  stem: boolean;
  due: boolean;
  chosen: boolean;
}

export function pinName(pin: Pin): string {
  const words = ['pin', pin.kind, pin.stem ? 'stem' : 'soft'];
  if (pin.due) words.push('due');
  if (pin.chosen) words.push('chosen');
  return words.join(' ');
}

export function readPin(name: string): Pin | null {
  const [what, kind, foot, ...more] = name.split(' ');
  if (what !== 'pin' || !KINDS.includes(kind as AssetKind)) return null;
  return {
    kind: kind as AssetKind,
    stem: foot === 'stem',
    due: more.includes('due'),
    chosen: more.includes('chosen'),
  };
}

/** How wide a cluster is drawn, in pixels. */
export function ringSize(count: number): number {
  return count < 100 ? 48 : count < 1000 ? 54 : 62;
}

export interface Arc {
  kind: AssetKind;
  /** In turns from the top, clockwise. */
  from: number;
  to: number;
}

/** The ring of a cluster: shares are twelfths or any other weights, in the order of the kinds. */
export function ringArcs(shares: number[]): Arc[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (total === 0) return [];
  let from = 0;
  return shares.flatMap((share, i) => {
    const kind = KINDS[i];
    if (share <= 0 || !kind) return [];
    const arc = { kind, from, to: from + share / total };
    from = arc.to;
    return [arc];
  });
}

/** Draws a picture by its name; null for a name that means none. */
export function draw(name: string, colours: Colours, ratio: number): ImageData | null {
  const pin = readPin(name);
  if (pin) return drawPin(pin, colours, ratio);
  const [what, first = '', second = ''] = name.split(' ');
  if (what === 'ring') return drawRing(first.split('.').map(Number), Number(second), colours, ratio);
  if (what === 'arrow') return drawArrow(colours, ratio);
  return null;
}

function paint(width: number, height: number, ratio: number, strokes: (on: CanvasRenderingContext2D) => void) {
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * ratio);
  canvas.height = Math.ceil(height * ratio);
  const on = canvas.getContext('2d');
  if (!on) return null;
  on.scale(ratio, ratio);
  on.lineCap = 'round';
  on.lineJoin = 'round';
  strokes(on);
  return on.getImageData(0, 0, canvas.width, canvas.height);
}

function kindColour(kind: AssetKind, colours: Colours): string {
  return colours[kindToken(kind)];
}

function drawPin({ kind, stem, due, chosen }: Pin, colours: Colours, ratio: number) {
  const head = chosen ? HEAD_CHOSEN : HEAD;
  const lift = stem ? (chosen ? STEM_CHOSEN : STEM) : 0;
  const reach = chosen ? 28 : head / 2 + (due ? 6 : 3);
  const width = reach * 2;
  const height = stem ? reach + lift + GROUND : reach * 2;
  const colour = kindColour(kind, colours);
  const { outline, drawing, filled } = KIND_LOOK[kind];
  return paint(width, height, ratio, (on) => {
    on.translate(reach, stem ? reach + lift : reach);
    if (stem) {
      on.fillStyle = colours.shade;
      on.globalAlpha = 0.3;
      on.beginPath();
      on.ellipse(1, 1, chosen ? 8 : 5.5, chosen ? 3 : 2.2, 0, 0, 7);
      on.fill();
      on.globalAlpha = 1;
      for (const [style, wide] of [[colours['map-halo'], 5], [colour, 2.2]] as const) {
        on.strokeStyle = style;
        on.lineWidth = wide;
        on.beginPath();
        on.moveTo(0, 0);
        on.lineTo(0, -lift);
        on.stroke();
      }
    }
    on.translate(0, -lift);
    if (chosen) {
      on.fillStyle = colours.halo;
      on.strokeStyle = colours.ink;
      on.lineWidth = 1.6;
      on.beginPath();
      on.arc(0, 0, 25.5, 0, 7);
      on.fill();
      on.stroke();
    }
    const scale = head / 24;
    on.save();
    on.scale(scale, scale);
    on.translate(-12, -12);
    const edge = new Path2D(outline);
    on.strokeStyle = colours['map-halo'];
    on.lineWidth = 2.4 / scale + 1;
    if (!chosen) on.stroke(edge);
    on.fillStyle = colour;
    on.fill(edge);
    on.fillStyle = on.strokeStyle = colours['on-kind'];
    on.lineWidth = 1.5;
    if (filled) on.fill(new Path2D(drawing));
    else on.stroke(new Path2D(drawing));
    on.restore();
    if (due) drawClock(on, head / 2 - 1, -head / 2 + 2, colours);
  });
}

function drawClock(on: CanvasRenderingContext2D, x: number, y: number, colours: Colours) {
  on.translate(x, y);
  on.fillStyle = colours['care-soft'];
  on.strokeStyle = colours['care-ink'];
  on.lineWidth = 1.6;
  on.beginPath();
  on.arc(0, 0, 6, 0, 7);
  on.fill();
  on.stroke();
  on.lineWidth = 1.5;
  on.beginPath();
  on.moveTo(0, -3);
  on.lineTo(0, 0.4);
  on.lineTo(2.4, 1.4);
  on.stroke();
}

function drawRing(shares: number[], size: number, colours: Colours, ratio: number) {
  const middle = size / 2 + 2;
  const radius = size / 2 - 5;
  return paint(middle * 2, middle * 2 + 2, ratio, (on) => {
    on.translate(middle, middle);
    on.fillStyle = colours.shade;
    on.globalAlpha = 0.2;
    on.beginPath();
    on.arc(1, 2.5, size / 2, 0, 7);
    on.fill();
    on.globalAlpha = 1;
    on.fillStyle = colours['map-halo'];
    on.beginPath();
    on.arc(0, 0, size / 2, 0, 7);
    on.fill();
    const arcs = ringArcs(shares);
    const gap = arcs.length > 1 ? 0.07 : 0;
    on.lineCap = 'butt';
    on.lineWidth = 6;
    for (const { kind, from, to } of arcs) {
      const [start, end] = [from, to].map((turn) => (turn - 0.25) * 2 * Math.PI) as [number, number];
      on.strokeStyle = kindColour(kind, colours);
      on.beginPath();
      on.arc(0, 0, radius, start + gap, Math.max(end - gap, start + gap + 0.05));
      on.stroke();
    }
  });
}

function drawArrow(colours: Colours, ratio: number) {
  return paint(18, 18, ratio, (on) => {
    on.translate(9, 9);
    const head = new Path2D('M0 -5L4.6 5.2L0 3.4L-4.6 5.2Z');
    on.strokeStyle = colours['map-halo'];
    on.lineWidth = 2.4;
    on.stroke(head);
    on.fillStyle = colours.ink;
    on.fill(head);
  });
}
