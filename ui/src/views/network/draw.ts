// Draws the picture: rings, ties, marks, names. From far off less of each, so that thousands stay readable and quick.

import type { NetworkNode } from '../../core/bindings';
import { ICONS } from '../../components/icons';
import { brief } from '../../text/brief';
import { project, seen, type Camera, type Pixel, type Size } from './camera';
import { placeLabels, type Rect, type Wanted } from './labels';
import { lineBetween, type Line } from './lines';
import type { Looks } from './looks';
import type { Marks } from './marks';
import type { Scene } from './scene';

/** Numbers of nodes that stand out. */
export interface Standing {
  chosen: number | null;
  /** Chosen together with others. */
  marked: ReadonlySet<number>;
  around: number | null;
  /** Under the pointer, or under the keyboard: how it is tied is said while it is. */
  pointed: number | null;
  /** The tie, by its number, that is pointed at here or in the table. */
  tie: number | null;
}

export interface Picture {
  scene: Scene;
  camera: Camera;
  size: Size;
  looks: Looks;
  marks: Marks;
  standing: Standing;
}

/** More ties than this in view are drawn without arrows and dots. */
const FINE_TIES = 1500;
/** Ties that have ended are dotted, and so much fainter. */
const PAST = 0.6;
/** Names are at most so long. */
const LETTERS = 30;
const MARKED_NAMES = 20;
/** The chosen one and its halo, half widths in pixels. */
const CHOSEN = 19;
const CHOSEN_HALO = 28;

/** From far off the chosen one is smaller too, but never small. */
const chosenSize = (pixels: number, scale: number, rem: number) => pixels * Math.min(1, Math.max(0.62, Math.sqrt(scale) * 1.15)) * (rem / 16);

/** Half of the width of a mark, in pixels: nearer to what it is around, and nearer to the eye, is larger. */
export function radiusOf(node: Pick<NetworkNode, 'steps'>, scale: number, isChosen: boolean, rem = 16): number {
  if (isChosen) return chosenSize(CHOSEN, scale, rem);
  const usual = node.steps === null ? 11 : node.steps === 0 ? 15 : node.steps === 1 ? 12.5 : 10;
  return usual * Math.min(1.25, Math.max(0.22, Math.sqrt(scale))) * (rem / 16);
}

/** How many names and marks were drawn, and whether ties can be told from one another. */
export interface Drawn {
  nodes: number;
  names: number;
  fine: boolean;
}

export function drawPicture(on: CanvasRenderingContext2D, picture: Picture): Drawn {
  const { scene, camera, size, looks, standing } = picture;
  on.clearRect(0, 0, size.width, size.height);
  on.lineCap = 'round';
  on.lineJoin = 'round';
  drawRings(on, picture);

  const at = scene.places.map((place) => project(camera, size, place));
  const view = seen(camera, size, 60);
  const inView = scene.places.flatMap(({ x, y }, i) => (x >= view.left && x <= view.right && y >= view.top && y <= view.bottom ? i : []));
  const radius = (i: number) => {
    const node = scene.network.nodes[i];
    return node ? radiusOf(node, camera.scale, i === standing.chosen, looks.rem) : 0;
  };
  const reach = (i: number) => (i === standing.chosen ? chosenSize(CHOSEN_HALO, camera.scale, looks.rem) : radius(i) + (standing.marked.has(i) ? 7 : 0));

  const { worded, fine } = drawTies(on, picture, at, reach);
  drawMarks(on, picture, at, inView, radius);
  const names = drawNames(on, picture, at, inView, { radius, reach }, worded);
  return { nodes: inView.length, names, fine };
}

function drawRings(on: CanvasRenderingContext2D, { scene, camera, size, looks }: Picture) {
  const middle = project(camera, size, { x: 0, y: 0 });
  on.strokeStyle = looks.line;
  on.lineWidth = 1.2;
  for (const { x, y } of scene.rings) {
    on.beginPath();
    on.ellipse(middle.x, middle.y, x * camera.scale * camera.stretch, y * camera.scale, 0, 0, Math.PI * 2);
    on.stroke();
  }
}

interface Worded {
  line: Line;
  words: string;
  weight: number;
}

/** The ties that are said in words, the last over the others: of what is pointed at, the one pointed at, of the chosen one. */
function told({ tiesOf }: Scene, { chosen, pointed, tie }: Standing): number[] {
  const of = (i: number | null) => (i === null ? [] : (tiesOf[i] ?? []));
  return [...new Set([...of(chosen), ...(tie === null ? [] : [tie]), ...of(pointed)])].reverse();
}

/** All ties, those that are said in words over the others; answers these. */
function drawTies(
  on: CanvasRenderingContext2D,
  { scene, size, looks, standing }: Picture,
  at: Pixel[],
  reach: (i: number) => number,
): { worded: Worded[]; fine: boolean } {
  const { ties } = scene.network;
  const over = told(scene, standing);
  const isOver = new Set(over);
  const visible: number[] = [];
  ties.forEach((tie, i) => {
    const [a, b] = [at[tie.from], at[tie.to]];
    if (!a || !b || isOver.has(i)) return;
    const out =
      (a.x < 0 && b.x < 0) || (a.y < 0 && b.y < 0) || (a.x > size.width && b.x > size.width) || (a.y > size.height && b.y > size.height);
    if (!out) visible.push(i);
  });
  const fine = visible.length <= FINE_TIES;
  const line = (i: number) => {
    const tie = ties[i];
    const [a, b] = [at[tie?.from ?? -1], at[tie?.to ?? -1]];
    return tie && a && b ? lineBetween(a, reach(tie.from), b, reach(tie.to), scene.bends[i] ?? 0) : null;
  };

  on.strokeStyle = on.fillStyle = looks.tie;
  on.lineWidth = fine ? 1.4 : 0.8;
  // The others step back where one is chosen among many.
  const usual = fine ? (standing.chosen !== null && standing.around === null ? 0.5 : 1) : 0.45;
  for (const past of [false, true]) {
    const these = visible.filter((i) => ties[i]?.past === past);
    if (these.length === 0) continue;
    on.setLineDash(past && fine ? [1.5, 5] : []);
    on.globalAlpha = usual * (past ? PAST : 1);
    if (!fine) {
      strokeStraight(on, these, ties, at);
      continue;
    }
    const drawn = these.flatMap((i) => {
      const one = line(i);
      return one ? [{ one, bothWays: ties[i]?.both_ways ?? false }] : [];
    });
    on.beginPath();
    for (const { one } of drawn) trace(on, one);
    on.stroke();
    for (const { one, bothWays } of drawn) if (!bothWays && one.length > 18) arrow(on, one, 6);
  }

  const worded: Worded[] = [];
  on.strokeStyle = on.fillStyle = looks.ink;
  for (const i of over) {
    const tie = ties[i];
    const one = line(i);
    if (!tie || !one) continue;
    const isChosen = standing.chosen !== null && (tie.from === standing.chosen || tie.to === standing.chosen);
    on.lineWidth = isChosen || i === standing.tie ? 2 : 1.5;
    on.globalAlpha = tie.past ? PAST : 1;
    on.setLineDash(tie.past ? [0.5, 5.5] : []);
    on.beginPath();
    trace(on, one);
    on.stroke();
    on.setLineDash([]);
    if (!tie.both_ways) arrow(on, one, isChosen ? 9 : 7);
    worded.push({ line: one, words: scene.wordings[i] ?? '', weight: i === standing.tie ? 2e5 : isChosen ? 9e4 : 8e4 });
  }
  on.globalAlpha = 1;
  on.setLineDash([]);
  return { worded, fine };
}

/** Thousands of lines, in pieces that a slow machine draws quickly. */
function strokeStraight(on: CanvasRenderingContext2D, these: number[], ties: Scene['network']['ties'], at: Pixel[]) {
  for (let first = 0; first < these.length; first += 1000) {
    on.beginPath();
    for (const i of these.slice(first, first + 1000)) {
      const tie = ties[i];
      const [a, b] = [at[tie?.from ?? -1], at[tie?.to ?? -1]];
      if (!a || !b) continue;
      on.moveTo(a.x, a.y);
      on.lineTo(b.x, b.y);
    }
    on.stroke();
  }
}

function trace(on: CanvasRenderingContext2D, { from, to, towards }: Line) {
  on.moveTo(from.x, from.y);
  if (towards) on.quadraticCurveTo(towards.x, towards.y, to.x, to.y);
  else on.lineTo(to.x, to.y);
}

function arrow(on: CanvasRenderingContext2D, { to, angle }: Line, long: number) {
  on.save();
  on.setLineDash([]);
  on.translate(to.x, to.y);
  on.rotate(angle);
  on.beginPath();
  on.moveTo(2, 0);
  on.lineTo(-long + 2, -long / 2);
  on.lineTo(-long + 2, long / 2);
  on.closePath();
  on.fill();
  on.restore();
}

function drawMarks(
  on: CanvasRenderingContext2D,
  { scene, camera, looks, marks, standing }: Picture,
  at: Pixel[],
  inView: number[],
  radius: (i: number) => number,
) {
  const last = (i: number) => (i === standing.chosen ? 2 : standing.marked.has(i) ? 1 : 0);
  const inOrder = [...inView].sort((a, b) => last(a) - last(b));
  for (const i of inOrder) {
    const node = scene.network.nodes[i];
    const where = at[i];
    if (!node || !where) continue;
    const wide = radius(i);
    const isChosen = i === standing.chosen;
    if (isChosen || standing.marked.has(i)) {
      disc(on, where, isChosen ? chosenSize(CHOSEN_HALO, camera.scale, looks.rem) : wide + 6, looks.halo);
      on.strokeStyle = looks.ink;
      on.lineWidth = 1.6;
      on.stroke();
    }
    marks.stamp(on, node.kind, where.x, where.y, wide, !isChosen && wide >= 5);
    if (node.pinned && wide >= 7) pin(on, { x: where.x + wide * 0.95, y: where.y - wide * 0.95 }, looks);
    if (i === standing.pointed && !isChosen) {
      on.strokeStyle = looks.ink;
      on.lineWidth = 1.6;
      on.beginPath();
      on.arc(where.x, where.y, wide + 4, 0, Math.PI * 2);
      on.stroke();
    }
  }
}

function disc(on: CanvasRenderingContext2D, { x, y }: Pixel, radius: number, colour: string) {
  on.fillStyle = colour;
  on.beginPath();
  on.arc(x, y, radius, 0, Math.PI * 2);
  on.fill();
}

/** A small pin at the shoulder of what was put there by hand. */
function pin(on: CanvasRenderingContext2D, where: Pixel, looks: Looks) {
  disc(on, where, 7, looks.paper);
  on.save();
  on.translate(where.x - 5.5, where.y - 5.5);
  on.scale(0.55, 0.55);
  on.strokeStyle = looks.ink;
  on.lineWidth = 2.4;
  on.stroke(new Path2D(ICONS.pin));
  on.restore();
}

type Named = { words: string; strong: boolean } | { line: Line; words: string };

/** Names beside marks, and the words on the ties that are told. Answers how many names. */
function drawNames(
  on: CanvasRenderingContext2D,
  { scene, camera, size, looks, standing }: Picture,
  at: Pixel[],
  inView: number[],
  { radius, reach }: { radius: (i: number) => number; reach: (i: number) => number },
  worded: Worded[],
): number {
  const em = looks.rem / 16;
  // Whom the words on a tie are about is named, too.
  const near = new Set(told(scene, standing).flatMap((t) => [scene.network.ties[t]?.from, scene.network.ties[t]?.to]));
  // A few that are chosen together are each named, even over others.
  const isFew = standing.marked.size <= MARKED_NAMES;
  const stands = (i: number) => i === standing.chosen || i === standing.pointed || i === standing.around;
  // From far off only some thousand candidates: those with the most ties.
  const candidates = inView.length <= 1500 ? inView : inView.filter((i) => stands(i) || near.has(i) || standing.marked.has(i) || (scene.network.nodes[i]?.ties ?? 0) > 6);
  const wanted = candidates.flatMap((i): Wanted<Named>[] => {
    const node = scene.network.nodes[i];
    const where = at[i];
    if (!node || !where) return [];
    const strong = stands(i);
    const words = brief(node.name, LETTERS);
    on.font = nameFont(looks, strong);
    const weight = (strong ? 1e6 : 0) + (near.has(i) ? 1e5 : 0) + (standing.marked.has(i) ? 5e4 : 0) + (2 - (node.steps ?? 2)) * 1e3 + node.ties;
    return [{
      of: { words, strong }, x: where.x, y: where.y, radius: reach(i), width: on.measureText(words).width, height: (strong ? 18 : 16) * em,
      weight, always: strong || (isFew && standing.marked.has(i)), beside: i === standing.chosen,
    }];
  });
  on.font = `500 ${12 * em}px ${looks.font}`;
  for (const { line, words, weight } of worded) {
    const width = on.measureText(words).width;
    if (words === '' || line.length < 40) continue;
    // After the names of what they lead to.
    wanted.push({ of: { line, words }, x: 0, y: 0, radius: 0, width, height: 14 * em, weight, on: line.spots });
  }
  const discs = inView.flatMap((i): Rect[] => {
    const where = at[i];
    const wide = radius(i);
    // Thousands of small marks would leave no room for any name.
    return where && wide >= 6 ? [{ x: where.x - wide, y: where.y - wide, width: wide * 2, height: wide * 2 }] : [];
  });
  const room = { x: 4, y: 4, width: size.width - 8, height: size.height - 8 };
  const placed = placeLabels(wanted, discs, room, camera.scale < 0.2 ? 45 : 300);

  on.textAlign = 'left';
  on.textBaseline = 'middle';
  on.strokeStyle = looks.paper;
  let names = 0;
  for (const { of, x, y, height } of placed) {
    const isName = 'strong' in of;
    if (isName) names += 1;
    on.font = isName ? nameFont(looks, of.strong) : `500 ${12 * em}px ${looks.font}`;
    // From far off names stand on marks.
    on.lineWidth = isName && camera.scale >= 0.2 ? 3.5 : 5;
    on.strokeText(of.words, x, y + height / 2);
    on.fillStyle = isName ? looks.ink : looks.quiet;
    on.fillText(of.words, x, y + height / 2);
  }
  return names;
}

function nameFont({ font, rem }: Looks, strong: boolean): string {
  return strong ? `700 ${(14 * rem) / 16}px ${font}` : `600 ${(12.5 * rem) / 16}px ${font}`;
}
