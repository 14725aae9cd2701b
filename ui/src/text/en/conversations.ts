// Words of noting what was heard, and of sorting it.

import type { ConversationKind, GiftForm, WishKind } from '../../core/bindings';
import { count, number } from './counting';
import { partOfDay } from './times';

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
  opening: 'What people said, in their words. It stays with the team; what names an “Only you” card stays with you.',
  waiting: 'Waiting to be sorted',
  waitingHint: 'Each becomes people, gifts, wishes, ties and promises, whenever you like.',
  sort: 'Sort',
  sortLabel: (beginning: string) => `Sort: ${beginning}`,
  past: 'Sorted',
  pastNone: 'Nothing has been sorted yet.',
  sortAgain: 'Hear more in it',
  sortAgainLabel: (beginning: string) => `Hear more in it: ${beginning}`,
  at: (name: string) => `at ${name}`,
  by: (name: string) => `noted by ${name}`,
  about: 'About',
  kindNone: 'Not said',
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

/** Who or what a line is about. */
export const endWords = {
  face: (label: string, name: string) => `${label}: ${name}. Choose somebody else`,
  make: (name: string) => `New: “${name}”`,
  nameless: 'not named yet',
};

export const tieLineWords = {
  from: 'Who or what',
  how: 'How they are tied',
  to: 'With whom or what',
};

export const cameWords = {
  list: 'What came of it',
  meet: 'Who could meet?',
  meetLabel: (what: string) => `Who could meet over this? ${what}`,
};

/** How a gift is given, before its words. */
export const sortGiftVerbs: Record<GiftForm, string> & { none: string } = {
  none: 'offers',
  do: 'does:',
  teach: 'would teach',
  lend: 'lends',
  host: 'hosts',
  join_in: 'would join in',
  introduce: 'would introduce others to',
  give: 'would give',
  sell: 'sells',
};

export const sortWishKinds: Record<WishKind, string> & { none: string } = {
  none: 'a wish',
  learn: 'to learn',
  find_company: 'company',
  borrow: 'to borrow',
  try: 'to try',
  start_something: 'to start',
  help_with: 'help',
  see_change: 'a change',
};

const MEANT: Partial<Record<WishKind, string>> = { learn: 'to learn', borrow: 'to borrow', try: 'to try', start_something: 'to start', help_with: 'help with' };

export const sortWords = {
  title: 'What did you hear?',
  opening: 'Put right what is guessed here, add what is missing, and leave out what does not belong.',
  back: 'Back',
  failed: 'This conversation cannot be sorted now',
  said: 'What was said',
  assets: 'People and others who are new',
  gifts: 'Gifts',
  wishes: 'Wishes',
  ties: 'Ties',
  promises: 'Promises',
  addAssets: 'Add a person',
  addGifts: 'Add a gift',
  addWishes: 'Add a wish',
  addTies: 'Add a tie',
  addPromises: 'Add a promise',
  none: {
    assets: 'Everybody who is named is known already.',
    gifts: 'What could somebody share, show or lend?',
    wishes: 'What would somebody love?',
    ties: 'Who knows whom, and what belongs together?',
    promises: 'Did you say you would do something?',
  },
  name: 'Name',
  kind: 'What it is',
  whose: 'Whose it is',
  how: 'How it is given',
  gift: 'What is offered',
  wouldLove: 'would love',
  wish: 'What they would love',
  wishKind: 'What kind of wish',
  promise: 'What was promised',
  due: 'Until when',
  about: 'About whom',
  remove: (what: string) => `Leave out: ${what}`,
  removeBlank: 'Leave out this line',
  missing: 'Say whose this is, or leave the line out.',
  stays: 'All of it stays with the team.',
  keep: (n: number) => (n === 1 ? 'Keep this one' : `Keep these ${number(n)}`),
  nothing: 'Nothing to keep',
  kept: (n: number) => `Kept: ${count(n, 'thing', 'things')} that you heard`,
  doneTitle: 'This is known now',
  next: 'Sort the next one',
  done: 'Done',
  /** Without a verb where the gift says itself what is done: "plays the piano". */
  giftSaid: (who: string, verb: string, what: string) => (verb ? `${who} ${verb} ${what}` : `${who}: ${what}`),
  /** A wish behind "would love": "to learn Welsh", where only "Welsh" was noted. */
  meant: (what: string, kind: WishKind | null) => {
    const begins = kind === null ? undefined : MEANT[kind];
    return begins === undefined || /^(?:to|help|someone|somebody|a chance|lessons)\b/i.test(what) ? what : `${begins} ${what}`;
  },
  wishSaid: (who: string, what: string) => `${who} would love ${what}`,
  tieSaid: (one: string, how: string, other: string) => `${one} ${how} ${other}`,
  promiseSaid: (what: string, due: string | null) => (due ? `Promised: ${what}, by ${partOfDay(due)}` : `Promised: ${what}`),
};
