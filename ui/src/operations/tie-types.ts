// The words for ties: where they are looked after, and what can be done to one.

import type { RelationshipType } from '../core/bindings';
import { catalogue } from '../state/catalogue.svelte';
import { messages } from '../state/messages.svelte';
import { page } from '../state/page.svelte';
import { wordsOf } from '../state/tie-types.svelte';
import { tieTypes as words } from '../text/words';
import type { Operation } from './operation';
import { undoIt } from './undo';

export const showTieTypes: Operation = {
  id: 'show-tie-types',
  title: () => words.show,
  icon: 'join',
  available: () => catalogue.info !== null,
  run: () => page.show('tie-types'),
};

/** Keeps a type, a new one without a key. Answers whether it was saved. */
export async function keepType(key: string | null, is: RelationshipType): Promise<boolean> {
  const done = await catalogue.attempt('save_relationship_type', { key, is });
  const { wording } = wordsOf(is);
  if (done) messages.say(key === null ? words.added(wording) : words.saved(wording), undoIt());
  return done !== undefined;
}

/** Puts a type away, so that it is not offered any more, or (false) brings it back. */
export async function putTypeAway(type: RelationshipType, retired: boolean) {
  const done = await catalogue.attempt('save_relationship_type', { key: type.key, is: { ...type, retired } });
  const { wording } = wordsOf(type);
  if (done) messages.say(retired ? words.retired(wording) : words.restored(wording), undoIt());
}

/** Makes a type one with another. Answers whether it was done. */
export async function mergeTypes(type: RelationshipType, into: RelationshipType): Promise<boolean> {
  const done = await catalogue.attempt('merge_relationship_types', { key: type.key, into: into.key });
  if (done) messages.say(words.merged(wordsOf(type).wording, wordsOf(into).wording), undoIt());
  return done !== undefined;
}
