// How the card writes. Every change goes to the core at once; the core decides whether it holds.

import type { Asset, AssetId, Channel, Edit, Place } from '../../core/bindings';
import { call } from '../../core/call';
import { catalogue } from '../../state/catalogue.svelte';

/** Changes fields of an asset; a failure becomes a message. Answers whether it was saved. */
export async function edit(id: AssetId, fields: Partial<Asset>): Promise<boolean> {
  return (await catalogue.attempt('edit_asset', { id, fields: fields as Edit })) !== undefined;
}

/** Longitude, latitude of a point; null for what is none. */
export const atOf = ({ place }: Asset): [number, number] | null =>
  place?.geometry?.type === 'Point' ? [place.geometry.coordinates[0] ?? 0, place.geometry.coordinates[1] ?? 0] : null;

let extraBefore: Promise<unknown> = Promise.resolve();

/** Changes one extra property as text; nothing typed takes it away. Answers whether it was saved. */
export function editExtra(id: AssetId, name: string, typed: string): Promise<boolean> {
  // `extra` is given whole, so each change begins from what the one before it has left.
  const saving = extraBefore.then(async () => {
    const present = await call('show_asset', { id });
    return edit(id, { extra: { ...present.asset.extra, [name]: typedValue(typed) } });
  });
  extraBefore = saving.catch(() => undefined);
  return saving.catch(() => false);
}

/** What was typed as the value of a field: nothing typed is no value. */
export const typedValue = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** Numbers and addresses of the net run to the right in every script. */
export const written = (channel: Channel): 'ltr' | 'auto' =>
  channel === 'phone' || channel === 'email' || channel === 'web' ? 'ltr' : 'auto';

const NOWHERE: Place = {
  geometry: null,
  precision: 'none',
  uncertainty_m: null,
  method: null,
  address: null,
  postcode: null,
};

/** The place with parts changed; null when nothing is left of it. */
export function placeWith(place: Place | null, parts: Partial<Place>): Place | null {
  const next = { ...NOWHERE, ...place, ...parts };
  if (!next.geometry) Object.assign(next, { geometry: null, precision: 'none', uncertainty_m: null });
  if (!next.geometry && !next.address && !next.postcode) return null;
  if (!next.geometry && next.method !== 'described') next.method = null;
  return next;
}

export async function setPlace(id: AssetId, place: Place | null): Promise<boolean> {
  return (await catalogue.attempt('place_asset', { id, place })) !== undefined;
}
