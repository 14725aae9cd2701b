// Noting what was heard, sorting it, and interviewing somebody.

import type { Conversation, ConversationId } from '../core/bindings';
import { call } from '../core/call';
import { catalogue } from '../state/catalogue.svelte';
import { messages } from '../state/messages.svelte';
import { noting } from '../state/noting.svelte';
import { page } from '../state/page.svelte';
import { selection } from '../state/selection.svelte';
import { conversationWords as words, interviewWords, noteWords } from '../text/words';
import { isOpen, notToChange, whereCard, withCard } from './chosen-asset';
import type { Operation } from './operation';
import { readingOnly } from './reading-only';
import { undo, undoIt } from './undo';

export const noteConversation: Operation = {
  id: 'note-conversation',
  title: () => noteWords.title,
  icon: 'talk',
  keys: [{ key: 'c', shift: true }],
  available: isOpen,
  disabled: readingOnly,
  run: () => page.show('conversations'),
};

export const noteAboutChosen: Operation = {
  id: 'note-about-chosen',
  title: () => noteWords.aboutChosen,
  icon: 'talk',
  available: isOpen,
  disabled: notToChange,
  run: () =>
    withCard(({ id, asset: { name, kind } }) => {
      noting.with({ id, name, kind });
      page.show('conversations');
    }),
};

export const interviewSomebody: Operation = {
  id: 'interview',
  title: () => interviewWords.somebody,
  icon: 'pen',
  available: isOpen,
  disabled: readingOnly,
  run: () => page.interview(null),
};

export const interviewThem: Operation = {
  id: 'interview-them',
  title: () => interviewWords.them,
  icon: 'pen',
  available: whereCard((card) => card.asset.kind === 'person'),
  disabled: notToChange,
  run: () => selection.id !== null && page.interview(selection.id),
};

/** It was noted: what comes next is offered, and the way back. */
export function noted(id: ConversationId) {
  messages.say(noteWords.kept, { ...undoIt(), run: () => void takeBack(id) }, { words: noteWords.sortNow, run: () => page.sort(id) });
}

/** A name that meant somebody else was taken out by a step of its own: then it is two. */
async function takeBack(id: ConversationId) {
  await undo.run();
  const isThere = await call('show_conversation', { id }).then(
    () => true,
    () => false,
  );
  if (isThere) await undo.run();
}

/** There is nothing in it to keep but its words. */
export async function nothingToKeep(id: ConversationId): Promise<boolean> {
  const heard = { conversation: id, gathering: null, spoke_with: null, agreed: null, assets: [], gifts: [], wishes: [], ties: [], follow_ups: [] };
  const done = await catalogue.attempt('keep_heard', { heard, how: 'conversation' });
  if (done) messages.say(words.nothingKept, undoIt());
  return done !== undefined;
}

export async function editConversation(id: ConversationId, conversation: Conversation): Promise<boolean> {
  const done = await catalogue.attempt('edit_conversation', { id, conversation });
  if (done) messages.say(words.edited, undoIt());
  return done !== undefined;
}

export async function removeConversation(id: ConversationId) {
  if (await catalogue.attempt('remove_conversation', { id })) messages.say(words.removed, undoIt());
}
