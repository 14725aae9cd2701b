import { catalogue } from '../state/catalogue.svelte';
import { page } from '../state/page.svelte';
import { actions as words } from '../text/words';
import type { Operation } from './operation';
import { readingOnly } from './reading-only';

export const newAsset: Operation = {
  id: 'new-asset',
  title: () => words.newAsset,
  icon: 'add',
  keys: [{ key: 'n' }],
  available: () => catalogue.info !== null,
  disabled: readingOnly,
  run: () => page.add(),
};
