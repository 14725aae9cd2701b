// The whole style of the map: its sources and its layers from the base up.

import type { FeatureCollection } from 'geojson';
import type { GeoJSONSourceSpecification, StyleSpecification } from 'maplibre-gl';
import { worldLayers } from './base-style';
import type { Colours, Faces } from './colours';
import { assetLayers, type Shown } from './marker-style';

/** Tiles of assets are made for this zoom at most; nearer ones are these, enlarged. */
export const NEAREST_TILES = 20;
/** The bundled world goes no further. */
const NEAREST_WORLD = 7;

/** Sources that the page fills itself. */
export type Drawn = 'grid' | 'drawn' | 'ties' | 'fan' | 'chosen' | 'dragged';
export type Drawings = Record<Drawn, FeatureCollection>;

export const nothing = (): FeatureCollection => ({ type: 'FeatureCollection', features: [] });

export function noDrawings(): Drawings {
  return {
    grid: nothing(),
    drawn: nothing(),
    ties: nothing(),
    fan: nothing(),
    chosen: nothing(),
    dragged: nothing(),
  };
}

/** The address of the tiles that a query finds; `version` keeps old tiles from being taken for new. */
export function tileAddress(query: string, version: number): string {
  return `hereabouts://tile/{z}/{x}/{y}?q=${encodeURIComponent(query)}&v=${version}`;
}

export function buildStyle(
  colours: Colours,
  faces: Faces,
  shown: Shown,
  tiles: string,
  drawings: Drawings,
): StyleSpecification {
  const own = Object.entries(drawings).map(([name, data]): [string, GeoJSONSourceSpecification] => [
    name,
    { type: 'geojson', data, tolerance: 0.1, maxzoom: 18 },
  ]);
  return {
    version: 8,
    sources: {
      world: { type: 'vector', tiles: ['hereabouts://base/{z}/{x}/{y}'], maxzoom: NEAREST_WORLD },
      assets: { type: 'vector', tiles: [tiles], maxzoom: NEAREST_TILES },
      ...Object.fromEntries(own),
    },
    layers: [...worldLayers(colours, faces), ...assetLayers(colours, faces, shown)],
  };
}
