// Words of an offers-and-wishes session: large, short, to be read from across a room.

import { count } from './counting';

export const gatherings = {
  show: 'Offers and wishes',
  title: 'Offers and wishes',
  opening: 'People say in turn what they could offer and what they would love. Somebody types, and everybody sees what goes together.',
  failed: 'This page cannot be shown just now',
  begin: 'Begin a session',
  name: 'What is it called?',
  nameHint: 'For example: Spring supper at the hall',
  on: 'On which day',
  start: 'Begin',
  earlier: 'Earlier sessions',
  none: 'No session yet.',
  open: (name: string) => `Open ${name}`,
  remove: (name: string) => `Remove ${name}; what was said stays on the cards`,
  removed: (name: string) => `${name} was removed; what was said stays`,
  change: (name: string) => `Change the name, day or place of ${name}`,
  at: 'Where',
  atHint: 'A place that is here',
  save: 'Save it',
  never: 'Never mind',
  changed: (name: string) => `Changed: ${name}`,
  leave: 'All sessions',

  who: 'Who?',
  whoHint: 'A first name is enough',
  what: 'What do they offer, or what would they love?',
  whatHint: 'can teach sourdough; would love a lift on Fridays',
  add: 'Put it up',
  saidToday: (name: string) => `${name}, spoke today`,
  listed: 'May stand on the list to take home',
  notListed: 'Stays with the team',
  keysLine: 'Tab goes on, Enter puts it up, Shift and Enter keeps the same person, Alt and A says whether it may stand on the list.',
  needsWho: 'Type who says it first.',
  needsWhat: 'Type what they said first.',
  putUp: (who: string) => `${who}: it is up`,
  going: 'going up',
  failedCard: 'This did not go up',
  again: 'Try again',
  drop: 'Leave it out',

  cards: 'What was said',
  cardsNone: 'The first card appears here.',
  howMany: (n: number) => count(n, 'card', 'cards'),
  offers: 'offers',
  wouldTeach: 'would teach',
  wouldLove: 'would love',
  listIt: (what: string) => `May stand on the list: ${what}`,
  takeBack: 'Take back',
  takeBackOf: (what: string) => `Take back: ${what}`,
  tookBack: (what: string) => `Taken back: ${what}`,

  matches: 'This goes together',
  matchesNone: 'As soon as somebody offers what somebody else here would love, it stands here.',

  takeaway: 'List to take home',
  takeawayText: (n: number) =>
    n === 0
      ? 'Nobody has agreed to stand on it yet.'
      : `${count(n, 'card', 'cards')} of those who agreed, without telephone numbers, addresses and names of others. Children stay off it.`,
  takeawaySave: 'Save the list',
  takeawayKind: 'Web page',
  takeawayAny: 'Any file',
  takeawayFile: (name: string) => `${name}, to take home`,
  takeawaySaved: 'The list is saved. Open it in a browser to print it.',
  list: {
    opening: 'What people said they could offer, and what they would love. Everybody here agreed to stand on this list. Would you like to meet one of them? Ask those who invited you.',
    offers: 'What people offer',
    wishes: 'What people would love',
  },
};
