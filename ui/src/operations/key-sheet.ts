import { page } from '../state/page.svelte';
import { actions as words } from '../text/words';
import type { Operation } from './operation';

export const keySheet: Operation = {
  id: 'keys',
  title: () => words.keySheet,
  icon: 'info',
  keys: [{ key: '?' }],
  run: () => (page.keys = true),
};
