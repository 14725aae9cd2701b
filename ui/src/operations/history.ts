// The page of all that was done, and putting one field back from it.

import { catalogue } from '../state/catalogue.svelte';
import { messages } from '../state/messages.svelte';
import { page } from '../state/page.svelte';
import { history as words } from '../text/words';
import type { Operation } from './operation';
import { undoIt } from './undo';

export const showWholeHistory: Operation = {
  id: 'whole-history',
  title: () => words.show,
  icon: 'note',
  available: () => catalogue.info !== null,
  run: () => page.show('history'),
};

/** Puts back what a field of a record said before an operation; `name` is what the field is called. */
export async function putBack(record: string, unit: string, op: string, name: string) {
  const done = await catalogue.attempt('put_back', { record, unit, op });
  if (done) messages.say(words.putBackDone(name), undoIt());
}
