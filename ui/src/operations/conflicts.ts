// The desk where two answers to one question stand side by side, after something was taken in.

import { page } from '../state/page.svelte';
import { conflicts as words } from '../text/words';
import { isOpen } from './chosen-asset';
import type { Operation } from './operation';

export const showConflicts: Operation = {
  id: 'conflicts',
  title: () => words.show,
  icon: 'swap',
  available: isOpen,
  run: () => page.show('conflicts'),
};
