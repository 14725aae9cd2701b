// What the operations on the chosen asset have in common: why they cannot be done, and its card.

import type { AssetCard } from '../core/bindings';
import { call } from '../core/call';
import { catalogue } from '../state/catalogue.svelte';
import { chosen } from '../state/chosen.svelte';
import { messages } from '../state/messages.svelte';
import { selection } from '../state/selection.svelte';
import { actions as words } from '../text/words';
import { readingOnly } from './reading-only';

export const isOpen = () => catalogue.info !== null;

/** Offered unless the card says that there is nothing to do it to. */
export const whereCard = (holds: (card: AssetCard) => boolean) => () =>
  isOpen() && (chosen.now === null || holds(chosen.now));

const inBin = () => (chosen.now?.in_bin ? words.inBin : null);

/** Why nothing can be asked of the chosen asset. */
export const noneChosen = () => (selection.id === null ? words.chooseFirst : null);

/** Why the chosen asset cannot be changed. */
export const notToChange = () => readingOnly() ?? noneChosen() ?? inBin();

/** Why the place of the chosen asset cannot be changed. */
export const notToPlace = () =>
  notToChange() ?? (chosen.now?.asset.sensitivity === 'safeguarded' ? words.safeguarded : null);

/** Does something with the card of the chosen asset, read now. */
export async function withCard(run: (card: AssetCard) => unknown) {
  const { id } = selection;
  if (id === null) return;
  try {
    await run(await call('show_asset', { id }));
  } catch (reason) {
    messages.fail(reason);
  }
}

/** The same where it is about the place: a safeguarded asset has none. */
export const withPlace = (run: (card: AssetCard) => unknown) =>
  withCard((card) => (card.asset.sensitivity === 'safeguarded' ? messages.say(words.safeguarded) : run(card)));
