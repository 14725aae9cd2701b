// Making something safeguarded, which begins with a look at all that goes.

import { chosen } from '../state/chosen.svelte';
import { isFieldHere } from '../state/fields';
import { page } from '../state/page.svelte';
import { actions, guard as words } from '../text/words';
import { isOpen, notToChange } from './chosen-asset';
import { turnToCard } from './edit-asset';
import type { Operation } from './operation';

export const safeguard: Operation = {
  id: 'safeguard',
  title: () => words.make,
  icon: 'lock',
  available: () => isOpen() && isFieldHere('sensitivity'),
  disabled: () => notToChange() ?? (chosen.now?.asset.sensitivity === 'safeguarded' ? actions.safeguarded : null),
  run: () => {
    turnToCard();
    page.side = 'safeguard';
  },
};
