// What the layers of vector packs are called, and how things in them are told apart: one table for each
// schema, so that one style draws them all.

import type { ExpressionSpecification } from 'maplibre-gl';
import type { Schema } from '../../core/bindings';

/** Things of a layer; without `is`, all of them. */
export interface Cut {
  layer: string;
  is?: ExpressionSpecification;
}

export type Roads = Record<'main' | 'mid' | 'minor' | 'path' | 'rail', Cut[]>;

export interface Classes {
  land: Cut[];
  park: Cut[];
  wood: Cut[];
  plot: Cut[];
  water: Cut[];
  river: Cut[];
  building: Cut[];
  border: Cut[];
  roads: Roads;
  names: Record<'street' | 'mainStreet' | 'water' | 'river' | 'park', Cut[]>;
  /** Towns, villages and quarters, the most important first; `from` is the zoom they are named at. */
  towns: { cut: Cut; from: number; size: number }[];
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

const openmaptiles: Classes = {
  land: [],
  park: [any('park'), { layer: 'landcover', is: classIn('grass') }, { layer: 'landuse', is: classIn('cemetery', 'pitch', 'playground', 'stadium') }],
  wood: [{ layer: 'landcover', is: classIn('wood', 'forest') }],
  plot: [{ layer: 'landuse', is: classIn('residential', 'suburb', 'neighbourhood') }],
  water: [any('water')],
  river: [any('waterway')],
  building: [any('building')],
  border: [{ layer: 'boundary', is: ['<=', ['coalesce', ['get', 'admin_level'], 9], 4] }],
  roads: {
    main: [{ layer: 'transportation', is: classIn('motorway', 'trunk', 'primary') }],
    mid: [{ layer: 'transportation', is: classIn('secondary', 'tertiary') }],
    minor: [{ layer: 'transportation', is: classIn('minor', 'service', 'street', 'street_limited') }],
    path: [{ layer: 'transportation', is: classIn('path', 'track', 'pedestrian') }],
    rail: [{ layer: 'transportation', is: classIn('rail', 'transit') }],
  },
  names: {
    mainStreet: [{ layer: 'transportation_name', is: classIn('motorway', 'trunk', 'primary', 'secondary') }],
    street: [{ layer: 'transportation_name', is: ['!', classIn('motorway', 'trunk', 'primary', 'secondary')] }],
    water: [any('water_name')],
    river: [any('waterway')],
    park: [any('park')],
  },
  towns: [
    { cut: { layer: 'place', is: classIn('city') }, from: 4, size: 17 },
    { cut: { layer: 'place', is: classIn('town') }, from: 7, size: 15 },
    { cut: { layer: 'place', is: classIn('village') }, from: 10, size: 13.5 },
    { cut: { layer: 'place', is: classIn('suburb', 'quarter', 'neighbourhood', 'hamlet', 'isolated_dwelling') }, from: 12.5, size: 12 },
  ],
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
  plot: [{ layer: 'landuse', is: kindIn('residential', 'allotments', 'farmland', 'orchard') }],
  water: [{ layer: 'water', is: ['==', ['geometry-type'], 'Polygon'] }],
  river: [{ layer: 'water', is: ['==', ['geometry-type'], 'LineString'] }, { layer: 'physical_line', is: kindIn('waterway', 'river', 'stream', 'canal') }],
  building: [any('buildings')],
  border: [{ layer: 'boundaries', is: ['any', onlyKind('country', 'region'), ['<=', ['coalesce', ['get', 'pmap:min_admin_level'], 9], 4]] }],
  roads: {
    main: [{ layer: 'roads', is: kindIn('highway', 'major_road') }],
    mid: [{ layer: 'roads', is: kindIn('medium_road') }],
    minor: [{ layer: 'roads', is: kindIn('minor_road') }],
    path: [{ layer: 'roads', is: kindIn('path', 'other') }],
    rail: [{ layer: 'roads', is: kindIn('rail') }, { layer: 'transit', is: kindIn('railway', 'rail') }],
  },
  names: {
    mainStreet: [{ layer: 'roads', is: kindIn('highway', 'major_road', 'medium_road') }],
    street: [{ layer: 'roads', is: kindIn('minor_road', 'path', 'other') }],
    water: [{ layer: 'water', is: ['!=', ['geometry-type'], 'LineString'] }],
    river: [{ layer: 'water', is: ['==', ['geometry-type'], 'LineString'] }, any('physical_line')],
    park: [{ layer: 'landuse', is: kindIn('park', 'cemetery', 'nature_reserve', 'garden') }],
  },
  towns: [
    { cut: { layer: 'places', is: detailIn('city') }, from: 4, size: 17 },
    { cut: { layer: 'places', is: detailIn('town') }, from: 7, size: 15 },
    { cut: { layer: 'places', is: detailIn('village') }, from: 10, size: 13.5 },
    { cut: { layer: 'places', is: detailIn('suburb', 'quarter', 'neighbourhood', 'macrohood', 'hamlet') }, from: 12.5, size: 12 },
  ],
};

const shortbread: Classes = {
  land: [any('land_base')],
  park: [{ layer: 'land', is: onlyKind('park', 'grass', 'cemetery', 'meadow', 'garden', 'village_green', 'playground', 'recreation_ground') }],
  wood: [{ layer: 'land', is: onlyKind('forest', 'scrub') }],
  plot: [{ layer: 'land', is: onlyKind('residential', 'allotments', 'farmland', 'orchard') }],
  water: [any('water_polygons'), any('ocean')],
  river: [any('water_lines')],
  building: [any('buildings')],
  border: [{ layer: 'boundaries', is: ['<=', ['coalesce', ['get', 'admin_level'], 9], 4] }],
  roads: {
    main: [{ layer: 'streets', is: onlyKind('motorway', 'trunk', 'primary') }],
    mid: [{ layer: 'streets', is: onlyKind('secondary', 'tertiary') }],
    minor: [{ layer: 'streets', is: onlyKind('unclassified', 'residential', 'living_street', 'service', 'busway') }],
    path: [{ layer: 'streets', is: onlyKind('pedestrian', 'footway', 'path', 'cycleway', 'track', 'steps') }],
    rail: [{ layer: 'streets', is: onlyKind('rail', 'tram', 'light_rail', 'narrow_gauge', 'subway') }],
  },
  names: {
    mainStreet: [{ layer: 'street_labels', is: onlyKind('motorway', 'trunk', 'primary', 'secondary') }],
    street: [{ layer: 'street_labels', is: ['!', onlyKind('motorway', 'trunk', 'primary', 'secondary')] }],
    water: [any('water_polygons_labels')],
    river: [any('water_lines_labels')],
    park: [],
  },
  towns: [
    { cut: { layer: 'place_labels', is: onlyKind('city', 'capital', 'state_capital') }, from: 4, size: 17 },
    { cut: { layer: 'place_labels', is: onlyKind('town') }, from: 7, size: 15 },
    { cut: { layer: 'place_labels', is: onlyKind('village') }, from: 10, size: 13.5 },
    { cut: { layer: 'place_labels', is: onlyKind('suburb', 'quarter', 'neighbourhood', 'hamlet') }, from: 12.5, size: 12 },
  ],
};

export const CLASSES: Record<Exclude<Schema, 'other'>, Classes> = { openmaptiles, protomaps, shortbread };
