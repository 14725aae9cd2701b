// Looking up places by name in the packs of this laptop.

import type { FoundPlace } from '../../core/bindings';
import { call } from '../../core/call';
import { cameras } from '../../state/cameras.svelte';
import { packs } from '../../state/packs.svelte';
import { page } from '../../state/page.svelte';
import { places as words } from '../../text/words';

/** What is looked up of what was typed: "near Mill Lane" asks for Mill Lane. Too little asks for nothing. */
export function asked(typed: string, near: readonly string[] = words.near): string {
  const text = typed.trim().replace(/\s+/g, ' ');
  const before = near.find((word) => text.toLowerCase().startsWith(`${word.toLowerCase()} `));
  const name = before ? text.slice(before.length + 1) : text;
  // A term of the query language is no name.
  return name.length < 3 || /^-?\w+:/.test(name) ? '' : name;
}

export function findPlaces(typed: string, limit: number): Promise<FoundPlace[]> {
  const text = asked(typed);
  if (text === '' || !packs.canFind) return Promise.resolve([]);
  const here = cameras.here;
  return call('find_places', { text, near: here && [here.lon, here.lat], limit });
}

/** "street in Aldermoor". */
export function whatItIs(place: FoundPlace): string {
  const what = words.what(words.kinds[place.kind], place.within);
  return place.ended === null ? what : `${what}, ${words.ended(place.ended)}`;
}

const spot = ({ place }: FoundPlace): [number, number] | null =>
  place.geometry?.type === 'Point' ? [place.geometry.coordinates[0] ?? 0, place.geometry.coordinates[1] ?? 0] : null;

/** The map goes there, as near as the place is large. */
export function goTo(found: FoundPlace) {
  const at = spot(found);
  if (!at) return;
  const [west, south, east, north] = found.bounds;
  const zoom = { settlement: 13.5, street: 16.5, water: 15, green: 15.5, spot: 17, postcode: 16.5 }[found.kind];
  const isLarge = found.kind !== 'settlement' && Math.max(east - west, north - south) > 0.004;
  cameras.go(isLarge ? { box: [west, south, east, north] } : { camera: { lon: at[0], lat: at[1], zoom } });
  page.show('map');
}
