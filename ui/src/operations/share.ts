import { catalogue } from '../state/catalogue.svelte';
import { page } from '../state/page.svelte';
import { actions as words } from '../text/words';
import type { Operation } from './operation';
import { lookingBack } from './reading-only';

export const share: Operation = {
  id: 'share',
  title: () => words.share,
  icon: 'share',
  available: () => catalogue.info !== null,
  disabled: lookingBack,
  run: () => page.show('share'),
};
