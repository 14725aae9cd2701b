import { describe, expect, it } from 'vitest';
import { fewestOf, kept, namesOf, PLACES, placesOf, said, toggled } from './profile';

describe('a choice of fields', () => {
  it('reads names one a line', () => {
    expect(namesOf(' Ward ref \n\nOpening hours\nWard ref\n')).toEqual(['Ward ref', 'Opening hours']);
    expect(namesOf('')).toEqual([]);
  });
  it('keeps nothing where nothing was said', () => {
    expect([said('  '), said(' CC BY 4.0 ')]).toEqual([null, 'CC BY 4.0']);
  });
  it('chooses kinds and takes them back', () => {
    expect(toggled(toggled(['place'], 'culture'), 'place')).toEqual(['culture']);
  });
  it('gives places as they were chosen', () => {
    for (const places of PLACES) expect(placesOf(kept(places, 'weir-end'))).toBe(places);
    expect(kept('area', 'weir-end')).toEqual({ coarsest: 'area', area: null });
  });
  it('keeps a number of its own only above the usual one', () => {
    expect([fewestOf(3), fewestOf(5), fewestOf(12), fewestOf(null)]).toEqual([null, null, 12, null]);
  });
  it('shows an older choice as the square it stands for', () => {
    const shows = (coarsest: Parameters<typeof placesOf>[0]['coarsest']) => placesOf({ coarsest, area: null });
    expect([shows('exact'), shows('street'), shows('about_1km'), shows('neighbourhood')]).toEqual(['', 'about_100m', 'area', 'area']);
  });
});
