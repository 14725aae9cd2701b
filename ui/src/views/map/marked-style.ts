// The rings around what is chosen together with others, under its markers.

import type { FeatureCollection } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { Colours } from './colours';
import { HEAD, STEM } from './sprites';
import type { LonLat } from './ties';

export interface MarkedPlace {
  at: LonLat;
  /** Its marker stands on a stem. */
  stands: boolean;
}

export const markedFeatures = (places: MarkedPlace[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: places.map(({ at, stands }) => ({ type: 'Feature', properties: { stands }, geometry: { type: 'Point', coordinates: at } })),
});

export function markedLayers(c: Colours): LayerSpecification[] {
  const ring = (stands: boolean): LayerSpecification => ({
    id: stands ? 'marked-heads' : 'marked',
    type: 'circle',
    source: 'marked',
    filter: ['==', ['get', 'stands'], stands],
    paint: {
      'circle-radius': HEAD / 2 + 6,
      'circle-color': c.halo,
      'circle-stroke-color': c.ink,
      'circle-stroke-width': 1.6,
      'circle-translate': [0, stands ? -STEM : 0],
      'circle-translate-anchor': 'viewport',
    },
  });
  return [ring(false), ring(true)];
}
