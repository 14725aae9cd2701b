import type { AssetId, CheckOutcome } from '../core/bindings';
import type { IconName } from '../components/icons';
import { catalogue } from '../state/catalogue.svelte';
import { selection } from '../state/selection.svelte';
import { actions as words } from '../text/words';
import { isOpen, notToChange } from './chosen-asset';
import type { Operation } from './operation';

/** Notes what somebody found today. Answers whether it was saved. */
export async function check(id: AssetId, outcome: CheckOutcome): Promise<boolean> {
  const done = await catalogue.attempt('confirm_asset', { id, outcome, method: null, note: null });
  return done !== undefined;
}

const found = (outcome: CheckOutcome, title: () => string, icon: IconName, key: string): Operation => ({
  id: `check-${outcome}`,
  title,
  icon,
  keys: [{ key }],
  available: isOpen,
  disabled: notToChange,
  run: () => selection.id !== null && check(selection.id, outcome),
});

export const stillGoing = found('still_going', () => words.stillGoing, 'tick', 't');
export const changed = found('changed', () => words.changed, 'pen', 'c');
export const gone = found('gone', () => words.gone, 'minus', 'g');
