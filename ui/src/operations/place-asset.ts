// Where the chosen asset is: on the map, elsewhere on it, or no longer.

import { tick } from 'svelte';
import type { AssetCard, Place } from '../core/bindings';
import { catalogue } from '../state/catalogue.svelte';
import { chosen } from '../state/chosen.svelte';
import { isFieldHere } from '../state/fields';
import { messages } from '../state/messages.svelte';
import { page } from '../state/page.svelte';
import { selection } from '../state/selection.svelte';
import { actions as words, map } from '../text/words';
import { isOpen, noneChosen, notToChange, notToPlace, whereCard, withCard, withPlace } from './chosen-asset';
import type { Operation } from './operation';
import { undoIt } from './undo';

const isPlaced = (card: AssetCard) => Boolean(card.asset.place?.geometry);
const mayBePlaced = whereCard(isPlaced);

export const placeAsset: Operation = {
  id: 'place',
  title: () => (chosen.now && isPlaced(chosen.now) ? words.moveAsset : words.placeAsset),
  icon: 'pin',
  available: () => isOpen() && isFieldHere('place'),
  disabled: notToPlace,
  run: () => withPlace(({ id }) => page.place(id)),
};

export const showOnMap: Operation = {
  id: 'show-on-map',
  title: () => words.showOnMap,
  icon: 'map',
  available: mayBePlaced,
  disabled: noneChosen,
  run: async () => {
    page.show('map');
    selection.choose(selection.id, { reveal: true });
    // Looking at it is looking at the map, where there is no room for both.
    await tick();
    page.pane = 'middle';
  },
};

/** Off the map; its address stays. */
export const takeOffMap: Operation = {
  id: 'take-off-map',
  title: () => words.takeOffMap,
  icon: 'notOnMap',
  available: () => isFieldHere('place') && mayBePlaced(),
  disabled: notToChange,
  run: () =>
    withCard(async ({ id, asset }) => {
      const { address = null, postcode = null } = asset.place ?? {};
      const isAnywhere = address !== null || postcode !== null;
      const place: Place | null = isAnywhere ? { geometry: null, precision: 'none', address, postcode } : null;
      if (await catalogue.attempt('place_asset', { id, place })) messages.say(map.takenOff(asset.name), undoIt());
    }),
};
