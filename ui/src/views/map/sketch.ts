// What is being drawn: terra-draw takes the pointer, and this keeps the corners. Every corner put, moved
// or taken away is one step that can be taken back, also across closing the shape.
//
// Loaded when somebody draws for the first time.

import type { Map as MapLibre } from 'maplibre-gl';
import {
  TerraDraw,
  TerraDrawLineStringMode,
  TerraDrawPointMode,
  TerraDrawPolygonMode,
  TerraDrawSelectMode,
  type GeoJSONStoreFeatures,
  type HexColor,
  type TerraDrawMouseEvent,
} from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import type { GeoJsonGeometry } from '../../core/bindings';
import type { Drawing, Drawn, Part } from '../../state/drawing';
import { putTogether, takeApart } from './parts';
import { SKETCH } from './style';
import type { LonLat, Pixel } from './ties';

export interface SketchEvents {
  /** Something was drawn; the second: whether a step can be taken back. */
  changed: (drawn: Drawn, canUndo: boolean) => void;
  /** Where the pointer is held by what is there already; null for nowhere. */
  snap: (where: Pixel) => LonLat | null;
}

export interface Inks {
  line: string;
  paper: string;
}

/** Pixels within which a corner can be taken. */
const REACH = 14;
export class Sketch {
  #draw: TerraDraw;
  #line: TerraDrawLineStringMode;
  #ring: TerraDrawPolygonMode;
  #form: Drawing['form'];
  #before: GeoJsonGeometry | null;
  #events: SketchEvents;
  #steps: Drawn[];
  /** What is drawn by this itself is nobody's doing. */
  #busy = false;
  #chosen = 0;

  constructor(map: MapLibre, drawing: Drawing, inks: Inks, events: SketchEvents) {
    const { form, geometry, begun } = drawing;
    this.#form = form;
    this.#before = geometry;
    this.#events = events;
    this.#steps = [geometry ? { open: false, parts: takeApart(geometry) } : { open: true, parts: [] }];
    if (begun) this.#steps.push(begun);
    const snapping = { toCustom: ({ containerX: x, containerY: y }: TerraDrawMouseEvent) => events.snap({ x, y }) ?? undefined };
    const held = { pointerDistance: REACH, keyEvents: null, snapping };
    const [line, paper] = [inks.line as HexColor, inks.paper as HexColor];
    const dots = {
      closingPointColor: paper, closingPointOutlineColor: line, closingPointWidth: 6, closingPointOutlineWidth: 3,
      coordinatePointColor: line, coordinatePointOutlineColor: paper, coordinatePointWidth: 5, coordinatePointOutlineWidth: 2,
      snappingPointColor: paper, snappingPointOutlineColor: line, snappingPointWidth: 7, snappingPointOutlineWidth: 2,
    };
    this.#line = new TerraDrawLineStringMode({
      ...held, showCoordinatePoints: true, styles: { ...dots, lineStringColor: line, lineStringWidth: 4 },
    });
    this.#ring = new TerraDrawPolygonMode({
      ...held, showCoordinatePoints: true,
      styles: { ...dots, fillColor: line, fillOpacity: 0.14, outlineColor: line, outlineWidth: 3 },
    });
    const coordinates = { midpoints: { draggable: true }, draggable: true, deletable: true, snappable: snapping };
    const select = new TerraDrawSelectMode({
      pointerDistance: REACH,
      keyEvents: null,
      allowManualDeselection: false,
      flags: {
        polygon: { feature: { coordinates } },
        linestring: { feature: { coordinates } },
        point: { feature: { draggable: true } },
      },
      styles: {
        selectedPolygonColor: line, selectedPolygonFillOpacity: 0.14,
        selectedPolygonOutlineColor: line, selectedPolygonOutlineWidth: 3,
        selectedLineStringColor: line, selectedLineStringWidth: 4,
        selectedPointColor: line, selectedPointOutlineColor: paper, selectedPointWidth: 9, selectedPointOutlineWidth: 3,
        selectionPointColor: paper, selectionPointOutlineColor: line, selectionPointWidth: 6, selectionPointOutlineWidth: 3,
        midPointColor: line, midPointOutlineColor: paper, midPointWidth: 4, midPointOutlineWidth: 1.5,
      },
    });
    const dot = new TerraDrawPointMode({
      styles: { pointColor: line, pointOutlineColor: paper, pointWidth: 7, pointOutlineWidth: 3 },
    });
    const adapter = new TerraDrawMapLibreGLAdapter({ map, prefixId: SKETCH });
    this.#draw = new TerraDraw({ adapter, modes: [this.#line, this.#ring, dot, select] });
    this.#draw.start();
    // What is on the store when it calls is not yet what it will be: look when it has finished.
    this.#draw.on('change', () => !this.#busy && queueMicrotask(() => this.#look()));
    this.#draw.on('finish', (_, { action }) => {
      if (this.#busy) return;
      const closed = action === 'draw';
      queueMicrotask(() => this.#finished(closed));
    });
    this.#show();
  }

  get drawn(): Drawn {
    return this.#steps[this.#steps.length - 1] as Drawn;
  }

  get canUndo(): boolean {
    return this.#steps.length > 1;
  }

  /** The shape as it is now; null while it is none. */
  geometry(): GeoJsonGeometry | null {
    return putTogether(this.drawn.parts, this.#before);
  }

  /** Takes the last step back. */
  undo() {
    if (!this.canUndo) return;
    this.#steps.pop();
    this.#show();
  }

  /** Adds a corner at the end of what is still open. */
  put(at: LonLat) {
    if (this.drawn.open) this.#note({ open: true, parts: this.#open([...this.#corners(), at]) }, true);
  }

  /** States the corners of one part anew. */
  state(part: number, corners: LonLat[]) {
    const { open, parts } = this.drawn;
    if (open) this.#note({ open, parts: this.#open(corners) }, true);
    else this.#note({ open, parts: parts.map((each, i) => (i === part ? { ...each, corners } : each)) }, true);
  }

  /** No more corners: from now on they can be moved. Answers whether there were enough. */
  close(): boolean {
    const { open, parts } = this.drawn;
    if (!open) return true;
    if (putTogether(parts) === null) return false;
    this.#note({ open: false, parts }, true);
    return true;
  }

  destroy() {
    this.#busy = true;
    this.#draw.stop();
  }

  #open(corners: LonLat[]): Part[] {
    if (corners.length === 0) return [];
    return [{ shape: this.#form === 'line' ? 'line' : 'ring', corners, of: 0 }];
  }

  #corners(): LonLat[] {
    return this.drawn.parts[0]?.corners ?? [];
  }

  #note(drawn: Drawn, show = false) {
    this.#steps.push(drawn);
    if (show) this.#show();
    else this.#events.changed(drawn, this.canUndo);
  }

  get #mode(): TerraDrawLineStringMode | TerraDrawPolygonMode {
    return this.#form === 'line' ? this.#line : this.#ring;
  }

  /** Draws the last step, whatever is drawn now. */
  #show() {
    const { open, parts } = this.drawn;
    this.#busy = true;
    this.#draw.clear();
    if (open) {
      this.#draw.setMode(this.#mode.mode);
      for (const corner of this.#corners()) this.#mode.onClick(clickAt(corner));
    } else {
      this.#draw.setMode('select');
      this.#draw.addFeatures(parts.map(feature));
      const chosen = Math.min(this.#chosen, parts.length - 1);
      if (parts[chosen]) this.#draw.selectFeature(idOf(chosen));
    }
    this.#busy = false;
    this.#events.changed(this.drawn, this.canUndo);
  }

  /** A click may have put a corner. */
  #look() {
    if (this.#busy || !this.drawn.open) return;
    const count = this.#mode.undoSize();
    if (count <= this.#corners().length) return;
    const shape = this.#draw.getSnapshot().find(({ geometry }) => geometry.type !== 'Point');
    const all = cornersOf(shape).slice(0, count);
    this.#note({ open: true, parts: this.#open(all) });
  }

  #finished(closed: boolean) {
    if (this.#busy) return;
    if (closed) {
      // Closing adds no corner: what is there becomes what can be moved.
      this.close();
      return;
    }
    const features = this.#draw.getSnapshot();
    const parts = this.drawn.parts.map((part, i) => {
      const now = features.find(({ id }) => id === idOf(i));
      if (now?.properties.selected) this.#chosen = i;
      const corners = cornersOf(now);
      const open = part.shape === 'ring' ? corners.slice(0, -1) : corners;
      return now ? { ...part, corners: open } : part;
    });
    if (JSON.stringify(parts) !== JSON.stringify(this.drawn.parts)) this.#note({ open: false, parts });
  }
}

/** terra-draw wants ids that look like UUIDs. */
function idOf(part: number): string {
  return `00000000-0000-4000-8000-${String(part).padStart(12, '0')}`;
}

const MODES = { ring: 'polygon', line: 'linestring', dot: 'point' } as const;

function feature({ shape, corners }: Part, i: number): GeoJSONStoreFeatures {
  const first = corners[0] as LonLat;
  const geometry: GeoJSONStoreFeatures['geometry'] =
    shape === 'ring'
      ? { type: 'Polygon', coordinates: [[...corners, first]] }
      : shape === 'line'
        ? { type: 'LineString', coordinates: corners }
        : { type: 'Point', coordinates: first };
  return { id: idOf(i), type: 'Feature', properties: { mode: MODES[shape] }, geometry };
}

function cornersOf(found: GeoJSONStoreFeatures | undefined): LonLat[] {
  if (!found) return [];
  const { geometry } = found;
  if (geometry.type === 'Point') return [geometry.coordinates as LonLat];
  return (geometry.type === 'Polygon' ? geometry.coordinates[0] : geometry.coordinates) as LonLat[];
}

/** A click from nowhere near anything: it closes nothing and is held by nothing. */
function clickAt([lng, lat]: LonLat): TerraDrawMouseEvent {
  const far = -1e6;
  return { lng, lat, containerX: far, containerY: far, button: 'left', heldKeys: [], isContextMenu: false };
}
