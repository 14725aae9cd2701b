import { catalogue } from '../state/catalogue.svelte';
import { page } from '../state/page.svelte';
import { actions as words } from '../text/words';
import { broughtInAtHome } from './at-home';
import type { Operation } from './operation';

export const bringIn: Operation = {
  id: 'bring-in',
  title: () => words.bringIn,
  icon: 'bringIn',
  available: () => catalogue.info !== null,
  disabled: broughtInAtHome,
  run: () => page.bringIn(),
};
