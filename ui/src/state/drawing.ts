// What is being drawn on the map, and what becomes of it: whoever begins a drawing says so.

import type { AssetKind, GeoJsonGeometry } from '../core/bindings';

export interface Drawing {
  /** What the sentence over the map speaks of. */
  what: 'asset' | 'neighbourhood' | 'reshape' | 'cut' | 'measure';
  form: 'line' | 'area';
  /** What it is called; empty where it has no name. */
  name: string;
  /** The record it belongs to: the map leaves out how it was. */
  id: string | null;
  kind: AssetKind | null;
  /** The shape to begin with. */
  geometry: GeoJsonGeometry | null;
  /** As far as it was drawn before somebody left it. */
  begun?: Drawn;
  /** What to do with the shape. False: it was not taken, and the drawing goes on. */
  done: (geometry: GeoJsonGeometry) => Promise<boolean>;
}

/** A ring (not closed), a line, or one point. */
export interface Part {
  shape: 'ring' | 'line' | 'dot';
  /** Longitude, latitude. */
  corners: [number, number][];
  /** Which polygon of several a ring belongs to; its first ring is the outer one. */
  of: number;
}

/** Open: corners are still being put one after the other. */
export interface Drawn {
  open: boolean;
  parts: Part[];
}
