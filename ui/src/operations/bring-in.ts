import { catalogue } from '../state/catalogue.svelte';
import { page } from '../state/page.svelte';
import { actions as words } from '../text/words';
import type { Operation } from './operation';
import { readingOnly } from './reading-only';

export const bringIn: Operation = {
  id: 'bring-in',
  title: () => words.bringIn,
  icon: 'bringIn',
  available: () => catalogue.info !== null,
  disabled: readingOnly,
  run: () => page.bringIn(),
};
