// What is done to many assets in the list.

import { catalogue } from '../state/catalogue.svelte';
import { page } from '../state/page.svelte';
import { selection } from '../state/selection.svelte';
import { actions as words, list } from '../text/words';
import type { Operation } from './operation';
import { readingOnly } from './reading-only';

export const findAndReplace: Operation = {
  id: 'find-and-replace',
  title: () => list.replace,
  icon: 'swap',
  keys: [{ key: 'h', ctrl: true }],
  available: () => catalogue.info !== null && page.view === 'list',
  disabled: readingOnly,
  run: () => (page.sheet = 'replace'),
};

export const changeMany: Operation = {
  id: 'change-many',
  title: () => list.many,
  icon: 'pen',
  keys: [{ key: 'e', ctrl: true }],
  available: () => catalogue.info !== null && page.view === 'list',
  disabled: () => readingOnly() ?? (selection.ids.length === 0 ? words.chooseFirst : null),
  run: () => (page.sheet = 'many'),
};
