// The base map: the bundled world, the area packs of this laptop, and the drawn streets of the sample town
// over them. It stays quiet and under the markers.

import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { stack, type Colours, type Faces } from './colours';
import { metresAt } from './measure';
import { packEdges, packGround } from './pack-outline';
import { notWithin, packLayers, type Shown } from './pack-style';

/** Metres on the ground as pixels at any zoom, near the latitude of the drawn town. */
function metres(wide: number, least = 0): ExpressionSpecification {
  const at = (zoom: number) => wide / metresAt(zoom, 53.47);
  return [
    'interpolate',
    ['exponential', 2],
    ['zoom'],
    12,
    Math.max(at(12), least),
    20,
    at(20),
  ];
}

export function worldLayers(c: Colours, faces: Faces, packs: Shown): LayerSpecification[] {
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
    packGround(c),
    ...packLayers(c, faces, packs),
    {
      id: 'grid',
      type: 'line',
      source: 'grid',
      paint: { 'line-color': c['map-road-edge'], 'line-opacity': 0.75, 'line-width': 1 },
    },
    ...townLayers(c, faces),
    {
      id: 'town',
      type: 'symbol',
      source,
      'source-layer': 'town',
      // A pack has names of its own; one label is enough.
      filter: ['all', ['<=', ['get', 'rank'], ['zoom']], ...notWithin(packs.packs)],
      maxzoom: 14,
      layout: {
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

function townLayers(c: Colours, faces: Faces): LayerSpecification[] {
  const source = 'drawn';
  const minzoom = 12;
  const is = (...names: string[]): ExpressionSpecification => ['in', ['get', 'is'], ['literal', names]];
  const fill = (name: string, colour: string, edge?: string): LayerSpecification => ({
    id: `drawn-${name}`,
    type: 'fill',
    source,
    minzoom,
    filter: is(name),
    paint: { 'fill-color': colour, ...(edge ? { 'fill-outline-color': edge } : {}) },
  });
  const streets = (size: string, wide: number, casing: boolean): LayerSpecification => ({
    id: `drawn-${size}-${casing ? 'edge' : 'street'}`,
    type: 'line',
    source,
    minzoom,
    filter: ['all', is('street'), ['==', ['get', 'size'], size]],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: {
      'line-color': c[`map-road${size === 'main' ? '-main' : ''}${casing ? '-edge' : ''}`],
      'line-width': metres(wide + (casing ? 2.4 : 0), casing ? 1.6 : 1),
    },
  });
  return [
    fill('meadow', c['map-allotment']),
    fill('park', c['map-park']),
    fill('wood', c['map-wood']),
    fill('plot_a', c['map-plot-a']),
    fill('plot_b', c['map-plot-b']),
    fill('plot_c', c['map-plot-c']),
    fill('plot_d', c['map-building']),
    fill('water', c['map-water'], c['map-water-edge']),
    {
      id: 'drawn-path',
      type: 'line',
      source,
      minzoom: 14,
      filter: is('path'),
      paint: { 'line-color': c['map-path'], 'line-width': metres(1.7), 'line-dasharray': [3.3, 2] },
    },
    {
      id: 'drawn-tree',
      type: 'circle',
      source,
      minzoom: 14.5,
      filter: is('tree_small', 'tree_large'),
      paint: {
        'circle-color': c['map-tree'],
        'circle-radius': [
          'interpolate',
          ['exponential', 2],
          ['zoom'],
          14,
          ['case', is('tree_large'), 4.2 / metresAt(14, 53.47), 3 / metresAt(14, 53.47)],
          20,
          ['case', is('tree_large'), 4.2 / metresAt(20, 53.47), 3 / metresAt(20, 53.47)],
        ],
      },
    },
    { ...fill('building', c['map-building'], c['map-building-edge']), minzoom: 14 } as LayerSpecification,
    streets('minor', 9, true),
    streets('mid', 12.8, true),
    streets('main', 16.2, true),
    streets('minor', 9, false),
    streets('mid', 12.8, false),
    streets('main', 16.2, false),
    ...tram(c, is),
    ...townNames(c, faces, is),
  ];
}

type Is = (...names: string[]) => ExpressionSpecification;

function tram(c: Colours, is: Is): LayerSpecification[] {
  const line = { type: 'line', source: 'drawn', filter: is('tram') } as const;
  const colour = c['map-tram'];
  return [
    { ...line, id: 'drawn-tram', minzoom: 13, paint: { 'line-color': colour, 'line-width': metres(2, 0.8) } },
    {
      ...line,
      id: 'drawn-sleepers',
      minzoom: 14.5,
      paint: { 'line-color': colour, 'line-width': metres(6.1), 'line-dasharray': [0.24, 1.27] },
    },
    {
      id: 'drawn-stop',
      type: 'circle',
      source: 'drawn',
      minzoom: 14,
      filter: is('stop'),
      paint: { 'circle-color': c['map-halo'], 'circle-radius': 4.5, 'circle-stroke-color': colour, 'circle-stroke-width': 2.2 },
    },
  ];
}

function townNames(c: Colours, faces: Faces, is: Is): LayerSpecification[] {
  const along = { 'symbol-placement': 'line', 'text-max-angle': 32 } as const;
  const name = ['get', 'name'] as ExpressionSpecification;
  const text = (colour: string, around: string, wide = 1.6) => ({
    'text-color': colour,
    'text-halo-color': around,
    'text-halo-width': wide,
  });
  const symbol = { type: 'symbol', source: 'drawn' } as const;
  const street = (size: 'main' | 'other', filter: ExpressionSpecification): LayerSpecification => ({
    ...symbol,
    id: `drawn-names-${size}`,
    minzoom: size === 'main' ? 14 : 15,
    filter: ['all', is('street'), filter],
    layout: {
      ...along,
      'symbol-spacing': 420,
      'text-field': name,
      'text-font': stack(faces.ui, size === 'main' ? 'Semibold' : 'Medium'),
      'text-size': size === 'main' ? 11.5 : 11,
    },
    paint: text(c['map-label'], size === 'main' ? c['map-road-main'] : c['map-road']),
  });
  const book = (what: string, size: number, colour: string, around: string, more: object): LayerSpecification => ({
    ...symbol,
    id: `drawn-names-${what}`,
    minzoom: 13.5,
    filter: is(`${what}_name`),
    layout: { 'text-field': name, 'text-font': stack(faces.book, 'Medium Italic'), 'text-size': size, ...more },
    paint: text(colour, around, 1.2),
  });
  const water = { ...along, 'symbol-spacing': 500, 'text-letter-spacing': 0.06 };
  return [
    street('other', ['!=', ['get', 'size'], 'main']),
    street('main', ['==', ['get', 'size'], 'main']),
    book('river', 14, c['map-label-water'], c['map-water'], water),
    book('brook', 11.5, c['map-label-water'], c['map-land'], { ...water, 'text-offset': [0, -1] }),
    book('green', 13, c['map-label-park'], c['map-park'], {}),
    {
      ...symbol,
      id: 'drawn-names-quarter',
      minzoom: 13,
      filter: is('quarter_name'),
      layout: {
        'text-field': ['upcase', name],
        'text-font': stack(faces.ui, 'Semibold'),
        'text-size': 11.5,
        'text-letter-spacing': 0.2,
      },
      paint: text(c['map-label-quiet'], c['map-land'], 2),
    },
  ];
}
