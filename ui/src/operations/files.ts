import { chooseFile } from '../core/shell';
import { catalogue } from '../state/catalogue.svelte';
import { messages } from '../state/messages.svelte';
import { close, open } from '../state/opening.svelte';
import { actions as words, dialogs } from '../text/words';
import type { Operation } from './operation';

export const openCatalogue: Operation = {
  id: 'open',
  title: () => words.openCatalogue,
  icon: 'door',
  keys: [{ key: 'o', ctrl: true }],
  run: async () => {
    const path = await chooseFile('catalogue', dialogs.catalogue).catch((reason: unknown) => {
      messages.fail(reason);
      return null;
    });
    if (path !== null) await open(path);
  },
};

export const closeCatalogue: Operation = {
  id: 'close',
  title: () => words.closeCatalogue,
  icon: 'close',
  available: () => catalogue.info !== null,
  run: () => close(),
};
