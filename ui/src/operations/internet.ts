// The internet: what may be asked of it, and staying off it.

import { online } from '../state/online.svelte';
import { page } from '../state/page.svelte';
import { catalogue } from '../state/catalogue.svelte';
import { internet as words } from '../text/words';
import type { Operation } from './operation';

export const showInternet: Operation = {
  id: 'show-internet',
  title: () => words.open,
  icon: 'globe',
  available: () => catalogue.info !== null,
  run: () => page.show('internet'),
};

export const stayOffline: Operation = {
  id: 'stay-offline',
  title: () => words.stayOffline,
  icon: 'lock',
  available: () => !online.isOffline,
  run: () => online.stayOffline(),
};
