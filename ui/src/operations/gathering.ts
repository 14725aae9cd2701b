// An offers-and-wishes session: begun, looked at again, its cards, the list to take home.

import type { CardId, Gathering, GatheringId, SaidCard } from '../core/bindings';
import { chooseFile } from '../core/shell';
import { catalogue } from '../state/catalogue.svelte';
import { messages } from '../state/messages.svelte';
import { page } from '../state/page.svelte';
import { fileStem } from '../text/brief';
import { language } from '../text/language.svelte';
import { gatherings as words } from '../text/words';
import { isOpen } from './chosen-asset';
import type { Operation } from './operation';
import { undoIt } from './undo';

export const showGathering: Operation = {
  id: 'gathering',
  title: () => words.show,
  icon: 'cards',
  available: isOpen,
  run: () => page.show('gathering'),
};

/** Begins a session and opens it; `on` is an ISO 8601 day. Answers whether it was saved. */
export async function beginGathering(name: string, on: string): Promise<boolean> {
  const gathering: Gathering = { name, on, at: null, note: null };
  const done = await catalogue.attempt('save_gathering', { id: null, gathering });
  if (done) page.gathering = done.value;
  return done !== undefined;
}

/** Puts its name, its day and its place right. Answers whether it was saved. */
export async function changeGathering(id: GatheringId, gathering: Gathering): Promise<boolean> {
  const done = await catalogue.attempt('save_gathering', { id, gathering });
  if (done) messages.say(words.changed(gathering.name), undoIt());
  return done !== undefined;
}

export async function removeGathering(id: GatheringId, name: string) {
  if (await catalogue.attempt('remove_gathering', { id })) messages.say(words.removed(name), undoIt());
}

/** What a card says, and which record it is. */
export function cardOf({ gift, wish }: SaidCard): { id: CardId; key: string; what: string; listed: boolean } | null {
  if (gift) return { id: { gift: gift.id }, key: gift.id, what: gift.gift.what, listed: gift.gift.may_be_listed };
  if (wish) return { id: { wish: wish.id }, key: wish.id, what: wish.wish.what, listed: wish.wish.may_be_listed };
  return null;
}

export async function listCard(card: CardId, may_be_listed: boolean) {
  await catalogue.attempt('list_card', { card, may_be_listed });
}

/** Takes a card down: what it says is removed. */
export async function takeBack(card: CardId, what: string) {
  const done =
    'gift' in card
      ? await catalogue.attempt('remove_gift', { id: card.gift })
      : await catalogue.attempt('remove_wish', { id: card.wish });
  if (done) messages.say(words.tookBack(what), undoIt());
}

/** Saves the list to take home where somebody says. */
export async function saveList(id: GatheringId, name: string) {
  try {
    const kinds = { title: words.takeawaySave, kind: words.takeawayKind, any: words.takeawayAny };
    const path = await chooseFile('save', kinds, `${words.takeawayFile(fileStem(name))}.html`);
    if (path === null) return;
    await catalogue.mutate('save_takeaway', { gathering: id, path, words: { lang: language.tag, ...words.list } });
    messages.say(words.takeawaySaved);
  } catch (reason) {
    messages.fail(reason);
  }
}
