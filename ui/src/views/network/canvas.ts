// The picture itself: an object that is told what to show and tells what was done to it. It holds no state of the
// page and knows nothing of the catalogue.

import type { AssetId, Network, NetworkTie, RelationshipId } from '../../core/bindings';
import { between, boxOf, fitted, panned, project, unproject, zoomed, type Camera, type Pixel, type Size } from './camera';
import { drawPicture, radiusOf, type Standing } from './draw';
import { Grid } from './grid';
import { farFrom, lineBetween } from './lines';
import { readLooks } from './looks';
import { Marks } from './marks';
import { watchPointer } from './pointer';
import { nextIn, sceneOf, type Scene } from './scene';

export interface NetworkEvents {
  /** A mark was clicked; with `also`, together with what is chosen already. */
  choose: (id: AssetId, also: boolean) => void;
  /** A mark was clicked twice: the network around it is wanted. */
  around: (id: AssetId) => void;
  /** The right button on a mark, at a point of the window. */
  menu: (event: MouseEvent, id: AssetId) => void;
  /** May marks be put elsewhere just now? */
  mayMove: () => boolean;
  /** A mark was put there, in units of the layout. */
  move: (id: AssetId, to: [number, number]) => void;
  /** The picture was drawn: where marks are may be asked anew. */
  drawn: () => void;
}

export interface Standings {
  chosen: AssetId | null;
  marked: AssetId[];
  around: AssetId | null;
}

const MOVE_MS = 220;
/** A picture that takes longer than this to draw is only moved while somebody moves it. */
const SLOW_MS = 14;
const REST_MS = 140;
/** A pointer this near to a mark is on it, in pixels. */
const NEAR = 6;

/** Pixels of the screen for one of the page; more cost time and show nothing. */
const MOST_RATIO = 2;

const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

export class NetworkCanvas {
  readonly element: HTMLCanvasElement;
  #on: CanvasRenderingContext2D | null;
  #events: NetworkEvents;
  #scene: Scene | null = null;
  #standings: Standings = { chosen: null, marked: [], around: null };
  #pointed: AssetId | null = null;
  #tie: RelationshipId | null = null;
  /** Ties were drawn so that they can be told from one another. */
  #fine = false;
  #camera: Camera = { x: 0, y: 0, scale: 1, stretch: 1 };
  #size: Size = { width: 0, height: 0 };
  /** How large the page is, where 1 is as usual. */
  #enlarged = 1;
  #looks = readLooks(document.documentElement);
  #marks = new Marks(this.#looks, 1);
  #frame = 0;
  #moving = 0;
  /** The picture as it was last drawn whole, and from where. */
  #kept: { canvas: HTMLCanvasElement; camera: Camera } | null = null;
  #cost = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #stop: (() => void)[] = [];
  /** The window was measured, so that what is shown can be fitted into it. */
  #fits = false;
  /** All of it was brought into view, and nobody has looked elsewhere since: in a larger window it is larger. */
  #untouched = false;

  constructor(host: HTMLElement, events: NetworkEvents) {
    this.#events = events;
    this.element = document.createElement('canvas');
    this.element.style.cssText = 'position: absolute; inset: 0; width: 100%; height: 100%; touch-action: none';
    this.element.setAttribute('aria-hidden', 'true');
    host.append(this.element);
    this.#on = this.element.getContext('2d');
    const sizes = new ResizeObserver(() => this.#measure(host));
    sizes.observe(host);
    this.#measure(host);
    this.#stop.push(() => sizes.disconnect(), this.#watchLooks(), watchPointer(this, events));
  }

  /** Shows a network; marks that were there go to their new places. With `fit`, all of it comes into view. */
  show(network: Network, wording: (tie: NetworkTie) => string, fit: boolean) {
    const before = this.#scene;
    this.#scene = sceneOf(network, wording);
    this.#kept = null;
    if (fit || !before) this.#fits = false;
    if (!this.#fits) this.fit(false);
    else if (before && !still()) this.#glide(before);
    this.#soon();
  }

  stand(standings: Standings) {
    this.#standings = standings;
    this.#kept = null;
    this.#soon();
  }

  /** Draws for a page that is this many per cent as large as usual. */
  drawAt(percent: number) {
    if (percent / 100 === this.#enlarged) return;
    this.#enlarged = percent / 100;
    const host = this.element.parentElement;
    if (host) this.#measure(host);
  }

  /** The mark under the pointer or the keyboard. */
  point(id: AssetId | null) {
    if (id === this.#pointed) return;
    this.#pointed = id;
    this.#soon();
  }

  /** The tie under the pointer, or the one whose row is pointed at. */
  pointTie(id: RelationshipId | null) {
    if (id === this.#tie) return;
    this.#tie = id;
    this.#soon();
  }

  /** Brings all of it into view, or what these are; what it is around stays in the middle. */
  fit(moves = true, ids: AssetId[] | null = null) {
    const scene = this.#scene;
    if (!scene || this.#size.width === 0) return;
    const wanted = ids?.flatMap((id) => scene.numberOf.get(id) ?? []).flatMap((i) => scene.places[i] ?? []);
    const box = boxOf(wanted && wanted.length > 0 ? wanted : scene.places);
    if (!box) return;
    this.#fits = true;
    const isAround = scene.network.nodes.some(({ steps }) => steps === 0) && !ids;
    const room = { x: Math.min(110, this.#size.width / 5), y: Math.min(46, this.#size.height / 6) };
    this.#travel(fitted(box, this.#size, room, isAround ? { x: 0, y: 0 } : null), moves);
    this.#untouched = ids === null;
  }

  zoomBy(factor: number, at: Pixel | null = null) {
    this.#untouched = false;
    const middle = at ?? { x: this.#size.width / 2, y: this.#size.height / 2 };
    const to = zoomed(this.#camera, this.#size, middle, factor);
    if (at) this.#look(to);
    else this.#travel(to, true);
  }

  panBy(dx: number, dy: number) {
    this.#untouched = false;
    this.#look(panned(this.#camera, dx, dy));
  }

  /** Brings a mark into view when it is not well within it. */
  reveal(id: AssetId) {
    const where = this.whereIs(id);
    if (!where) return;
    const room = 48;
    const { width, height } = this.#size;
    if (where.x >= room && where.y >= room && where.x <= width - room && where.y <= height - room) return;
    this.#untouched = false;
    this.#travel(panned(this.#camera, width / 2 - where.x, height / 2 - where.y), true);
  }

  /** Where a mark is, in pixels of the picture. */
  whereIs(id: AssetId): (Pixel & { radius: number }) | null {
    const i = this.#scene?.numberOf.get(id);
    const place = i === undefined ? undefined : this.#scene?.places[i];
    const node = i === undefined ? undefined : this.#scene?.network.nodes[i];
    if (!place || !node) return null;
    return { ...project(this.#camera, this.#size, place), radius: this.#radius(node.id, node) };
  }

  /** The place of the layout under a pixel. */
  placeAt(at: Pixel): Pixel {
    return unproject(this.#camera, this.#size, at);
  }

  /** The mark at a pixel: the one whose middle is closest. */
  hitAt(at: Pixel): AssetId | null {
    const scene = this.#scene;
    if (!scene) return null;
    const place = this.placeAt(at);
    const far = 34 / this.#camera.scale;
    const box = { left: place.x - far, right: place.x + far, top: place.y - far, bottom: place.y + far };
    let best: { id: AssetId; far: number } | null = null;
    for (const i of scene.grid.within(box)) {
      const node = scene.network.nodes[i];
      const on = scene.places[i];
      if (!node || !on) continue;
      const where = project(this.#camera, this.#size, on);
      const distance = Math.hypot(where.x - at.x, where.y - at.y);
      if (distance <= this.#radius(node.id, node) + NEAR && (!best || distance < best.far)) best = { id: node.id, far: distance };
    }
    return best?.id ?? null;
  }

  /** The tie at a pixel: the nearest. None where there are so many that they are drawn as a cloud. */
  tieAt(at: Pixel): RelationshipId | null {
    const scene = this.#scene;
    if (!scene || !this.#fine) return null;
    const where = (i: number) => {
      const [place, node] = [scene.places[i], scene.network.nodes[i]];
      return place && node ? { ...project(this.#camera, this.#size, place), radius: this.#radius(node.id, node) } : null;
    };
    let best: { id: RelationshipId; far: number } | null = null;
    scene.network.ties.forEach((tie, i) => {
      const [a, b, bend] = [where(tie.from), where(tie.to), scene.bends[i] ?? 0];
      if (!a || !b) return;
      const room = NEAR + Math.abs(bend) * Math.hypot(b.x - a.x, b.y - a.y);
      if (at.x < Math.min(a.x, b.x) - room || at.x > Math.max(a.x, b.x) + room || at.y < Math.min(a.y, b.y) - room || at.y > Math.max(a.y, b.y) + room) return;
      const line = lineBetween(a, a.radius, b, b.radius, bend);
      const far = line ? farFrom(line, at) : Infinity;
      if (far <= NEAR && (!best || far < best.far)) best = { id: tie.id, far };
    });
    return (best as { id: RelationshipId } | null)?.id ?? null;
  }

  /** The next mark in the direction of an arrow key. */
  next(from: AssetId | null, way: Pixel): AssetId | null {
    const scene = this.#scene;
    if (!scene) return null;
    const i = nextIn(scene, from === null ? null : (scene.numberOf.get(from) ?? null), way);
    return i === null ? null : (scene.network.nodes[i]?.id ?? null);
  }

  /** Puts a mark elsewhere while it is dragged. */
  drag(id: AssetId, to: Pixel) {
    const i = this.#scene?.numberOf.get(id);
    if (!this.#scene || i === undefined) return;
    this.#scene.places[i] = to;
    this.#kept = null;
    this.#soon();
  }

  /** A dragged mark was let go where it is. */
  dropped() {
    if (this.#scene) this.#scene.grid = new Grid([...this.#scene.places]);
  }

  placeOf(id: AssetId): Pixel | null {
    const i = this.#scene?.numberOf.get(id);
    return (i === undefined ? null : this.#scene?.places[i]) ?? null;
  }

  destroy() {
    cancelAnimationFrame(this.#frame);
    cancelAnimationFrame(this.#moving);
    clearTimeout(this.#rest);
    for (const stop of this.#stop) stop();
    this.element.remove();
  }

  get #ratio(): number {
    return Math.min((window.devicePixelRatio || 1) * this.#enlarged, MOST_RATIO);
  }

  #radius(id: AssetId, node: { steps: number | null }): number {
    return radiusOf(node, this.#camera.scale, id === this.#standings.chosen, this.#looks.rem);
  }

  #measure(host: HTMLElement) {
    this.#size = { width: host.clientWidth, height: host.clientHeight };
    const ratio = this.#ratio;
    this.element.width = Math.round(this.#size.width * ratio);
    this.element.height = Math.round(this.#size.height * ratio);
    this.#marks = new Marks(this.#looks, ratio);
    this.#kept = null;
    if (!this.#fits || this.#untouched) this.fit(false);
    // At once: an emptied canvas would flicker while the window is resized.
    this.#draw();
  }

  /** Looks from there at once; a heavy picture is drawn anew when it has come to rest. */
  #look(camera: Camera) {
    cancelAnimationFrame(this.#moving);
    this.#camera = camera;
    this.#soon();
  }

  #travel(to: Camera, moves: boolean) {
    if (!moves || still()) return this.#look(to);
    cancelAnimationFrame(this.#moving);
    const from = this.#camera;
    const began = performance.now();
    const step = () => {
      const part = Math.min(1, (performance.now() - began) / MOVE_MS);
      this.#camera = part === 1 ? to : between(from, to, 1 - (1 - part) ** 3);
      this.#soon();
      if (part < 1) this.#moving = requestAnimationFrame(step);
    };
    step();
  }

  /** Marks that were there before go from where they were to where they are now. */
  #glide(before: Scene) {
    const scene = this.#scene;
    if (!scene) return;
    const to = scene.places;
    const from = scene.network.nodes.map(({ id }, i) => {
      const was = before.numberOf.get(id);
      return (was === undefined ? to[i] : before.places[was]) ?? { x: 0, y: 0 };
    });
    if (from.every((place, i) => Math.hypot(place.x - (to[i]?.x ?? 0), place.y - (to[i]?.y ?? 0)) < 0.5)) return;
    const began = performance.now();
    const step = () => {
      if (this.#scene !== scene) return;
      const part = Math.min(1, (performance.now() - began) / MOVE_MS);
      const eased = 1 - (1 - part) ** 3;
      scene.places = to.map((place, i) => {
        const was = from[i] ?? place;
        return { x: was.x + (place.x - was.x) * eased, y: was.y + (place.y - was.y) * eased };
      });
      this.#kept = null;
      this.#soon();
      if (part < 1) requestAnimationFrame(step);
    };
    step();
  }

  #soon() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.#cost > SLOW_MS && this.#kept) {
        this.#drawKept(this.#kept);
        clearTimeout(this.#rest);
        this.#rest = setTimeout(() => this.#draw(), REST_MS);
      } else this.#draw();
    });
  }

  #standing(scene: Scene): Standing {
    const number = (id: AssetId | null) => (id === null ? null : (scene.numberOf.get(id) ?? null));
    const { chosen, marked, around } = this.#standings;
    const tie = this.#tie === null ? -1 : scene.network.ties.findIndex(({ id }) => id === this.#tie);
    return {
      chosen: number(chosen), marked: new Set(marked.flatMap((id) => number(id) ?? [])), around: number(around),
      pointed: number(this.#pointed), tie: tie < 0 ? null : tie,
    };
  }

  #draw() {
    const scene = this.#scene;
    const on = this.#on;
    if (scene && on && this.#size.width > 0) {
      const began = performance.now();
      const ratio = this.element.width / this.#size.width;
      on.setTransform(ratio, 0, 0, ratio, 0, 0);
      const drawn = drawPicture(on, {
        scene, camera: this.#camera, size: this.#size, looks: this.#looks, marks: this.#marks, standing: this.#standing(scene),
      });
      this.element.dataset.nodes = String(drawn.nodes);
      this.element.dataset.names = String(drawn.names);
      this.#fine = drawn.fine;
      this.#cost = performance.now() - began;
      if (this.#cost > SLOW_MS) this.#keep();
    }
    this.#events.drawn();
  }

  #keep() {
    const canvas = document.createElement('canvas');
    canvas.width = this.element.width;
    canvas.height = this.element.height;
    canvas.getContext('2d')?.drawImage(this.element, 0, 0);
    this.#kept = { canvas, camera: this.#camera };
  }

  /** The last whole picture, moved and enlarged to where one looks from now. */
  #drawKept({ canvas, camera }: { canvas: HTMLCanvasElement; camera: Camera }) {
    const on = this.#on;
    if (!on) return;
    const factor = this.#camera.scale / camera.scale;
    const corner = project(this.#camera, this.#size, unproject(camera, this.#size, { x: 0, y: 0 }));
    on.clearRect(0, 0, this.#size.width, this.#size.height);
    on.drawImage(canvas, corner.x, corner.y, this.#size.width * factor, this.#size.height * factor);
    this.#events.drawn();
  }

  /** Follows the page from light to dark and back, and the size of its text. */
  #watchLooks(): () => void {
    const read = () => {
      this.#looks = readLooks(document.documentElement);
      this.#marks = new Marks(this.#looks, this.#ratio);
      this.#kept = null;
      this.#draw();
    };
    const root = new MutationObserver(read);
    root.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-contrast', 'style'] });
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', read);
    // Names are measured and drawn anew once their typeface is there.
    void document.fonts?.ready.then(read);
    return () => {
      root.disconnect();
      system.removeEventListener('change', read);
    };
  }
}
