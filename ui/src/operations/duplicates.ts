// Two that may be one: where they are looked at, and what is decided of them.

import type { AssetId, Half, JoinedHere } from '../core/bindings';
import { catalogue } from '../state/catalogue.svelte';
import { duplicates } from '../state/duplicates.svelte';
import { messages } from '../state/messages.svelte';
import { page } from '../state/page.svelte';
import { duplicates as words, sentences, undoPanel } from '../text/words';
import { isOpen, noneChosen, withCard } from './chosen-asset';
import type { Operation } from './operation';
import { undoIt } from './undo';

export const showDuplicates: Operation = {
  id: 'duplicates',
  title: () => words.show,
  icon: 'join',
  available: isOpen,
  run: () => openDuplicates(null),
};

export const duplicatesOfChosen: Operation = {
  id: 'duplicates-of',
  title: () => words.showOf,
  icon: 'join',
  available: isOpen,
  disabled: noneChosen,
  run: () => withCard(({ id, asset }) => openDuplicates({ id, name: asset.name })),
};

/** Opens the desk with the pairs of one asset, or with all of them. */
function openDuplicates(of: { id: AssetId; name: string } | null) {
  duplicates.of = of;
  page.show('duplicates');
}

/** Makes two one: `stays` goes on, with these units of `goes`. Answers whether it was saved. */
export async function joinTwo(stays: Half, goes: Half, take: string[]): Promise<boolean> {
  const done = await catalogue.attempt('join_duplicates', { keep: stays.id, gone: goes.id, take });
  if (done) messages.say(words.joined(stays.name, goes.name, take.includes('name') ? goes.name : stays.name), undoIt());
  return done !== undefined;
}

/** Remembers that two are not the same. Answers whether it was saved. */
export async function areTwo(one: Half, other: Half): Promise<boolean> {
  const done = await catalogue.attempt('not_the_same', { one: one.id, other: other.id });
  if (done) messages.say(words.areTwo(one.name, other.name), undoIt());
  return done !== undefined;
}

/** Gives back what was joined with another; says what may leave again, and what stays because somebody changed it since. */
export async function takeApart({ id, name }: JoinedHere) {
  const done = await catalogue.attempt('unjoin', { id });
  if (!done) return;
  const { kept, let_out } = done.value;
  const out = let_out.map((held) => undoPanel.letOut(held.by, held.name, Number(held.count)));
  messages.say(sentences(words.apartAgain(name), ...out, kept > 0 ? undoPanel.kept(kept) : null), undoIt());
}
