import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, test } from 'vitest';
import { familyNames, readColours, stack } from './colours';
import { assetLayers, CLUSTER_LAYERS, markersFilter, MARKER_LAYERS, SHAPE_LAYERS } from './marker-style';
import { buildStyle, noDrawings, tileAddress } from './style';

const colours = readColours(document.documentElement);
const faces = { ui: ['Atkinson Hyperlegible Next', 'Noto Sans'], book: ['Literata'] };
const style = (shown: { chosen: string | null; dragged: string | null }) =>
  buildStyle(colours, faces, shown, tileAddress('tag:food', 3), noDrawings());

describe('the style', () => {
  test('is one that MapLibre takes', () => {
    for (const shown of [
      { chosen: null, dragged: null },
      { chosen: 'a', dragged: 'b' },
    ]) {
      expect(validateStyleMin(style(shown)).map((problem) => problem.message)).toEqual([]);
    }
  });

  test('needs no glyphs and no sprite from anywhere', () => {
    expect(style({ chosen: null, dragged: null })).not.toHaveProperty('glyphs');
    expect(style({ chosen: null, dragged: null })).not.toHaveProperty('sprite');
  });

  test('asks nobody but this machine', () => {
    const addresses = JSON.stringify(style({ chosen: null, dragged: null })).match(/[a-z]+:\/\/[^"]*/g);
    expect(addresses).toEqual([
      'hereabouts://base/{z}/{x}/{y}',
      'hereabouts://tile/{z}/{x}/{y}?q=tag%3Afood&v=3',
    ]);
  });

  test('has every layer that answers to the pointer', () => {
    const ids = assetLayers(colours, faces, { chosen: null, dragged: null }).map((layer) => layer.id);
    for (const id of [...MARKER_LAYERS, ...CLUSTER_LAYERS, ...SHAPE_LAYERS]) expect(ids).toContain(id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('leaves the chosen and the dragged out of the others', () => {
    expect(JSON.stringify(markersFilter({ chosen: 'a', dragged: 'b' }))).toContain('["a","b"]');
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
