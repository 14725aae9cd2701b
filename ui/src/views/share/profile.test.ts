import { describe, expect, it } from 'vitest';
import { LIMITS, namesOf, said, toggled } from './profile';

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
  it('offers no limit that would leave every place out', () => {
    expect(LIMITS).not.toContain('none');
  });
});
