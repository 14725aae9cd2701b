// The map itself: an object that is told what to show and tells what was done to it. It holds no
// state of the page and knows nothing of the catalogue.

import type { Feature, FeatureCollection, Geometry } from 'geojson';
import {
  addProtocol,
  Map as MapLibre,
  setWorkerUrl,
  type GeoJSONSource,
  type MapGeoJSONFeature,
  type VectorTileSource,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { AssetKind, GeoJsonGeometry, Walk } from '../../core/bindings';
import { kindToken, readColours, readFaces } from './colours';
import { fanFeatures, readMembers, type Member } from './fan';
import { CLUSTER_LAYERS, MARKER_LAYERS, SHAPE_LAYERS, type Shown } from './marker-style';
import { gridLines, metresAt, type Box } from './measure';
import { markedFeatures, type MarkedPlace } from './marked-style';
import { watchPointer } from './pointer';
import { draw, STEM, STEM_CHOSEN } from './sprites';
import { BORDER_NAMES, type Borders } from './border-style';
import { roundFeatures } from './round-style';
import { NO_PACKS, type Shown as ShownPacks } from './pack-style';
import { buildStyle, keepSketch, areaAddress, noDrawings, nothing, tileAddress, type Drawn } from './style';
import { tieFeatures, type LonLat, type Pixel, type Screen, type TieFrom } from './ties';
import { allTieFeatures, type TieEnds } from './ties-all';
import type { Whereabouts } from '../../state/whereabouts';

setWorkerUrl(workerUrl);

export type Camera = Whereabouts['camera'];

/** What is under the pointer. */
export interface Hit {
  id: string;
  name: string;
  kind: string;
  /** A point that may be dragged. */
  isPoint: boolean;
}

export interface MapEvents {
  /** Bytes of a tile by its address. */
  bytes: (address: string, signal: AbortSignal) => Promise<ArrayBuffer>;
  /** A marker or a shape was clicked. */
  choose: (id: string) => void;
  /** The name of an area was clicked. */
  area: (id: string) => void;
  /** The map was clicked where nothing is. */
  click: (at: LonLat) => void;
  /** The pointer rests on something, or no longer does. */
  hover: (hit: (Hit & Pixel) | null) => void;
  /** The right button, or the menu key. */
  menu: (at: LonLat, hit: Hit | null, where: Pixel) => void;
  /** May points be dragged just now? */
  mayMove: () => boolean;
  /** A marker was put elsewhere. */
  move: (id: string, to: LonLat) => void;
  /** The camera came to rest; `view` is what it shows. */
  rest: (camera: Camera, metresPerPixel: number, view: Box) => void;
  /** Everything asked for has been drawn. */
  ready: () => void;
  /** More lie at one spot than can be spread out. */
  more: (count: number) => void;
}

export interface Chosen {
  feature: Feature;
  /** Its true size, where it is only about there. */
  disc: Feature | null;
  ties: TieFrom[];
  stands: boolean;
}

/** A picture of one pixel that shows nothing. */
const noPicture = () =>
  new Promise<ArrayBuffer>((done) => {
    const one = document.createElement('canvas');
    one.width = one.height = 1;
    one.toBlob((blob) => void (blob ?? new Blob()).arrayBuffer().then(done));
  });

/** Layers about packs, not of them. */
const PACK_MARKS = ['pack-ground', 'pack-edges', 'pack-names'];

const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Pixels of the screen for one of the page: opening a page must not depend on the machine's speed. */
const sharpness = (percent: number) => Math.min((devicePixelRatio * percent) / 100, 2);

export function hasWebGL(): boolean {
  const probe = document.createElement('canvas').getContext('webgl2');
  probe?.getExtension('WEBGL_lose_context')?.loseContext();
  return probe !== null;
}

/** How MapLibre gets a tile of ours. */
export function tileOf(bytes: MapEvents['bytes']) {
  return async ({ url }: { url: string }, { signal }: AbortController) => {
    const data = await bytes(url.slice('hereabouts://'.length), signal);
    // Where a pack of pictures has none, nothing is drawn.
    return { data: data.byteLength === 0 && url.endsWith('&picture') ? await noPicture() : data };
  };
}

export class MapCanvas {
  readonly map: MapLibre;
  #events: MapEvents;
  #shown: Shown = { chosen: null, dragged: null, drawn: null };
  #isDrawing = false;
  #borders: Borders = { off: [], chosen: null, drawn: null };
  #areas = areaAddress(0);
  #packs: ShownPacks = NO_PACKS;
  #tiles = tileAddress('', 0);
  #drawings = noDrawings();
  #chosen: Chosen | null = null;
  #fan: { at: LonLat; members: Member[] } | null = null;
  #stop: (() => void)[] = [];

  constructor(container: HTMLElement, camera: Camera, events: MapEvents) {
    this.#events = events;
    addProtocol('hereabouts', tileOf(events.bytes));
    this.map = new MapLibre({
      container,
      style: this.#style(),
      center: camera.center,
      zoom: camera.zoom,
      maxZoom: 20.5,
      fadeDuration: 0,
      attributionControl: false,
      keyboard: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      maxTileCacheSize: 400,
      pixelRatio: sharpness(100),
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.getCanvas().tabIndex = -1;
    this.map.setMissingStyleImageResolver(async (name) => this.#draw(name));
    this.map.on('moveend', () => this.#rested());
    this.map.on('zoomstart', () => this.closeFan());
    this.map.on('zoom', () => this.#drawTies());
    // What was asked of the map before its first style was there.
    this.map.once('style.load', () => this.#restyle());
    this.map.once('idle', () => events.ready());
    this.map.on('idle', () => this.#noteDrawn());
    this.#stop.push(watchPointer(this, events), this.#watchTheme());
  }

  /** Draws for a page that is this many per cent as large as usual; a slow machine gets fewer pixels. */
  drawAt(percent: number) {
    const ratio = sharpness(percent);
    if (ratio === this.map.getPixelRatio()) return;
    this.map.setPixelRatio(ratio);
    if (this.map.getLayer('markers')) this.#restyle(false);
  }

  /** What it is called for those who hear it. */
  call(label: string) {
    this.map.getCanvas().setAttribute('aria-label', label);
  }

  /** Shows what a query finds; `version` counts up with every change of the catalogue. */
  show(query: string, version: number) {
    const tiles = tileAddress(query, version);
    if (tiles === this.#tiles) return;
    this.#tiles = tiles;
    this.closeFan();
    this.map.getSource<VectorTileSource>('assets')?.setTiles([tiles]);
  }

  /** Shows neighbourhoods and boundaries; `version` counts up with every change of them. */
  showAreas(version: number, off: string[], chosen: string | null) {
    const tiles = areaAddress(version);
    if (tiles !== this.#areas) {
      this.#areas = tiles;
      this.map.getSource<VectorTileSource>('areas')?.setTiles([tiles]);
    }
    const before = this.#borders;
    this.#borders = { ...before, off, chosen };
    const same = before.chosen === chosen && before.off.join('\n') === off.join('\n');
    if (!same && this.map.getLayer('markers')) this.#restyle();
  }

  /** Draws area packs under everything else. */
  showPacks(packs: ShownPacks) {
    if (JSON.stringify(packs) === JSON.stringify(this.#packs)) return;
    this.#packs = packs;
    if (this.map.getLayer('markers')) this.#restyle();
    this.#rested();
  }

  /** Puts the halo around one asset and draws what it is connected with. */
  choose(chosen: Chosen | null) {
    this.#chosen = chosen;
    const features = chosen ? [chosen.feature, ...(chosen.disc ? [chosen.disc] : [])] : [];
    this.#set('chosen', { type: 'FeatureCollection', features });
    this.#look({ ...this.#shown, chosen: chosen ? String(chosen.feature.properties?.id) : null });
    this.#drawTies();
  }

  /** Shows a marker under the pointer while it is dragged; null puts it down. */
  drag(id: string, feature: Feature | null) {
    this.#set('dragged', feature ? { type: 'FeatureCollection', features: [feature] } : nothing());
    if (feature && this.#shown.dragged === null) {
      this.#look({ ...this.#shown, dragged: id });
      this.#set('ties', nothing());
    }
  }

  /** A marker for what is not there yet; null takes it away. */
  sketch(feature: Feature | null) {
    if (this.#shown.dragged === null) {
      this.#set('dragged', feature ? { type: 'FeatureCollection', features: [feature] } : nothing());
    }
  }

  /** An area that was drawn and is being named; null for none. */
  name(drawn: GeoJsonGeometry | null) {
    const geometry = drawn as Geometry | null;
    this.#set('named', geometry ? { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry }] } : nothing());
  }

  /** A walk as a numbered line; null takes it away. */
  round(walk: Pick<Walk, 'stops' | 'start'> | null) {
    this.#set('round', walk ? roundFeatures(walk) : nothing());
  }

  /** All ties between what is shown; none takes them away. */
  allTies(ties: TieEnds[]) {
    this.#set('all-ties', allTieFeatures(ties));
  }

  /** Rings around what is chosen together with others. */
  mark(places: MarkedPlace[]) {
    this.#set('marked', markedFeatures(places));
  }

  /** The dragged marker is again where it is now. */
  settle() {
    this.#set('dragged', nothing());
    this.#look({ ...this.#shown, dragged: null });
    this.#drawTies();
  }

  /** Somebody draws: the pointer is theirs, and how the record with this id was is left out. */
  drawing(id: string | null | undefined) {
    this.#isDrawing = id !== undefined;
    this.closeFan();
    this.#borders = { ...this.#borders, drawn: id ?? null };
    this.#look({ ...this.#shown, drawn: id ?? null });
    if (id === undefined) this.map.getCanvas().style.cursor = '';
  }

  get isDrawing(): boolean {
    return this.#isDrawing;
  }

  /** What is drawn is drawn in the colour of its kind, on that of paper. */
  inks(kind: AssetKind | null): { line: string; paper: string } {
    const colours = readColours(document.documentElement);
    return { line: colours[kind ? kindToken(kind) : 'ink'], paper: colours['map-halo'] };
  }

  /** West, south, east, north of what is in view. */
  box(): Box {
    const bounds = this.map.getBounds();
    return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  }

  fit(box: Box, most = 16.5) {
    const options = { padding: 70, maxZoom: most, animate: !still(), duration: 220 };
    this.map.fitBounds(box, options);
  }

  moveTo({ lon, lat, zoom }: { lon: number; lat: number; zoom: number }) {
    this.map.easeTo({ center: [lon, lat], zoom, duration: still() ? 0 : 220 });
  }

  /** The first view of a catalogue: there at once. */
  goTo(box: Box) {
    this.map.fitBounds(box, { padding: 70, maxZoom: 15.6, animate: false });
  }

  zoomBy(steps: number) {
    this.map.easeTo({ zoom: this.map.getZoom() + steps, duration: still() ? 0 : 160 });
  }

  /** Nearer to a place that was pointed at. */
  zoomTo(at: LonLat) {
    this.map.easeTo({ center: at, zoom: this.map.getZoom() + 2, duration: still() ? 0 : 220 });
  }

  panBy(x: number, y: number) {
    this.map.panBy([x, y], { duration: still() ? 0 : 120 });
  }

  /** Brings a place into view when it is not well within it. */
  reveal(at: LonLat) {
    const { x, y } = this.map.project(at);
    const { clientWidth: w, clientHeight: h } = this.map.getContainer();
    const room = 60;
    if (x >= room && y >= room && x <= w - room && y <= h - room) return;
    this.map.easeTo({ center: at, zoom: Math.max(this.map.getZoom(), 13), duration: still() ? 0 : 220 });
  }

  /** Where a marker is drawn, if the tiles at hand have it. */
  whereIs(id: string): LonLat | null {
    const found = this.map.getSource('assets')
      ? this.map.querySourceFeatures('assets', { sourceLayer: 'assets', filter: ['==', ['get', 'id'], id] })
      : [];
    const geometry = found[0]?.geometry;
    return geometry?.type === 'Point' ? (geometry.coordinates as LonLat) : null;
  }

  /** What is drawn at a pixel: a marker first, a shape else. */
  hitAt(where: Pixel): MapGeoJSONFeature | null {
    const at: [number, number] = [where.x, where.y];
    const near: [[number, number], [number, number]] = [
      [where.x - 4, where.y - 4],
      [where.x + 4, where.y + 4],
    ];
    const layers = (names: string[]) => ({ layers: names.filter((name) => this.map.getLayer(name)) });
    return (
      this.map.queryRenderedFeatures(at, layers(MARKER_LAYERS))[0] ??
      this.map.queryRenderedFeatures(at, layers(CLUSTER_LAYERS))[0] ??
      this.map.queryRenderedFeatures(near, layers(SHAPE_LAYERS))[0] ??
      this.map.queryRenderedFeatures(at, layers(BORDER_NAMES))[0] ??
      null
    );
  }

  /** Zooms to what a cluster holds, or spreads out what lies at one spot. */
  open(cluster: MapGeoJSONFeature) {
    const { west, south, east, north, same_spot, count, members } = cluster.properties;
    if (!same_spot) {
      this.fit([west, south, east, north], 18.5);
      return;
    }
    const at: LonLat = [(west + east) / 2, (south + north) / 2];
    const named = readMembers(members);
    this.#fan = { at, members: named };
    this.#set('fan', fanFeatures(at, named, this.screen));
    if (count > named.length) this.#events.more(count - named.length);
  }

  closeFan(): boolean {
    if (!this.#fan) return false;
    this.#fan = null;
    this.#set('fan', nothing());
    return true;
  }

  get screen(): Screen {
    return {
      project: (at) => this.map.project(at),
      unproject: ({ x, y }) => this.map.unproject([x, y]).toArray() as LonLat,
    };
  }

  destroy() {
    for (const stop of this.#stop) stop();
    const context = this.map.getCanvas().getContext('webgl2');
    this.map.remove();
    context?.getExtension('WEBGL_lose_context')?.loseContext();
  }

  #style() {
    const root = document.documentElement;
    const looks = { colours: readColours(root), faces: readFaces(root) };
    return buildStyle(looks, this.#shown, this.#borders, this.#packs, { assets: this.#tiles, areas: this.#areas }, this.#drawings);
  }

  #restyle(diff = true) {
    this.map.setStyle(this.#style(), { diff, transformStyle: keepSketch });
  }

  #draw(name: string) {
    const ratio = this.map.getPixelRatio();
    const image = draw(name, readColours(document.documentElement), ratio);
    if (image && !this.map.hasImage(name)) this.map.addImage(name, image, { pixelRatio: ratio });
  }

  #set(name: Drawn, data: FeatureCollection) {
    this.#drawings[name] = data;
    this.map.getSource<GeoJSONSource>(name)?.setData(data);
  }

  /** Leaves the chosen and the dragged out of the layers where the others are. */
  #look(shown: Shown) {
    const before = this.#shown;
    this.#shown = shown;
    if (before.chosen === shown.chosen && before.dragged === shown.dragged && before.drawn === shown.drawn) return;
    // Only what depends on it differs from the style that is there.
    if (this.map.getLayer('markers')) this.#restyle();
  }

  /** Says on the page what is drawn: of which tiles, how many markers, and how much of area packs. */
  #noteDrawn() {
    const layers = ['markers', 'clusters', 'chosen-pin'].filter((name) => this.map.getLayer(name));
    const { dataset } = this.map.getContainer();
    dataset.markers = String(this.map.queryRenderedFeatures({ layers }).length);
    const ofPacks = this.map.getStyle().layers.flatMap(({ id }) => (id.startsWith('pack-') && !PACK_MARKS.includes(id) ? [id] : []));
    dataset.streets = String(ofPacks.length > 0 ? this.map.queryRenderedFeatures({ layers: ofPacks }).length : 0);
    dataset.drawn = this.#tiles.slice(this.#tiles.indexOf('?') + 1);
  }

  #drawTies() {
    const chosen = this.#chosen;
    if (!chosen || this.#shown.dragged !== null || chosen.feature.geometry.type !== 'Point') {
      this.#set('ties', nothing());
      return;
    }
    const at = chosen.feature.geometry.coordinates as LonLat;
    const lift = { chosen: chosen.stands ? STEM_CHOSEN : 0, other: STEM / 2 };
    this.#set('ties', tieFeatures(at, chosen.ties, this.screen, lift));
  }

  #rested() {
    const center = this.map.getCenter();
    const zoom = this.map.getZoom();
    const box = this.box();
    // Where there are streets nobody needs a grid.
    const hasStreets = this.#packs.online?.comes || this.#hasPack(zoom);
    this.#set('grid', hasStreets ? nothing() : gridLines(box, zoom));
    this.#events.rest({ center: [center.lng, center.lat], zoom }, metresAt(zoom, center.lat), box);
  }

  /** Does a pack draw what is in the middle of the view? */
  #hasPack(zoom: number): boolean {
    const { lng, lat } = this.map.getCenter();
    return this.#packs.packs.some(({ map: { bounds, min_zoom } }) => {
      const [west, south, east, north] = bounds;
      return zoom >= min_zoom && lng >= west && lng <= east && lat >= south && lat <= north;
    });
  }

  /** Follows the page from light to dark and back. */
  #watchTheme(): () => void {
    const redraw = () => this.#restyle(false);
    const root = new MutationObserver(redraw);
    root.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-contrast'] });
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', redraw);
    return () => {
      root.disconnect();
      system.removeEventListener('change', redraw);
    };
  }
}
