// What the layers of vector packs are called, and how things in them are told apart: one table for each
// schema, so that one style draws them all.

import type { ExpressionSpecification } from 'maplibre-gl';
import type { Schema } from '../../core/bindings';

/** Things of a layer; without `is`, all of them. */
export interface Cut {
  layer: string;
  is?: ExpressionSpecification;
}

export type Roads = Record<'main' | 'mid' | 'minor' | 'path' | 'rail' | 'tram', Cut[]>;

export interface Classes {
  land: Cut[];
  /** Where people live and work, as seen from afar. */
  built: Cut[];
  field: Cut[];
  /** Meadows and allotments. */
  meadow: Cut[];
  /** Single beds of an allotment; their `class` is a, b or c. */
  bed: Cut[];
  park: Cut[];
  wood: Cut[];
  tree: Cut[];
  /** Stops of trams and trains. */
  stop: Cut[];
  water: Cut[];
  river: Cut[];
  building: Cut[];
  border: Cut[];
  roads: Roads;
  names: Record<'street' | 'mainStreet' | 'water' | 'river' | 'park', Cut[]>;
  /** Towns, villages and quarters, the most important first, and the zooms they are named at. */
  towns: { cut: Cut; from: number; to?: number; size: number; isPart?: boolean }[];
}

type Words = string[];
const either = (keys: string[], words: Words): ExpressionSpecification => [
  'any',
  ...keys.map((key): ExpressionSpecification => ['in', ['get', key], ['literal', words]]),
];

const classIn = (...words: Words) => either(['class'], words);
/** The words of the present schema and of those before it. */
const kindIn = (...words: Words) => either(['kind', 'pmap:kind'], words);
const detailIn = (...words: Words) => either(['kind_detail', 'pmap:kind_detail', 'pmap:kind', 'kind', 'place'], words);
const onlyKind = (...words: Words) => either(['kind'], words);
const any = (layer: string): Cut => ({ layer });
const both = (...all: ExpressionSpecification[]): ExpressionSpecification => ['all', ...all];
const not = (is: ExpressionSpecification): ExpressionSpecification => ['!', is];
const subclassIn = (...words: Words) => either(['subclass'], words);
const QUARTERS = ['suburb', 'quarter', 'neighbourhood', 'macrohood'];
const HAMLETS = ['hamlet', 'isolated_dwelling'];
/** Settlements by the words of a schema. */
const settlements = (layer: string, said: (...words: Words) => ExpressionSpecification, cities: Words = ['city']): Classes['towns'] => [
  { cut: { layer, is: said(...cities) }, from: 4, to: 14, size: 17 },
  { cut: { layer, is: said('town') }, from: 7, to: 14, size: 15 },
  { cut: { layer, is: said('village') }, from: 10, to: 15.5, size: 13.5 },
  { cut: { layer, is: said(...HAMLETS) }, from: 11.5, size: 12 },
  { cut: { layer, is: said(...QUARTERS) }, from: 12.5, size: 11.5, isPart: true },
];

const openmaptiles: Classes = {
  land: [],
  built: [{ layer: 'landuse', is: classIn('residential', 'suburb', 'neighbourhood', 'commercial', 'industrial', 'retail') }],
  field: [{ layer: 'landcover', is: both(classIn('farmland'), not(subclassIn('allotments'))) }],
  meadow: [{ layer: 'landcover', is: subclassIn('meadow', 'allotments') }],
  bed: [any('bed')],
  park: [
    any('park'),
    { layer: 'landcover', is: both(classIn('grass'), not(subclassIn('meadow'))) },
    { layer: 'landuse', is: classIn('cemetery', 'pitch', 'playground', 'stadium') },
  ],
  wood: [{ layer: 'landcover', is: classIn('wood', 'forest') }],
  tree: [any('tree')],
  stop: [{ layer: 'poi', is: both(classIn('railway'), subclassIn('tram_stop', 'station', 'halt')) }],
  water: [any('water')],
  river: [any('waterway')],
  building: [any('building')],
  border: [{ layer: 'boundary', is: ['<=', ['coalesce', ['get', 'admin_level'], 9], 4] }],
  roads: {
    main: [{ layer: 'transportation', is: classIn('motorway', 'trunk', 'primary') }],
    mid: [{ layer: 'transportation', is: classIn('secondary', 'tertiary') }],
    minor: [{ layer: 'transportation', is: classIn('minor', 'service', 'street', 'street_limited') }],
    path: [{ layer: 'transportation', is: classIn('path', 'track', 'pedestrian') }],
    rail: [{ layer: 'transportation', is: both(classIn('rail', 'transit'), not(subclassIn('tram'))) }],
    tram: [{ layer: 'transportation', is: both(classIn('rail', 'transit'), subclassIn('tram')) }],
  },
  names: {
    mainStreet: [{ layer: 'transportation_name', is: classIn('motorway', 'trunk', 'primary', 'secondary') }],
    street: [{ layer: 'transportation_name', is: ['!', classIn('motorway', 'trunk', 'primary', 'secondary')] }],
    water: [any('water_name')],
    river: [any('waterway')],
    park: [any('park')],
  },
  towns: settlements('place', classIn),
};

const protomaps: Classes = {
  land: [any('earth')],
  park: [
    { layer: 'landuse', is: kindIn('park', 'cemetery', 'pitch', 'playground', 'golf_course', 'grass', 'recreation_ground', 'garden', 'nature_reserve') },
    { layer: 'land', is: kindIn('park', 'cemetery', 'grass') },
    { layer: 'landcover', is: kindIn('grassland') },
  ],
  wood: [
    { layer: 'landuse', is: kindIn('wood', 'forest') },
    { layer: 'landcover', is: kindIn('forest') },
    { layer: 'natural', is: either(['landuse', 'natural'], ['forest', 'wood', 'scrub']) },
  ],
  built: [{ layer: 'landuse', is: kindIn('residential', 'commercial', 'industrial') }],
  field: [{ layer: 'landuse', is: kindIn('farmland', 'orchard', 'farm') }, { layer: 'landcover', is: kindIn('farmland') }],
  meadow: [{ layer: 'landuse', is: kindIn('allotments', 'meadow') }],
  bed: [],
  tree: [],
  stop: [{ layer: 'pois', is: kindIn('station', 'tram_stop') }],
  water: [{ layer: 'water', is: ['==', ['geometry-type'], 'Polygon'] }],
  river: [{ layer: 'water', is: ['==', ['geometry-type'], 'LineString'] }, { layer: 'physical_line', is: kindIn('waterway', 'river', 'stream', 'canal') }],
  building: [any('buildings')],
  border: [{ layer: 'boundaries', is: ['any', onlyKind('country', 'region'), ['<=', ['coalesce', ['get', 'pmap:min_admin_level'], 9], 4]] }],
  roads: {
    main: [{ layer: 'roads', is: kindIn('highway', 'major_road') }],
    mid: [{ layer: 'roads', is: kindIn('medium_road') }],
    minor: [{ layer: 'roads', is: kindIn('minor_road') }],
    path: [{ layer: 'roads', is: kindIn('path', 'other') }],
    rail: [{ layer: 'roads', is: both(kindIn('rail'), not(detailIn('tram'))) }, { layer: 'transit', is: kindIn('railway', 'rail') }],
    tram: [{ layer: 'roads', is: both(kindIn('rail'), detailIn('tram')) }],
  },
  names: {
    mainStreet: [{ layer: 'roads', is: kindIn('highway', 'major_road', 'medium_road') }],
    street: [{ layer: 'roads', is: kindIn('minor_road', 'path', 'other') }],
    water: [{ layer: 'water', is: ['!=', ['geometry-type'], 'LineString'] }],
    river: [{ layer: 'water', is: ['==', ['geometry-type'], 'LineString'] }, any('physical_line')],
    park: [{ layer: 'landuse', is: kindIn('park', 'cemetery', 'nature_reserve', 'garden') }],
  },
  towns: settlements('places', detailIn),
};

const shortbread: Classes = {
  land: [any('land_base')],
  built: [{ layer: 'land', is: onlyKind('residential', 'commercial', 'industrial', 'retail') }],
  field: [{ layer: 'land', is: onlyKind('farmland', 'orchard', 'farmyard') }],
  meadow: [{ layer: 'land', is: onlyKind('meadow', 'allotments') }],
  bed: [],
  tree: [],
  stop: [{ layer: 'public_transport', is: onlyKind('tram_stop', 'station', 'halt') }],
  park: [{ layer: 'land', is: onlyKind('park', 'grass', 'cemetery', 'garden', 'village_green', 'playground', 'recreation_ground') }],
  wood: [{ layer: 'land', is: onlyKind('forest', 'scrub') }],
  water: [any('water_polygons'), any('ocean')],
  river: [any('water_lines')],
  building: [any('buildings')],
  border: [{ layer: 'boundaries', is: ['<=', ['coalesce', ['get', 'admin_level'], 9], 4] }],
  roads: {
    main: [{ layer: 'streets', is: onlyKind('motorway', 'trunk', 'primary') }],
    mid: [{ layer: 'streets', is: onlyKind('secondary', 'tertiary') }],
    minor: [{ layer: 'streets', is: onlyKind('unclassified', 'residential', 'living_street', 'service', 'busway') }],
    path: [{ layer: 'streets', is: onlyKind('pedestrian', 'footway', 'path', 'cycleway', 'track', 'steps') }],
    rail: [{ layer: 'streets', is: onlyKind('rail', 'light_rail', 'narrow_gauge', 'subway') }],
    tram: [{ layer: 'streets', is: onlyKind('tram') }],
  },
  names: {
    mainStreet: [{ layer: 'street_labels', is: onlyKind('motorway', 'trunk', 'primary', 'secondary') }],
    street: [{ layer: 'street_labels', is: ['!', onlyKind('motorway', 'trunk', 'primary', 'secondary')] }],
    water: [any('water_polygons_labels')],
    river: [any('water_lines_labels')],
    park: [],
  },
  towns: settlements('place_labels', onlyKind, ['city', 'capital', 'state_capital']),
};

export const CLASSES: Record<Exclude<Schema, 'other'>, Classes> = { openmaptiles, protomaps, shortbread };
