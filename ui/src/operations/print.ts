import { catalogue } from '../state/catalogue.svelte';
import { page } from '../state/page.svelte';
import { actions as words } from '../text/words';
import { givenAtHome } from './at-home';
import type { Operation } from './operation';

/** A map or a list of what is shown, on paper: the page Share with paper chosen already. */
export const print: Operation = {
  id: 'print',
  title: () => words.print,
  icon: 'print',
  keys: [{ key: 'p', ctrl: true }],
  available: () => catalogue.info !== null,
  disabled: givenAtHome,
  run: () => page.print(),
};
