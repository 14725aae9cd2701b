// Words of noting what was heard, and of sorting it.

import type { ConversationKind } from '../../core/bindings';
import { count, number } from './counting';

const listed = new Intl.ListFormat('en-GB');

export const conversationKinds: Record<ConversationKind, string> = {
  one_to_one: 'One to one',
  group: 'In a group',
  passing: 'In passing',
  visit: 'A visit',
};

export const noteWords = {
  title: 'Note a conversation',
  aboutChosen: 'Note a conversation about what is chosen',
  label: 'Who did you talk to? What did you hear?',
  placeholder: 'Who did you talk to? What did you hear?',
  hint: 'A sentence or a page, as it was said. Ctrl and Enter keep it.',
  keep: 'Note it',
  about: 'About',
  recognised: (names: string[]) => `Known here: ${listed.format(names)}`,
  not: (name: string) => `Not this ${name}`,
  how: 'How you talked',
  on: 'On which day',
  where: 'Where it was',
  at: (name: string) => `at ${name}`,
  notAt: (name: string) => `Not at ${name}`,
  kept: 'Noted. It waits in the Inbox to be sorted.',
  sortNow: 'Sort now',
};

export const conversationWords = {
  title: 'Conversations',
  opening: 'What people said, in their words. It stays with the team.',
  waiting: 'Waiting to be sorted',
  waitingHint: 'Each becomes people, gifts, wishes, ties and promises, whenever you like.',
  sort: 'Sort',
  sortLabel: (beginning: string) => `Sort: ${beginning}`,
  past: 'Sorted',
  pastNone: 'Nothing has been sorted yet.',
  sortAgain: 'Hear more in it',
  at: (name: string) => `at ${name}`,
  by: (name: string) => `noted by ${name}`,
  edit: 'Edit',
  editLabel: (beginning: string) => `Edit: ${beginning}`,
  words: 'What was said',
  on: 'Day',
  save: 'Keep the change',
  cancel: 'Leave it as it was',
  edited: 'The conversation was changed',
  remove: 'Remove',
  removeLabel: (beginning: string) => `Remove: ${beginning}`,
  removed: 'The conversation was removed',
  nothingKept: 'Marked as sorted. Its words stay.',
  more: (left: number) => `Show ${number(left)} more`,
  inInbox: (n: number) => `${count(n, 'conversation waits', 'conversations wait')} to be sorted`,
  gone: 'This conversation is not here any more.',
};
