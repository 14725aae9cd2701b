// Erasing for good, which begins with a look at all that goes.

import { page } from '../state/page.svelte';
import { selection } from '../state/selection.svelte';
import { erase as words } from '../text/words';
import { isOpen, noneChosen } from './chosen-asset';
import type { Operation } from './operation';
import { readingOnly } from './reading-only';

export const eraseForGood: Operation = {
  id: 'erase',
  title: () => words.action,
  icon: 'stop',
  available: isOpen,
  disabled: () => readingOnly() ?? noneChosen(),
  run: () => selection.id !== null && page.openErase(selection.id),
};
