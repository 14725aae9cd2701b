// The whole style of the map: its sources and its layers from the base up.

import type { FeatureCollection } from 'geojson';
import type { GeoJSONSourceSpecification, StyleSpecification } from 'maplibre-gl';
import { worldLayers } from './base-style';
import { borderLayers, type Borders } from './border-style';
import type { Colours, Faces } from './colours';
import { assetLayers, type Shown } from './marker-style';
import { roundLine, roundNumbers } from './round-style';
import { packOutlines } from './pack-outline';
import { allTieLayers } from './ties-style';
import { markedLayers } from './marked-style';
import { packLayers, packSources, type Shown as ShownPacks } from './pack-style';

/** Tiles of assets are made for this zoom at most; nearer ones are these, enlarged. */
export const NEAREST_TILES = 20;
/** Borders are sharp enough from here on. */
const NEAREST_AREAS = 16;
/** The bundled world goes no further. */
const NEAREST_WORLD = 7;

/** Layers and sources that begin so belong to what is being drawn: they stay when the style changes. */
export const SKETCH = 'sketch';

/** Sources that the page fills itself. */
export type Drawn = 'grid' | 'named' | 'all-ties' | 'ties' | 'fan' | 'marked' | 'chosen' | 'dragged' | 'round';
export type Drawings = Record<Drawn, FeatureCollection>;

export const nothing = (): FeatureCollection => ({ type: 'FeatureCollection', features: [] });

export function noDrawings(): Drawings {
  return {
    grid: nothing(),
    named: nothing(),
    'all-ties': nothing(),
    ties: nothing(),
    fan: nothing(),
    marked: nothing(),
    chosen: nothing(),
    dragged: nothing(),
    round: nothing(),
  };
}

/** The address of the tiles that a query finds; `version` keeps old tiles from being taken for new. */
export function tileAddress(query: string, version: number): string {
  return `hereabouts://tile/{z}/{x}/{y}?q=${encodeURIComponent(query)}&v=${version}`;
}

/** The next style with what is being drawn kept over everything. */
export function keepSketch(
  before: StyleSpecification | undefined,
  next: StyleSpecification,
): StyleSpecification {
  const mine = (name: string) => name.startsWith(SKETCH);
  const sources = Object.entries(before?.sources ?? {}).filter(([name]) => mine(name));
  const layers = (before?.layers ?? []).filter(({ id }) => mine(id));
  return {
    ...next,
    sources: { ...next.sources, ...Object.fromEntries(sources) },
    layers: [...next.layers, ...layers],
  };
}

/** The address of the tiles of neighbourhoods and boundaries. */
export function areaAddress(version: number): string {
  return `hereabouts://areas/{z}/{x}/{y}?v=${version}`;
}

export function buildStyle(
  { colours, faces }: { colours: Colours; faces: Faces },
  shown: Shown,
  borders: Borders,
  packs: ShownPacks,
  tiles: { assets: string; areas: string },
  drawings: Drawings,
): StyleSpecification {
  const own = Object.entries(drawings).map(([name, data]): [string, GeoJSONSourceSpecification] => [
    name,
    { type: 'geojson', data, tolerance: 0.1, maxzoom: 18 },
  ]);
  const { ground, names } = packLayers(colours, faces, packs);
  return {
    version: 8,
    sources: {
      ...packSources(packs),
      packs: { type: 'geojson', data: packOutlines(packs) },
      world: { type: 'vector', tiles: ['hereabouts://base/{z}/{x}/{y}'], maxzoom: NEAREST_WORLD },
      areas: { type: 'vector', tiles: [tiles.areas], maxzoom: NEAREST_AREAS },
      assets: { type: 'vector', tiles: [tiles.assets], maxzoom: NEAREST_TILES },
      ...Object.fromEntries(own),
    },
    layers: [
      ...worldLayers(colours, faces, packs, ground),
      ...borderLayers(colours, faces, borders),
      ...roundLine(colours),
      ...allTieLayers(colours),
      ...markedLayers(colours),
      ...assetLayers(colours, faces, shown, names),
      ...roundNumbers(colours, faces),
    ],
  };
}
