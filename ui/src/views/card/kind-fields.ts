// Which further fields an asset of each kind has, and how they are typed.

import type { Asset, AssetKind } from '../../core/bindings';
import { isFieldHere } from '../../state/fields';

export type TextField = {
  [K in keyof Asset]: Asset[K] extends string | null ? K : never;
}[keyof Asset];
export type FlagField = 'is_bumping_place' | 'is_connector' | 'is_child' | 'no_introductions';

export const KIND_TEXTS: Record<AssetKind, TextField[]> = {
  person: ['pronouns', 'roles'],
  association: ['who_leads', 'meets_as', 'size_band', 'formality', 'focus'],
  institution: ['sector', 'focus', 'organisation_number'],
  place: ['place_type', 'capacity', 'booking', 'step_free'],
  exchange: ['exchange_form', 'who_leads', 'size_band'],
  culture: ['keepers', 'permission_note'],
};

export const KIND_FLAGS: Record<AssetKind, FlagField[]> = {
  person: ['is_connector', 'no_introductions', 'is_child'],
  association: ['is_connector'],
  institution: [],
  place: ['is_bumping_place'],
  exchange: [],
  culture: [],
};

/** Further texts that an asset of this kind shows: its own, and others that hold something. */
export function textsOf(asset: Asset): TextField[] {
  const own = KIND_TEXTS[asset.kind];
  const others = Object.values(KIND_TEXTS)
    .flat()
    .filter((field) => !own.includes(field) && asset[field] !== null);
  return [...new Set([...own, ...others])].filter(isFieldHere);
}

export function flagsOf(asset: Asset): FlagField[] {
  const own = KIND_FLAGS[asset.kind];
  const others = Object.values(KIND_FLAGS)
    .flat()
    .filter((field) => !own.includes(field) && asset[field]);
  return [...new Set([...own, ...others])].filter(isFieldHere);
}
