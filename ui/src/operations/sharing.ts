// What people agreed to: their sharing page, asking them, and taking it back.

import type { AssetId, ConsentId } from '../core/bindings';
import { catalogue } from '../state/catalogue.svelte';
import { messages } from '../state/messages.svelte';
import { page } from '../state/page.svelte';
import { selection } from '../state/selection.svelte';
import { consent as words } from '../text/words';
import { atHome } from './at-home';
import { noneChosen, notToChange, whereCard } from './chosen-asset';
import type { Operation } from './operation';
import { undoIt } from './undo';

const isPerson = whereCard((card) => card.asset.kind === 'person');
const ofPerson = () => atHome() && isPerson();

export const showSharing: Operation = {
  id: 'show-sharing',
  title: () => words.show,
  icon: 'eye',
  available: ofPerson,
  disabled: noneChosen,
  run: () => selection.id !== null && page.openSharing(selection.id),
};

export const askPerson: Operation = {
  id: 'ask-person',
  title: () => words.askWhat,
  icon: 'team',
  available: ofPerson,
  disabled: notToChange,
  run: () => selection.id !== null && page.openSharing(selection.id, {}),
};

export const showPartners: Operation = {
  id: 'show-partners',
  title: () => words.partnersTitle,
  icon: 'team',
  available: atHome,
  run: () => page.show('partners'),
};

export const showPermissions: Operation = {
  id: 'show-permissions',
  title: () => words.dueTitle,
  icon: 'calendar',
  available: atHome,
  run: () => page.show('permissions'),
};

/** Takes one answer of a person back, or without an id all of them. */
export async function takeBack(person: AssetId, name: string, id: ConsentId | null) {
  const done =
    id === null
      ? await catalogue.attempt('withdraw_all', { person })
      : await catalogue.attempt('withdraw_consent', { id });
  if (done) messages.say(words.takenBack(name, done.value.length), undoIt());
}
