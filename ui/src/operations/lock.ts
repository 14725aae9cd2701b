// Who can open the catalogue, and locking it.

import { lockNow as lockAll } from '../core/locking';
import { catalogue } from '../state/catalogue.svelte';
import { messages } from '../state/messages.svelte';
import { page } from '../state/page.svelte';
import { lock as words } from '../text/words';
import type { Operation } from './operation';

export const lockNow: Operation = {
  id: 'lock-now',
  title: () => words.now,
  icon: 'lock',
  keys: [{ key: 'l', ctrl: true }],
  everywhere: true,
  available: () => catalogue.info?.encrypted === true,
  run: () => lockAll().catch((reason: unknown) => messages.fail(reason)),
};

export const showKeys: Operation = {
  id: 'show-keys',
  title: () => words.page,
  icon: 'lock',
  available: () => catalogue.info !== null,
  run: () => page.show('keys'),
};
