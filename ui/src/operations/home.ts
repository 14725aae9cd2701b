// The home page: promises kept, added and let go, and the cards it leads to.

import type { AssetId, FollowUp, FollowUpId, Party } from '../core/bindings';
import { catalogue } from '../state/catalogue.svelte';
import { messages } from '../state/messages.svelte';
import { page } from '../state/page.svelte';
import { selection } from '../state/selection.svelte';
import { home as words } from '../text/words';
import type { Operation } from './operation';
import { undoIt } from './undo';

export const showHome: Operation = {
  id: 'show-home',
  title: () => words.show,
  icon: 'home',
  available: () => catalogue.info !== null,
  run: () => page.show('home'),
};

/** The card of something that a page of full width names. */
export function openCard(id: AssetId) {
  if (!page.framed) page.back();
  selection.choose(id, { reveal: true });
}

/** What somebody promised is done, or is not after all. */
export async function keepPromise(id: FollowUpId, what: string, done: boolean) {
  if (await catalogue.attempt('do_follow_up', { id, done })) messages.say(done ? words.kept(what) : words.notKept(what), undoIt());
}

/** Writes down a promise; `due` is an ISO 8601 day. Answers whether it was saved. */
export async function addPromise(what: string, due: string | null, about: AssetId | null): Promise<boolean> {
  const follow_up: FollowUp = { what, about, conversation: null, introduction: null, due, done_on: null };
  const done = await catalogue.attempt('add_follow_up', { follow_up });
  if (done) messages.say(words.promisedNow(what), undoIt());
  return done !== undefined;
}

/** Promises it for another day (ISO 8601), or for none. */
export async function movePromise(id: FollowUpId, follow_up: FollowUp, due: string | null) {
  if (await catalogue.attempt('edit_follow_up', { id, follow_up: { ...follow_up, due } })) messages.say(words.promiseMoved(follow_up.what), undoIt());
}

/** Says who or what a promise is about; null: nobody in particular. */
export async function promiseAbout(id: FollowUpId, follow_up: FollowUp, about: Party | null) {
  const done = await catalogue.attempt('edit_follow_up', { id, follow_up: { ...follow_up, about: about?.id ?? null } });
  if (done) messages.say(about ? words.aboutNow(follow_up.what, about.name) : words.aboutNobody(follow_up.what), undoIt());
}

export async function letPromiseGo(id: FollowUpId, what: string) {
  if (await catalogue.attempt('remove_follow_up', { id })) messages.say(words.letGone(what), undoIt());
}
