// The card of the chosen asset: changing it, what was done to it, putting it away.

import { page } from '../state/page.svelte';
import { selection } from '../state/selection.svelte';
import { actions as words } from '../text/words';
import { isOpen, noneChosen, notToChange } from './chosen-asset';
import type { Operation } from './operation';

/** The card is where it can be seen. */
export function turnToCard() {
  if (!page.framed) page.back();
  page.adding = null;
  page.pane = 'card';
}

export const editAsset: Operation = {
  id: 'edit',
  title: () => words.editAsset,
  icon: 'pen',
  keys: [{ key: 'F2' }],
  available: isOpen,
  disabled: notToChange,
  run: () => {
    turnToCard();
    page.side = 'card';
    page.editing = 'name';
  },
};

export const showHistory: Operation = {
  id: 'history',
  title: () => words.showHistory,
  icon: 'note',
  available: isOpen,
  disabled: noneChosen,
  run: () => {
    turnToCard();
    page.side = 'history';
  },
};

export const closeCard: Operation = {
  id: 'close-card',
  title: () => words.closeCard,
  icon: 'close',
  available: () => isOpen() && selection.id !== null,
  run: () => selection.clear(),
};
