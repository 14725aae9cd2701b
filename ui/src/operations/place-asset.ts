import { call } from '../core/call';
import { catalogue } from '../state/catalogue.svelte';
import { messages } from '../state/messages.svelte';
import { page } from '../state/page.svelte';
import { selection } from '../state/selection.svelte';
import { actions as words } from '../text/words';
import type { Operation } from './operation';
import { readingOnly } from './reading-only';

export const placeAsset: Operation = {
  id: 'place',
  title: () => words.placeAsset,
  icon: 'pin',
  available: () => catalogue.info !== null,
  disabled: () => readingOnly() ?? (selection.id === null ? words.chooseFirst : null),
  run: async () => {
    const id = selection.id;
    if (id === null) return;
    const card = await call('show_asset', { id }).catch(() => null);
    if (card?.asset.sensitivity === 'safeguarded') messages.say(words.safeguarded);
    else if (card) page.place(id);
  },
};
