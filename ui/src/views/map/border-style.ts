// Areas under everything else: what residents drew with a soft edge and spaced capitals, official
// boundaries thinner and quieter. Names give way to whatever else has one.

import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import { stack, type Colours, type Faces } from './colours';

export const BORDER_NAMES = ['border-names', 'ward-names'];

export interface Borders {
  /** Layers that are switched off, by their keys. */
  off: string[];
  /** The area whose card is open. */
  chosen: string | null;
  /** Being drawn anew: left out as it was. */
  drawn: string | null;
}

const get = (key: string): ExpressionSpecification => ['get', key];
const ours: ExpressionSpecification = ['==', get('layer'), 'neighbourhood'];
/** Pixels across, as steps of a tile of 512 pixels. */
const wide = (pixels: number): ExpressionSpecification => ['>=', get('across'), pixels * 8];

export function borderLayers(c: Colours, faces: Faces, { off, chosen, drawn }: Borders): LayerSpecification[] {
  const shown: ExpressionSpecification = [
    'all',
    ['!', ['in', get('layer'), ['literal', off]]],
    ['!=', get('id'), drawn ?? ''],
  ];
  const from = (layer: string) => ({ source: 'areas', 'source-layer': layer }) as const;
  const all = (...more: ExpressionSpecification[]) => ['all', shown, ...more] as FilterSpecification;
  const isChosen: ExpressionSpecification = ['==', get('id'), chosen ?? ''];
  const name = {
    'text-field': get('name'),
    'text-max-width': 8,
    'text-padding': 8,
  } as const;
  return [
    {
      id: 'border-chosen',
      type: 'fill',
      ...from('borders'),
      filter: all(isChosen),
      paint: { 'fill-color': c.halo, 'fill-opacity': 0.16 },
    },
    {
      id: 'wards',
      type: 'line',
      ...from('borders'),
      filter: all(['!', ours], ['any', isChosen, wide(28)]),
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': ['case', isChosen, c.ink, c['map-label-quiet']],
        'line-width': ['case', isChosen, 2.4, 1],
        'line-opacity': ['case', isChosen, 1, 0.55],
        'line-dasharray': [5, 3],
      },
    },
    {
      id: 'border-beds',
      type: 'line',
      ...from('borders'),
      filter: all(ours, ['any', isChosen, wide(20)]),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': c['accent'], 'line-width': ['case', isChosen, 10, 7], 'line-opacity': ['case', isChosen, 0.3, 0.16], 'line-blur': 2 },
    },
    {
      id: 'borders',
      type: 'line',
      ...from('borders'),
      filter: all(ours, ['any', isChosen, wide(20)]),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': ['case', isChosen, c.ink, c['accent']], 'line-width': ['case', isChosen, 2.4, 1.4], 'line-opacity': 0.8 },
    },
    { id: 'named', type: 'fill', source: 'named', paint: { 'fill-color': c['accent'], 'fill-opacity': 0.14 } },
    {
      id: 'named-edge',
      type: 'line',
      source: 'named',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': c['accent'], 'line-width': 3 },
    },
    {
      id: 'ward-names',
      type: 'symbol',
      ...from('names'),
      filter: all(['!', ours], wide(110)),
      layout: { ...name, 'text-font': stack(faces.ui, 'Medium'), 'text-size': 12.5 },
      paint: { 'text-color': c['map-label-quiet'], 'text-halo-color': c['map-halo'], 'text-halo-width': 1.4 },
    },
    {
      id: 'border-names',
      type: 'symbol',
      ...from('names'),
      filter: all(ours, wide(90)),
      layout: {
        ...name,
        'text-font': stack(faces.ui, 'Semibold'),
        'text-transform': 'uppercase',
        'text-letter-spacing': 0.16,
        'text-size': ['interpolate', ['linear'], ['zoom'], 10, 12, 15, 14.5],
      },
      paint: { 'text-color': c['accent'], 'text-halo-color': c['map-halo'], 'text-halo-width': 1.6 },
    },
  ];
}
