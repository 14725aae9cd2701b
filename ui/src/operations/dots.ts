// Connecting the dots: assets linked into something that could be done.

import type { PossibleAction, PossibleActionId } from '../core/bindings';
import { catalogue } from '../state/catalogue.svelte';
import { messages } from '../state/messages.svelte';
import { page } from '../state/page.svelte';
import { dots as words } from '../text/words';
import { isOpen } from './chosen-asset';
import type { Operation } from './operation';
import { undoIt } from './undo';

/** What is chosen, one or many, is taken along. */
export const connectDots: Operation = {
  id: 'connect-dots',
  title: () => words.show,
  icon: 'dots',
  available: isOpen,
  many: true,
  run: () => page.show('actions'),
};

/** Keeps an action, a new one without `id`. Answers whether it was saved. */
export async function keepAction(id: PossibleActionId | null, action: PossibleAction): Promise<boolean> {
  const done =
    id === null
      ? await catalogue.attempt('add_possible_action', { action })
      : await catalogue.attempt('edit_possible_action', { id, action });
  if (done) messages.say(id === null ? words.kept(action.name) : words.changed(action.name), undoIt());
  return done !== undefined;
}

export async function removeAction(id: PossibleActionId, name: string) {
  if (await catalogue.attempt('remove_possible_action', { id })) messages.say(words.removed(name), undoIt());
}
