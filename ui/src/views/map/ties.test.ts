import { describe, expect, test } from 'vitest';
import { fanFeatures, readMembers, spread } from './fan';
import { bent, tieFeatures, type Screen } from './ties';

/** A screen where a degree is 1000 pixels. */
const screen: Screen = {
  project: ([lon, lat]) => ({ x: lon * 1000, y: -lat * 1000 }),
  unproject: ({ x, y }) => [x / 1000, -y / 1000],
};

describe('lines to what the chosen one is connected with', () => {
  const usual = { outgoing: true, bothWays: false };
  test('go to every other end that has a place', () => {
    const ties = [
      { ...usual, other_at: [0.3, 0] as [number, number], past: false },
      { ...usual, other_at: null, past: false },
      { ...usual, other_at: [0, 0.3] as [number, number], past: true },
    ];
    const { features } = tieFeatures([0, 0], ties, screen);
    const kinds = features.map(({ geometry, properties }) => [geometry.type, properties?.past]);
    expect(kinds).toEqual([
      ['LineString', false],
      ['Point', undefined],
      ['LineString', true],
      ['Point', undefined],
    ]);
  });

  test.each<[string, Partial<typeof usual>, number[], number | null]>([
    ['what it leads to', {}, [0.28, 0], 90],
    ['itself, where it comes from there', { outgoing: false }, [0.029, 0], 270],
    ['nowhere, where it reads the same from both ends', { bothWays: true }, [], null],
  ])('have an arrow at %s', (_, also, at, turn) => {
    const { features } = tieFeatures([0, 0], [{ ...usual, ...also, other_at: [0.3, 0], past: false }], screen);
    expect(features[0]?.geometry.type).toBe('LineString');
    const head = features[1];
    if (turn === null) return expect(head).toBeUndefined();
    const [lon, lat] = head?.geometry.type === 'Point' ? head.geometry.coordinates : [];
    expect([Math.abs((lon ?? 9) - (at[0] ?? 0)) < 0.01, Math.abs(lat ?? 9) < 0.02]).toEqual([true, true]);
    const off = (((head?.properties?.turn as number) - turn + 540) % 360) - 180;
    expect(Math.abs(off)).toBeLessThan(20);
  });

  test('begin outside the chosen marker and end before the other', () => {
    const drawn = bent({ x: 0, y: 0 }, { x: 300, y: 0 });
    const first = drawn?.points[0];
    const last = drawn?.points.at(-1);
    expect(first?.x).toBeGreaterThan(26);
    expect(last?.x).toBeLessThan(283);
  });

  test.each([
    [300, 0, 90],
    [0, 300, 180],
    [-300, 0, 270],
    [0, -300, 0],
  ])('point to %i, %i', (x, y, turn) => {
    const drawn = bent({ x: 0, y: 0 }, { x, y });
    const off = ((drawn?.turn ?? 999) - turn + 540) % 360;
    expect(Math.abs(off - 180)).toBeLessThan(20);
  });

  test('are the same bend whichever end is chosen', () => {
    const there = bent({ x: 0, y: 0 }, { x: 300, y: 40 });
    const back = bent({ x: 300, y: 40 }, { x: 0, y: 0 });
    const middle = (points: { y: number }[] | undefined) => points?.[12]?.y ?? 0;
    expect(Math.sign(middle(there?.points) - 20)).toBe(Math.sign(middle(back?.points) - 20));
  });

  test('are left out between markers that touch', () => {
    expect(bent({ x: 0, y: 0 }, { x: 40, y: 0 })).toBeNull();
  });
});

describe('what lies at one spot', () => {
  const members = Array.from({ length: 4 }, (_, i) => ({
    id: `${i}`,
    kind: 'place' as const,
    name: `Room ${i}`,
    fresh: 'never',
  }));

  test.each([2, 10, 30])('is spread out, %i of them, none on another', (count) => {
    const all = spread(count);
    expect(all).toHaveLength(count);
    for (const [i, a] of all.entries())
      for (const b of all.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(26);
  });

  test('has a leg and a marker each', () => {
    const { features } = fanFeatures([1, 1], members, screen);
    expect(features.filter(({ geometry }) => geometry.type === 'LineString')).toHaveLength(4);
    expect(features.flatMap(({ properties }) => properties?.id ?? [])).toEqual(['0', '1', '2', '3']);
  });

  test.each<[unknown, number]>([
    [JSON.stringify(members), 4],
    [undefined, 0],
    ['not a list', 0],
    ['{}', 0],
  ])('is read from a cluster', (json, count) => {
    expect(readMembers(json)).toHaveLength(count);
  });
});
