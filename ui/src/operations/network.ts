// The network: showing it, around what is chosen, and the questions that can be asked of it.

import type { AssetId, Question } from '../core/bindings';
import { catalogue } from '../state/catalogue.svelte';
import { messages } from '../state/messages.svelte';
import { network } from '../state/network.svelte';
import { page } from '../state/page.svelte';
import { selection } from '../state/selection.svelte';
import { network as words, questions } from '../text/words';
import { isOpen, noneChosen } from './chosen-asset';
import type { Operation } from './operation';
import { undoIt } from './undo';

export const showNetwork: Operation = {
  id: 'show-network',
  title: () => words.show,
  icon: 'network',
  keys: [{ key: '3' }],
  available: () => catalogue.info !== null,
  run: () => page.show('network'),
};

export const seeAround: Operation = {
  id: 'see-around',
  title: () => words.aroundIt,
  icon: 'network',
  available: isOpen,
  disabled: noneChosen,
  run: () => selection.id !== null && network.lookAround(selection.id),
};

export const ASKS: Question['ask'][] = ['connectors', 'together', 'alone', 'unasked_gifts', 'without_institution', 'only_institutions', 'changed'];

/** What changed is asked for the last three months. */
export function monthsAgo(months: number, now = new Date()): string {
  const then = new Date(Date.UTC(now.getFullYear(), now.getMonth() - months, 1));
  const last = new Date(Date.UTC(then.getUTCFullYear(), then.getUTCMonth() + 1, 0)).getUTCDate();
  then.setUTCDate(Math.min(now.getDate(), last));
  return then.toISOString().slice(0, 10);
}

export const questionOf = (ask: Question['ask']): Question => (ask === 'changed' ? { ask, since: monthsAgo(3) } : { ask });

export const askQuestions: Operation[] = ASKS.map((ask) => ({
  id: `ask-${ask}`,
  title: () => questions.asked[ask],
  icon: 'network',
  available: () => catalogue.info !== null,
  run: () => network.ask(questionOf(ask)),
}));

/** Keeps an asset where it was put in the network, or (null) lets its ties place it. */
export async function pin(asset: AssetId, name: string, at: [number, number] | null) {
  const rounded = at && ([Math.round(at[0] * 10) / 10, Math.round(at[1] * 10) / 10] as [number, number]);
  const done = await catalogue.attempt('pin', { asset, at: rounded });
  if (done) messages.say(at ? words.pinned(name) : words.released(name), undoIt());
  return done !== undefined;
}
