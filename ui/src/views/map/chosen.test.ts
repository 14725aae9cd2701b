import { describe, expect, test } from 'vitest';
import type { Asset, AssetCard, GeoJsonGeometry, Place } from '../../core/bindings';
import { canMove, chosenDisc, chosenFeature, markerAt, moved, pinned, stands } from './chosen';

const place = (geometry: GeoJsonGeometry | null, precision: Place['precision'] = 'exact'): Place => ({
  geometry,
  precision,
  uncertainty_m: 75,
  method: 'address',
  address: '14 Mill Lane',
  postcode: null,
});
const asset = (more: Partial<Asset>) =>
  ({ kind: 'place', name: 'Hall', sensitivity: 'ordinary', place: null, ...more }) as Asset;
const card = (more: Partial<Asset>, in_bin = false) =>
  ({ id: 'a', in_bin, asset: asset(more), ties: [], freshness: 'check_now' }) as unknown as AssetCard;
const point: GeoJsonGeometry = { type: 'Point', coordinates: [-2, 53] };
const area: GeoJsonGeometry = { type: 'Polygon', coordinates: [[[0, 0], [4, 0], [4, 2], [0, 0]]] };

test.each<[GeoJsonGeometry, [number, number]]>([
  [point, [-2, 53]],
  [{ type: 'LineString', coordinates: [[0, 0], [1, 5], [9, 9]] }, [1, 5]],
  [area, [2, 1]],
  [{ type: 'MultiPoint', coordinates: [[0, 0], [2, 2]] }, [1, 1]],
])('a marker of %j', (geometry, at) => {
  expect(markerAt(geometry)).toEqual(at);
});

describe('moving a marker', () => {
  test('keeps the address and how precisely the place is known', () => {
    expect(moved(place(point, 'street'), [1.123456789, 2])).toEqual({
      ...place({ type: 'Point', coordinates: [1.1234568, 2] }, 'street'),
    });
  });

  test('makes an exact place one put by hand', () => {
    expect(moved(place(point), [1, 2]).method).toBe('pin');
  });

  test('by pin makes it exact and keeps the address', () => {
    expect(pinned([1, 2], place(null, 'none'))).toEqual({
      geometry: { type: 'Point', coordinates: [1, 2] },
      precision: 'exact',
      uncertainty_m: null,
      method: 'pin',
      address: '14 Mill Lane',
      postcode: null,
    });
  });

  test.each<[Partial<Asset>, boolean]>([
    [{ place: place(point) }, true],
    [{ place: place(area) }, false],
    [{ place: place(null, 'none') }, false],
    [{ place: place(point), sensitivity: 'safeguarded' }, false],
  ])('is possible for some', (more, expected) => {
    expect(canMove(asset(more))).toBe(expected);
  });
});

describe('the chosen marker', () => {
  test('is drawn where it is now, not where the tiles had it', () => {
    const feature = chosenFeature(card({ place: place(point) }), [9, 9]);
    expect(feature?.geometry).toEqual({ type: 'Point', coordinates: [-2, 53] });
  });

  test('of an area is drawn where the tiles have it', () => {
    const feature = chosenFeature(card({ place: place(area) }), [3, 1]);
    expect(feature?.geometry).toEqual({ type: 'Point', coordinates: [3, 1] });
    expect(feature?.properties?.shape).toBe('area');
  });

  test('is not there without a place, nor in the bin', () => {
    expect(chosenFeature(card({}), null)).toBeNull();
    expect(chosenFeature(card({ place: place(point) }, true), null)).toBeNull();
  });

  test('stands on the ground only where it is exact', () => {
    expect(stands(asset({ place: place(point) }))).toBe(true);
    expect(stands(asset({ place: place(point, 'street') }))).toBe(false);
    expect(stands(asset({ place: place(area) }))).toBe(false);
  });
});

test('what is only about there has a disc of its size, whatever its precision', () => {
  const wide = (precision: Place['precision'], metres: number | null) => {
    const where = { ...place(point, precision), uncertainty_m: metres };
    const disc = chosenDisc(card({ place: where }));
    if (disc?.geometry.type !== 'Polygon') return null;
    const lats = (disc.geometry.coordinates[0] ?? []).map(([, lat]) => lat ?? 0);
    return Math.round(((Math.max(...lats) - Math.min(...lats)) / 2) * 111_195);
  };
  expect(wide('exact', 5)).toBeNull();
  expect(wide('building', 15)).toBeNull();
  expect(wide('street', 75)).toBe(75);
  expect(wide('about_1km', 1000)).toBe(1000);
  // Nobody knows how large: no sharp pin all the same.
  expect(wide('area', null)).toBe(750);
  expect(chosenDisc(card({ place: place(area, 'about_100m') }))).toBeNull();
});
