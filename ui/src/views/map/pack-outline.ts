// Where packs lie on the world: the ground that is theirs, an outline, and a name on it.

import type { FeatureCollection } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import { stack, type Colours, type Faces } from './colours';
import { rectangle, type Shown } from './pack-style';

/** A pack of the whole world has no edge that anybody could see. */
const WORLD = 300;

export function packOutlines({ packs }: Shown): FeatureCollection {
  const local = packs.filter(({ map: { bounds } }) => bounds[2] - bounds[0] < WORLD);
  return {
    type: 'FeatureCollection',
    features: local.flatMap(({ name, map, isSample }) => {
      const [west, , east, north] = map.bounds;
      const properties = { name, covers: map.tiles === 'vector' && map.schema !== 'other', from: map.min_zoom, ends: !isSample };
      const ground = { type: 'Feature' as const, properties, geometry: rectangle(map.bounds) };
      if (isSample) return [ground];
      return [
        ground,
        { type: 'Feature' as const, properties, geometry: { type: 'Point' as const, coordinates: [(west + east) / 2, north] } },
      ];
    }),
  };
}

/** The roughest coast of the world runs through the middle of a harbour: a pack has its own ground. */
export function packGround(c: Colours): LayerSpecification {
  return {
    id: 'pack-ground',
    type: 'fill',
    source: 'packs',
    minzoom: 9,
    filter: ['all', ['==', ['geometry-type'], 'Polygon'], ['get', 'covers']],
    paint: { 'fill-color': c['map-land'] },
  };
}

export function packEdges(c: Colours, faces: Faces): LayerSpecification[] {
  return [
    {
      id: 'pack-edges',
      type: 'line',
      source: 'packs',
      filter: ['all', ['==', ['geometry-type'], 'Polygon'], ['get', 'ends']],
      paint: { 'line-color': c.accent, 'line-width': 1.4, 'line-opacity': 0.75, 'line-dasharray': [6, 3] },
    },
    {
      id: 'pack-names',
      type: 'symbol',
      source: 'packs',
      filter: ['==', ['geometry-type'], 'Point'],
      layout: {
        'text-field': ['get', 'name'],
        'text-font': stack(faces.ui, 'Semibold'),
        'text-size': 12.5,
        'text-anchor': 'bottom',
        'text-offset': [0, -0.25],
        'text-max-width': 14,
      },
      paint: { 'text-color': c.accent, 'text-halo-color': c['map-halo'], 'text-halo-width': 1.6 },
    },
  ];
}
