import { catalogue } from '../state/catalogue.svelte';
import { page } from '../state/page.svelte';
import { selection } from '../state/selection.svelte';
import { actions as words } from '../text/words';
import type { Operation } from './operation';
import { readingOnly } from './reading-only';

export const editAsset: Operation = {
  id: 'edit',
  title: () => words.editAsset,
  icon: 'pen',
  keys: [{ key: 'F2' }],
  available: () => catalogue.info !== null,
  disabled: () => readingOnly() ?? (selection.id === null ? words.chooseFirst : null),
  run: () => (page.editing = 'name'),
};
