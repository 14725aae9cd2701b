// What can be asked for by right: to see, to put right, not to use; and until when something is kept.

import { page } from '../state/page.svelte';
import { selection } from '../state/selection.svelte';
import { rights as words } from '../text/words';
import { atHome } from './at-home';
import { noneChosen } from './chosen-asset';
import type { Operation } from './operation';

export const showRights: Operation = {
  id: 'rights',
  title: () => words.show,
  icon: 'lock',
  available: atHome,
  disabled: noneChosen,
  run: () => selection.id !== null && page.openRights(selection.id),
};
