// Putting an asset on the map, with a way back.

import type { Place } from '../../core/bindings';
import { undoIt } from '../../operations/undo';
import { catalogue } from '../../state/catalogue.svelte';
import { messages } from '../../state/messages.svelte';

/** Says what was done once it is saved. */
export async function putOn(id: string, said: string, place: Place) {
  if (await catalogue.attempt('place_asset', { id, place })) messages.say(said, undoIt());
}
