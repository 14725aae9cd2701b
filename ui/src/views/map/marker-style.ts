// How assets are drawn over the base: areas and lines, markers with their names, clusters, and what
// belongs to the chosen one.

import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  SymbolLayerSpecification,
} from 'maplibre-gl';
import { kindToken, stack, type Colours, type Faces } from './colours';
import { KINDS } from '../../components/kinds';
import { bandLayers, discLayers } from './soft-style';

/** Layers that answer to the pointer. */
export const MARKER_LAYERS = ['fan-pins', 'chosen-pin', 'markers', 'marker-names'];
export const CLUSTER_LAYERS = ['clusters'];
export const SHAPE_LAYERS = ['dots', 'lines', 'soft-lines', 'areas'];

const get = (key: string): ExpressionSpecification => ['get', key];
const exact: ExpressionSpecification = ['in', get('precision'), ['literal', ['exact', 'building']]];
/** A marker that stands for a line or an area has no ground point of its own. */
const stands: ExpressionSpecification = ['all', exact, ['==', get('shape'), 'point']];
const due: ExpressionSpecification = ['==', get('fresh'), 'now'];

function pinImage(chosen: boolean): ExpressionSpecification {
  return [
    'concat',
    'pin ',
    get('kind'),
    ['case', stands, ' stem', ' soft'],
    ['case', due, ' due', ''],
    chosen ? ' chosen' : '',
  ];
}

function kindColour(c: Colours): ExpressionSpecification {
  const pairs = KINDS.flatMap((kind) => [kind, c[kindToken(kind)]]);
  return ['match', get('kind'), ...pairs, c['kind-service']] as unknown as ExpressionSpecification;
}

const pinLayout: SymbolLayerSpecification['layout'] = {
  'icon-allow-overlap': true,
  'icon-padding': 0,
  'icon-anchor': ['case', stands, 'bottom', 'center'],
  'icon-offset': ['case', stands, ['literal', [0, 4]], ['literal', [0, 0]]],
};

/** Where a name may stand: under a marker, or beside its head. All in ems of the name. */
function places(under: number, beside: number, head: number): ExpressionSpecification {
  return ['literal', ['top', [0, under], 'left', [beside, head], 'right', [-beside, head]]];
}

/** Just far enough off that a name does not collide with its own marker, whose clock makes it wider. */
const around: ExpressionSpecification = [
  'case',
  ['all', stands, due],
  places(0.7, 1.75, -1.85),
  stands,
  places(0.7, 1.5, -1.85),
  due,
  places(1.9, 1.75, 0),
  places(1.65, 1.5, 0),
];

const aroundChosen: ExpressionSpecification = ['case', stands, places(0.35, 2.1, -2.2), places(1.95, 2.1, 0)];

export interface Shown {
  /** The chosen asset is drawn by its own layers and left out of the others. */
  chosen: string | null;
  /** Being dragged: drawn under the pointer and left out where it was. */
  dragged: string | null;
  /** Being drawn anew: left out as it was. */
  drawn: string | null;
}

export function markersFilter({ chosen, dragged, drawn }: Shown): FilterSpecification {
  return ['!', ['in', ['get', 'id'], ['literal', [chosen ?? '', dragged ?? '', drawn ?? '']]]];
}

/** `names`: of streets and quarters, which go before the names of assets and give way to their markers. */
export function assetLayers(c: Colours, faces: Faces, shown: Shown, names: LayerSpecification[] = []): LayerSpecification[] {
  const tiles = (layer: string) => ({ source: 'assets', 'source-layer': layer }) as const;
  const colour = kindColour(c);
  const faded: ExpressionSpecification = ['case', ['==', get('status'), 'ended'], 0.5, 1];
  const chosenOf = (strong: number, calm: number): ExpressionSpecification => [
    'case',
    ['==', get('id'), shown.chosen ?? ''],
    strong,
    calm,
  ];
  const name: SymbolLayerSpecification['layout'] = {
    'text-field': get('name'),
    'text-max-width': 9,
    'text-justify': 'auto',
    'text-optional': true,
  };
  const filter = markersFilter(shown);
  const notDrawn: ExpressionSpecification = ['!=', get('id'), shown.drawn ?? ''];
  const about: ExpressionSpecification = ['all', notDrawn, ['has', 'soft_m']];
  const sharp: ExpressionSpecification = ['all', notDrawn, ['!', ['has', 'soft_m']]];
  return [
    // Where an area as such is the place, how far off it may be is the area itself: its dotted edge says so.
    ...bandLayers(tiles('areas'), 'area-bands', ['all', about, ['!=', ['get', 'precision'], 'area']], colour),
    ...bandLayers(tiles('lines'), 'line-bands', about, colour),
    {
      id: 'areas',
      type: 'fill',
      ...tiles('areas'),
      filter: notDrawn,
      paint: { 'fill-color': colour, 'fill-opacity': chosenOf(0.3, 0.14) },
    },
    {
      id: 'area-edges',
      type: 'line',
      ...tiles('areas'),
      filter: sharp,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colour, 'line-opacity': chosenOf(1, 0.6), 'line-width': chosenOf(2.6, 1.4) },
    },
    {
      id: 'area-soft-edges',
      type: 'line',
      ...tiles('areas'),
      filter: about,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colour, 'line-opacity': chosenOf(1, 0.7), 'line-width': chosenOf(2.6, 2), 'line-dasharray': [0.1, 2.6] },
    },
    {
      id: 'line-beds',
      type: 'line',
      ...tiles('lines'),
      filter: sharp,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': c['map-halo'], 'line-width': chosenOf(9, 6), 'line-opacity': 0.8 },
    },
    {
      id: 'lines',
      type: 'line',
      ...tiles('lines'),
      filter: sharp,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colour, 'line-width': chosenOf(5, 3) },
    },
    {
      id: 'soft-lines',
      type: 'line',
      ...tiles('lines'),
      filter: about,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colour, 'line-width': chosenOf(4, 2.4), 'line-dasharray': [0.1, 2.6] },
    },
    {
      id: 'dots',
      type: 'circle',
      ...tiles('dots'),
      filter: notDrawn,
      paint: {
        'circle-color': colour,
        'circle-radius': 5,
        'circle-stroke-color': c['map-halo'],
        'circle-stroke-width': 1.6,
      },
    },
    ...discLayers(tiles('soft'), 'soft', filter as ExpressionSpecification, colour),
    ...discLayers({ source: 'chosen' }, 'chosen-soft', ['==', ['geometry-type'], 'Polygon'], colour),
    ...tieLayers(c),
    {
      id: 'fan-legs',
      type: 'line',
      source: 'fan',
      filter: ['==', ['geometry-type'], 'LineString'],
      layout: { 'line-cap': 'round' },
      paint: { 'line-color': c['ink-2'], 'line-width': 1.4 },
    },
    // Under the markers, and placed after them: a name gives way to every marker.
    {
      id: 'marker-names',
      type: 'symbol',
      ...tiles('assets'),
      filter,
      layout: {
        ...name,
        'text-font': stack(faces.ui, 'Semibold'),
        'text-size': 12.5,
        'text-padding': 1,
        'text-variable-anchor-offset': around,
      },
      paint: {
        'text-color': c['map-label'],
        'text-halo-color': c['map-halo'],
        'text-halo-width': 1.8,
      },
    },
    ...names,
    {
      id: 'markers',
      type: 'symbol',
      ...tiles('assets'),
      filter,
      layout: { ...pinLayout, 'icon-image': pinImage(false) },
      paint: { 'icon-opacity': faded },
    },
    ...clusterLayers(c, faces, tiles('clusters')),
    ...fanLayers(c, faces, name),
    {
      id: 'dragged',
      type: 'symbol',
      source: 'dragged',
      layout: { ...pinLayout, 'icon-image': pinImage(true) },
    },
    {
      id: 'chosen-pin',
      type: 'symbol',
      source: 'chosen',
      filter: [
        'all',
        ['==', ['geometry-type'], 'Point'],
        ['!', ['in', get('id'), ['literal', [shown.dragged ?? '', shown.drawn ?? '']]]],
      ],
      layout: {
        ...pinLayout,
        ...name,
        'icon-image': pinImage(true),
        'text-font': stack(faces.ui, 'Bold'),
        'text-size': 14.5,
        'text-max-width': 12,
        'text-allow-overlap': true,
        'text-variable-anchor-offset': aroundChosen,
      },
      paint: { 'text-color': c.ink, 'text-halo-color': c['map-halo'], 'text-halo-width': 2.4 },
    },
  ];
}

type From = { source: string; 'source-layer'?: string };

function tieLayers(c: Colours): LayerSpecification[] {
  const line = { type: 'line', source: 'ties' } as const;
  const isLine: ExpressionSpecification = ['==', ['geometry-type'], 'LineString'];
  const past: ExpressionSpecification = ['==', get('past'), true];
  const layout = { 'line-cap': 'round', 'line-join': 'round' } as const;
  return [
    {
      ...line,
      id: 'tie-beds',
      filter: isLine,
      layout,
      paint: { 'line-color': c['map-halo'], 'line-width': 6, 'line-opacity': 0.85 },
    },
    {
      ...line,
      id: 'ties',
      filter: ['all', isLine, ['!', past]],
      layout,
      paint: { 'line-color': c.ink, 'line-width': 2 },
    },
    {
      ...line,
      id: 'ties-past',
      filter: ['all', isLine, past],
      layout,
      paint: { 'line-color': c.ink, 'line-width': 2, 'line-dasharray': [0.6, 2.8] },
    },
    {
      id: 'tie-arrows',
      type: 'symbol',
      source: 'ties',
      filter: ['==', ['geometry-type'], 'Point'],
      layout: {
        'icon-image': 'arrow',
        'icon-rotate': get('turn'),
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
  ];
}

function clusterLayers(c: Colours, faces: Faces, from: From): LayerSpecification[] {
  const count = get('count');
  const share = (kind: string): ExpressionSpecification => {
    const of = ['coalesce', get(kind), 0] as ExpressionSpecification;
    // Twelfths, so that few different rings are ever drawn; whoever is there shows.
    return ['to-string', ['case', ['==', of, 0], 0, ['max', 1, ['round', ['/', ['*', 12, of], count]]]]];
  };
  const shares = KINDS.flatMap((kind, i) => (i === 0 ? [share(kind)] : ['.', share(kind)]));
  const size = ['case', ['<', count, 100], '48', ['<', count, 1000], '54', '62'];
  const words = [
    'case',
    ['<', count, 10_000],
    ['to-string', count],
    ['concat', ['to-string', ['floor', ['/', count, 1000]]], 'k'],
  ];
  return [
    {
      id: 'clusters',
      type: 'symbol',
      ...from,
      layout: {
        'icon-image': ['concat', 'ring ', ...shares, ' ', size] as unknown as ExpressionSpecification,
        'icon-allow-overlap': true,
        'text-field': words as unknown as ExpressionSpecification,
        'text-font': stack(faces.ui, 'Bold'),
        'text-size': 13.5,
        'text-allow-overlap': true,
        'text-offset': [0, 0.02],
        'symbol-sort-key': count,
      },
      paint: { 'text-color': c.ink },
    },
  ];
}

function fanLayers(c: Colours, faces: Faces, name: object): LayerSpecification[] {
  return [
    {
      id: 'fan-pins',
      type: 'symbol',
      source: 'fan',
      filter: ['==', ['geometry-type'], 'Point'],
      layout: {
        ...name,
        'icon-image': pinImage(false),
        'icon-allow-overlap': true,
        'text-font': stack(faces.ui, 'Semibold'),
        'text-size': 12.5,
        'text-variable-anchor-offset': [
          'literal',
          ['left', [1.3, 0], 'right', [-1.3, 0], 'top', [0, 1.1], 'bottom', [0, -1.1]],
        ] as unknown as ExpressionSpecification,
      },
      paint: { 'text-color': c['map-label'], 'text-halo-color': c['map-halo'], 'text-halo-width': 1.8 },
    },
  ];
}
