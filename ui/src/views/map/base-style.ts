// The base map: the bundled world, and the area packs of this laptop over it. It stays quiet and under the
// markers.

import type { LayerSpecification } from 'maplibre-gl';
import { stack, type Colours, type Faces } from './colours';
import { packEdges, packGround } from './pack-outline';
import { notWithin, onlineLayer, type Shown } from './pack-style';

/** `streets`: what of the packs lies under everything else. */
export function worldLayers(c: Colours, faces: Faces, packs: Shown, streets: LayerSpecification[]): LayerSpecification[] {
  const source = 'world';
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': c['map-water'] } },
    { id: 'land', type: 'fill', source, 'source-layer': 'land', paint: { 'fill-color': c['map-land'] } },
    {
      id: 'coast',
      type: 'line',
      source,
      'source-layer': 'land',
      paint: { 'line-color': c['map-water-edge'], 'line-width': 0.8 },
    },
    {
      id: 'border',
      type: 'line',
      source,
      'source-layer': 'border',
      paint: { 'line-color': c['map-label-quiet'], 'line-opacity': 0.5, 'line-width': 1, 'line-dasharray': [4, 3] },
    },
    ...onlineLayer(c, packs),
    packGround(c),
    ...streets,
    {
      id: 'grid',
      type: 'line',
      source: 'grid',
      paint: { 'line-color': c['map-road-edge'], 'line-opacity': 0.75, 'line-width': 1 },
    },
    {
      id: 'town',
      type: 'symbol',
      source,
      'source-layer': 'town',
      // A pack has names of its own; one label is enough.
      filter: ['all', ['<=', ['get', 'rank'], ['zoom']], ...notWithin(packs.packs)],
      maxzoom: 14,
      layout: {
        // The online map has names of its own.
        visibility: packs.online?.comes ? 'none' : 'visible',
        'symbol-sort-key': ['get', 'rank'],
        'text-field': ['get', 'name'],
        'text-font': stack(faces.ui, 'Medium'),
        'text-size': [
          'interpolate',
          ['linear'],
          ['zoom'],
          3,
          12,
          9,
          ['match', ['get', 'rank'], [0, 1, 2, 3], 18, [4, 5], 15, 13],
        ],
        'text-padding': 6,
      },
      paint: { 'text-color': c['map-label-quiet'], 'text-halo-color': c['map-halo'], 'text-halo-width': 1.4 },
    },
    // Their names go before those of towns.
    ...packEdges(c, faces),
  ];
}
