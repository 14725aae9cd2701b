// Bringing ties in from a file, and looking at them afterwards.

import { catalogue } from '../state/catalogue.svelte';
import { filter } from '../state/filter.svelte';
import { network } from '../state/network.svelte';
import { page } from '../state/page.svelte';
import { selection } from '../state/selection.svelte';
import { bringTies as words } from '../text/words';
import { broughtInAtHome } from './at-home';
import type { Operation } from './operation';

export const bringTies: Operation = {
  id: 'bring-ties',
  title: () => words.action,
  icon: 'network',
  available: () => catalogue.info !== null,
  disabled: broughtInAtHome,
  run: () => page.bringTies(),
};

/** Opens the table of all ties at those that have these words. */
export function showTies(text: string) {
  filter.clear();
  selection.clear();
  network.lookAtTies(text);
}
