// A choice of fields as it is typed, and as it is kept.

import type { AssetKind, Precision, ReleaseProfile } from '../../core/bindings';

/** What a new choice begins with: everything usual, nothing more. */
export function newProfile(): ReleaseProfile {
  return {
    name: '',
    purpose: null,
    kinds: [],
    extra: [],
    fields: [],
    notes: false,
    coarsest: null,
    lines: false,
    licence: null,
    attribution: null,
    contact: null,
  };
}

/** Precisions from the finest to the coarsest, as a limit; "none" would leave every place out. */
export const LIMITS: Precision[] = [
  'building',
  'street',
  'about_100m',
  'about_1km',
  'neighbourhood',
  'area',
];

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
