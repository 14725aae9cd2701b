import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, test } from 'vitest';
import type { PackLine, PackMap } from '../../core/bindings';
import { familyNames, readColours, stack } from './colours';
import { assetLayers, CLUSTER_LAYERS, markersFilter, MARKER_LAYERS, SHAPE_LAYERS, type Shown } from './marker-style';
import { packOutlines } from './pack-outline';
import { BORDER_NAMES, borderLayers } from './border-style';
import { drawn, NO_PACKS, type Shown as ShownPacks } from './pack-style';
import { areaAddress, buildStyle, keepSketch, noDrawings, tileAddress } from './style';

const colours = readColours(document.documentElement);
const faces = { ui: ['Atkinson Hyperlegible Next', 'Noto Sans'], book: ['Literata'] };
const NOTHING: Shown = { chosen: null, dragged: null, drawn: null };
const style = (shown: Shown, packs: ShownPacks = NO_PACKS) =>
  buildStyle(
    { colours, faces },
    shown,
    { off: ['official wards 2023'], chosen: shown.chosen, drawn: shown.drawn },
    packs,
    { assets: tileAddress('tag:food', 3), areas: areaAddress(2) },
    noDrawings(),
  );

describe('the style', () => {
  test('is one that MapLibre takes', () => {
    for (const shown of [
      NOTHING,
      { chosen: 'a', dragged: 'b', drawn: 'c' },
    ]) {
      expect(validateStyleMin(style(shown)).map((problem) => problem.message)).toEqual([]);
    }
  });

  test('needs no glyphs and no sprite from anywhere', () => {
    expect(style(NOTHING)).not.toHaveProperty('glyphs');
    expect(style(NOTHING)).not.toHaveProperty('sprite');
  });

  test('asks nobody but this machine', () => {
    const addresses = JSON.stringify(style(NOTHING)).match(/[a-z]+:\/\/[^"]*/g);
    expect(addresses).toEqual([
      'hereabouts://base/{z}/{x}/{y}',
      'hereabouts://areas/{z}/{x}/{y}?v=2',
      'hereabouts://tile/{z}/{x}/{y}?q=tag%3Afood&v=3',
    ]);
  });

  test('has every layer that answers to the pointer', () => {
    const ids = assetLayers(colours, faces, NOTHING).map((layer) => layer.id);
    for (const id of [...MARKER_LAYERS, ...CLUSTER_LAYERS, ...SHAPE_LAYERS]) expect(ids).toContain(id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('has the names of areas that can be opened', () => {
    const ids = borderLayers(colours, faces, { off: [], chosen: null, drawn: null }).map((layer) => layer.id);
    for (const id of BORDER_NAMES) expect(ids).toContain(id);
  });

  test('keeps what is being drawn over everything when it changes', () => {
    const now = style(NOTHING);
    const drawn = { id: 'sketch-line', type: 'line' as const, source: 'sketch-line' };
    const data = { type: 'geojson' as const, data: { type: 'FeatureCollection' as const, features: [] } };
    const before = { ...now, sources: { ...now.sources, 'sketch-line': data }, layers: [...now.layers, drawn] };
    const next = keepSketch(before, now);
    expect(next.layers.at(-1)).toEqual(drawn);
    expect(next.sources['sketch-line']).toEqual(data);
    expect(keepSketch(undefined, now)).toEqual(now);
  });

  test('leaves the chosen and the dragged out of the others', () => {
    expect(JSON.stringify(markersFilter({ chosen: 'a', dragged: 'b', drawn: 'c' }))).toContain('["a","b","c"]');
  });
});

const pack = (id: string, parts: Partial<PackMap>): PackLine => ({
  pack: {
    id, name: id, path: `/${id}`, copied: false, on: true, attribution: '', list: null, names: 3, sample: null, stamp: { bytes: 1, changed: 2 },
    map: { tiles: 'vector', schema: 'openmaptiles', layers: ['land', 'roads', 'lakes', 'cities'], bounds: [-3, 53, -2, 54], min_zoom: 0, max_zoom: 14, pixels: 512, ...parts },
  },
  state: 'here',
});

describe('area packs', () => {
  const schemas = ['openmaptiles', 'protomaps', 'shortbread', 'other'] as const;
  const all = drawn([
    ...schemas.map((schema, i) => pack(`v${i}`, { schema, max_zoom: 10 + i })),
    pack('photo', { tiles: 'raster', schema: 'other', max_zoom: 19, pixels: 256 }),
  ]);

  test('make a style that MapLibre takes, quiet or not', () => {
    for (const quiet of [false, true]) {
      const made = style(NOTHING, { packs: all, quiet, online: null });
      expect(validateStyleMin(made).map((problem) => problem.message)).toEqual([]);
      const ids = made.layers.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  test('lie over the online map, which lies over the world and is asked for only while it is on', () => {
    const on = (comes: boolean): ShownPacks => ({ packs: drawn([pack('town', { tiles: 'raster' })]), quiet: false, online: { version: 7, comes } });
    const shown = style(NOTHING, on(true));
    expect(validateStyleMin(shown).map((problem) => problem.message)).toEqual([]);
    expect(JSON.stringify(shown)).toContain('hereabouts://online/{z}/{x}/{y}?v=7');
    const order = shown.layers.map(({ id }) => id);
    const at = (id: string) => order.indexOf(id);
    expect(at('land')).toBeLessThan(at('online'));
    expect(at('online')).toBeLessThan(at('pack-ground'));
    expect(at('online')).toBeLessThan(at('pack-town'));
    const towns = (all: ShownPacks) => style(NOTHING, all).layers.find(({ id }) => id === 'town')?.layout?.visibility;
    expect(towns(on(true))).toBe('none');
    expect(towns(on(false))).toBe('visible');
    expect(JSON.stringify(style(NOTHING, { ...on(true), online: null }))).not.toContain('online/');
  });

  test('are quieter when asked to be', () => {
    const count = (quiet: boolean) => style(NOTHING, { packs: all, quiet, online: null }).layers.length;
    expect(count(true)).toBeLessThan(count(false));
  });

  test('lie one upon the other, pictures under streets, the finest on top', () => {
    expect(all.map(({ id }) => id)).toEqual(['photo', 'v0', 'v1', 'v2', 'v3']);
  });

  test('leave their names to a finer one that has the same ground', () => {
    const named = style(NOTHING, { packs: all, quiet: false, online: null }).layers.filter(({ id, type }) => type === 'symbol' && id.startsWith('pack-v0'));
    expect(named.length).toBeGreaterThan(3);
    for (const layer of named) expect(JSON.stringify(layer)).toContain('"within"');
    const last = style(NOTHING, { packs: all, quiet: false, online: null }).layers.filter(({ id, type }) => type === 'symbol' && id.startsWith('pack-v3'));
    for (const layer of last) expect(JSON.stringify(layer)).not.toContain('"within"');
  });

  test('of the whole world have no outline, others have one with their name', () => {
    const outlined = packOutlines({ packs: drawn([pack('town', {}), pack('world', { bounds: [-180, -85, 180, 85] })]), quiet: false, online: null });
    expect(outlined.features.map(({ properties }) => properties?.name)).toEqual(['town', 'town']);
  });
});

test.each([
  ['"Literata", Charter, serif', ['Literata', 'Charter']],
  ["'Noto Sans', sans-serif", ['Noto Sans']],
  ['', []],
])('the families of %s', (list, expected) => {
  expect(familyNames(list)).toEqual(expected);
});

test('the first name of a stack carries the weight', () => {
  expect(stack(['Literata'], 'Medium Italic')).toEqual(['Hereabouts Medium Italic', 'Literata']);
});
