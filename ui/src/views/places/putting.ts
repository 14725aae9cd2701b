// Putting an asset where a place that was looked up is.

import type { AssetId, FoundPlace } from '../../core/bindings';
import { call } from '../../core/call';
import { undoIt } from '../../operations/undo';
import { catalogue } from '../../state/catalogue.svelte';
import { messages } from '../../state/messages.svelte';
import { places as words } from '../../text/words';

/** The spot and its credit come from the place; the asset's own address and postcode stay. Answers whether it was saved. */
export async function putAt(id: AssetId, found: FoundPlace): Promise<boolean> {
  const { asset } = await call('show_asset', { id });
  const { address = null, postcode = null } = asset.place ?? {};
  const named = found.kind === 'postcode' ? { address, postcode: postcode ?? found.name } : { address: address ?? found.name, postcode };
  const done = await catalogue.attempt('place_asset', { id, place: { ...found.place, ...named } });
  if (done) messages.say(words.placed(asset.name, found.name), undoIt());
  return done !== undefined;
}
