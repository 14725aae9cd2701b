// A walk on the map: one line round, and a number at each stop.

import type { Feature, FeatureCollection } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { Walk } from '../../core/bindings';
import { stack, type Colours, type Faces } from './colours';

/** From the start, or from the last stop, through all of them and back. */
export function roundFeatures({ stops, start }: Pick<Walk, 'stops' | 'start'>): FeatureCollection {
  const places = stops.flatMap(({ at }) => (at ? [at] : []));
  const numbers = stops.flatMap(({ at }, i): Feature[] =>
    at ? [{ type: 'Feature', properties: { number: String(i + 1) }, geometry: { type: 'Point', coordinates: at } }] : [],
  );
  const home = start ?? places[0];
  const way = home ? [...(start ? [start] : []), ...places, home] : [];
  const line: Feature[] = way.length > 2 ? [{ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: way } }] : [];
  return { type: 'FeatureCollection', features: [...line, ...numbers] };
}

/** Under the markers. */
export function roundLine(c: Colours): LayerSpecification[] {
  const line = { type: 'line', source: 'round', filter: ['==', ['geometry-type'], 'LineString'], layout: { 'line-cap': 'round', 'line-join': 'round' } } as const;
  return [
    { ...line, id: 'round-bed', filter: ['==', ['geometry-type'], 'LineString'], paint: { 'line-color': c['map-halo'], 'line-width': 7, 'line-opacity': 0.9 } },
    { ...line, id: 'round-line', filter: ['==', ['geometry-type'], 'LineString'], paint: { 'line-color': c.ink, 'line-width': 2.5, 'line-dasharray': [0.2, 2.2] } },
  ];
}

/** Over the markers, at their feet. */
export function roundNumbers(c: Colours, faces: Faces): LayerSpecification[] {
  const isStop = ['==', ['geometry-type'], 'Point'] as ['==', ['geometry-type'], string];
  return [
    {
      id: 'round-discs',
      type: 'circle',
      source: 'round',
      filter: isStop,
      paint: { 'circle-radius': 10, 'circle-color': c['map-halo'], 'circle-stroke-color': c.ink, 'circle-stroke-width': 2, 'circle-translate': [0, 12] },
    },
    {
      id: 'round-numbers',
      type: 'symbol',
      source: 'round',
      filter: isStop,
      layout: {
        'text-field': ['get', 'number'],
        'text-font': stack(faces.ui, 'Bold'),
        'text-size': 12.5,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': c.ink, 'text-translate': [0, 12.5] },
    },
  ];
}
