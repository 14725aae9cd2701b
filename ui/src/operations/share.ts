import { catalogue } from '../state/catalogue.svelte';
import { page } from '../state/page.svelte';
import { actions as words } from '../text/words';
import { givenAtHome } from './at-home';
import type { Operation } from './operation';

export const share: Operation = {
  id: 'share',
  title: () => words.share,
  icon: 'share',
  available: () => catalogue.info !== null,
  disabled: givenAtHome,
  run: () => page.show('share'),
};
