// How all ties between what is shown look: thinner than those of what is chosen, and under every marker.

import type { LayerSpecification } from 'maplibre-gl';
import type { Colours } from './colours';

export function allTieLayers(c: Colours): LayerSpecification[] {
  const line = { type: 'line', source: 'all-ties', layout: { 'line-cap': 'round', 'line-join': 'round' } } as const;
  const paint = { 'line-color': c['ink-2'], 'line-width': 1.3, 'line-opacity': 0.75 } as const;
  return [
    { ...line, id: 'all-tie-beds', filter: ['==', ['geometry-type'], 'LineString'], paint: { 'line-color': c['map-halo'], 'line-width': 3.5, 'line-opacity': 0.6 } },
    { ...line, id: 'all-ties', filter: ['all', ['==', ['geometry-type'], 'LineString'], ['!=', ['get', 'past'], true]], paint },
    { ...line, id: 'all-ties-past', filter: ['==', ['get', 'past'], true], paint: { ...paint, 'line-dasharray': [0.6, 3] } },
    {
      id: 'all-tie-arrows',
      type: 'symbol',
      source: 'all-ties',
      filter: ['==', ['geometry-type'], 'Point'],
      layout: {
        'icon-image': 'arrow',
        'icon-size': 0.8,
        'icon-rotate': ['get', 'turn'],
        // Before the marker at the end of the line.
        'icon-offset': [0, 24],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
  ];
}
