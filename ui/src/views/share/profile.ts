// A choice of fields as it is typed, and as it is kept.

import type { AreaId, AssetKind, ReleaseProfile } from '../../core/bindings';

/** What a new choice begins with: everything usual, nothing more. */
export function newProfile(): ReleaseProfile {
  return {
    name: '',
    purpose: null,
    kinds: [],
    query: null,
    only: [],
    extra: [],
    fields: [],
    notes: false,
    coarsest: null,
    area: null,
    fewest: null,
    lines: false,
    licence: null,
    attribution: null,
    contact: null,
  };
}

/** As what places leave: as known, as a square of the grid, as an area, or not at all. */
export type Places = '' | 'building' | 'about_100m' | 'area' | 'in_area' | 'none';

/** From the finest to none; each square stands for the precision by which it is kept. */
export const PLACES: Places[] = ['', 'building', 'about_100m', 'area', 'in_area', 'none'];

/** How a kept choice shows in the form. Older ones name precisions that share a square. */
export function placesOf({ coarsest, area }: Pick<ReleaseProfile, 'coarsest' | 'area'>): Places {
  if (area !== null) return 'in_area';
  switch (coarsest) {
    case null:
    case 'exact':
      return '';
    case 'building':
    case 'none':
      return coarsest;
    case 'street':
    case 'about_100m':
      return 'about_100m';
    default:
      return 'area';
  }
}

/** The same as it is kept; `area` is the chosen one. */
export function kept(places: Places, area: AreaId | null): Pick<ReleaseProfile, 'coarsest' | 'area'> {
  if (places === 'in_area') return { coarsest: null, area };
  return { coarsest: places === '' ? null : places, area: null };
}

/** Names, one a line; empty lines and repetitions fall away. */
export function namesOf(text: string): string[] {
  const names = text.split('\n').map((line) => line.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}

/** What was typed, or nothing. */
export function said(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}

export function toggled(kinds: AssetKind[], kind: AssetKind): AssetKind[] {
  return kinds.includes(kind) ? kinds.filter((each) => each !== kind) : [...kinds, kind];
}

/** In a square or an area there are never fewer than this. */
export const FEWEST = 5;

/** How many have to lie in a square, as it was typed; nothing where it is the usual number or none at all. */
export function fewestOf(typed: number | null | undefined): number | null {
  return typed && typed > FEWEST ? Math.round(typed) : null;
}
