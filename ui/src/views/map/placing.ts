// Putting an asset on the map and taking it off, with a way back.

import type { Place } from '../../core/bindings';
import { call } from '../../core/call';
import { undoIt } from '../../operations/undo';
import { catalogue } from '../../state/catalogue.svelte';
import { messages } from '../../state/messages.svelte';
import { map as words } from '../../text/words';

/** Says what was done once it is saved. */
export async function putOn(id: string, said: string, place: Place) {
  if (await catalogue.attempt('place_asset', { id, place })) messages.say(said, undoIt());
}

/** Off the map; its address stays. */
export async function takeOff(id: string, name: string) {
  const { asset } = await call('show_asset', { id });
  const { address = null, postcode = null } = asset.place ?? {};
  const place: Place = { geometry: null, precision: 'none', address, postcode };
  if (await catalogue.attempt('place_asset', { id, place })) {
    messages.say(words.takenOff(name), undoIt());
  }
}

