// Exchanging what was done with other laptops.

import { catalogue } from '../state/catalogue.svelte';
import { merging } from '../state/merging.svelte';
import { messages } from '../state/messages.svelte';
import { page } from '../state/page.svelte';
import { bringIn, merge as words, travel } from '../text/words';
import type { Operation } from './operation';
import { readingOnly } from './reading-only';

export const showMerge: Operation = {
  id: 'merge',
  title: () => words.action,
  icon: 'team',
  available: () => catalogue.info !== null,
  disabled: readingOnly,
  run: () => {
    merging.gives = false;
    page.show('merge');
  },
};

export const giveChanges: Operation = {
  id: 'give-changes',
  title: () => (catalogue.travel === null ? words.giveAction : travel.giveAction),
  icon: 'share',
  available: () => catalogue.info !== null,
  disabled: readingOnly,
  run: () => {
    Object.assign(merging, { gives: true, toGive: true });
    page.show('merge');
  },
};

/** Whether a file is likely what another laptop saved; what it really is, the core finds out. */
export const isChanges = (path: string) => /\.hereabouts-changes$/i.test(path);

/** Looks at what other laptops saved, on the page "Work together", beside what is looked at there already. */
export function lookAtChanges(paths: string[]) {
  if (catalogue.info === null) return messages.say(words.openFirst);
  page.show('merge');
  if (merging.phase === 'running') return messages.say(bringIn.oneAtATime);
  // Another catalogue may be open now than when the page was last looked at.
  merging.belongsTo(catalogue.info.path);
  merging.add(paths);
}
