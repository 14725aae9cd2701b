// Words of the home page: this week, promises, gifts that wait, introductions under way, whom and what to visit.

import type { GiftForm } from '../../core/bindings';
import { count, number } from './counting';

const SMALL = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten', 'Eleven', 'Twelve'];
/** "Three things": as a sentence begins. */
const many = (n: number, one: string, more: string) => `${SMALL[n] ?? number(n)} ${n === 1 ? one : more}`;
const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
const at = (iso: string, parts: Intl.DateTimeFormatOptions) => new Date(`${iso}T12:00`).toLocaleDateString('en-GB', parts);
const weekday = (iso: string) => at(iso, { weekday: 'long' });
/** "Monday" within the week, else "3 May". */
const when = (iso: string, near: boolean) => (near ? weekday(iso) : at(iso, { day: 'numeric', month: 'long' }));

const gives: Record<GiftForm | 'offer' | 'would_teach', (what: string) => string> = {
  offer: (what) => `offers ${what}`,
  would_teach: (what) => `would teach ${what}`,
  do: (what) => `offers ${what}`,
  teach: (what) => `would teach ${what}`,
  lend: (what) => `lends ${what}`,
  host: (what) => `hosts ${what}`,
  join_in: (what) => `would join in: ${what}`,
  introduce: (what) => `knows somebody for ${what}`,
  give: (what) => `gives ${what}`,
  sell: (what) => `sells ${what}`,
};

export const home = {
  show: 'Go to the home page',
  title: (iso: string, place: string) => `${weekday(iso)} in ${place}`,
  lead: (promises: number, gifts: number) => {
    if (promises === 0 && gifts === 0) return 'Nothing is promised for today.';
    const due = many(promises, 'promise for today', 'promises for today');
    const waiting = many(gifts, 'gift waiting to be given', 'gifts waiting to be given');
    if (gifts === 0) return `${due}.`;
    return promises === 0 ? `${waiting}.` : `${due}, and ${lower(waiting)}.`;
  },
  unsorted: (n: number) => `${many(n, 'conversation waits', 'conversations wait')} in the Inbox to be sorted.`,
  sort: 'Sort them out',

  week: 'This week',
  dayShort: (iso: string) => at(iso, { weekday: 'short', day: 'numeric' }),
  dayLong: (iso: string) => at(iso, { weekday: 'long', day: 'numeric', month: 'long' }),
  today: 'today',
  nothing: 'nothing known',
  hour: (name: string, begins: string) => `${name}, ${begins}`,
  moreOn: (n: number) => `and ${number(n)} more`,

  promised: 'Promised this week',
  promisedFine: 'from your conversations',
  promisedNone: 'Nothing is promised. What did you say you would do?',
  promise: 'What did you say you would do?',
  promiseHint: 'For example: ring Joan about the piano',
  by: 'By when',
  aboutWhom: 'Who is it about?',
  aboutHint: 'A person, a group or a place',
  aboutWhomOf: (what: string) => `Who is it about: ${what}`,
  nobodyIs: 'Nobody in particular',
  aboutNow: (what: string, name: string) => `About ${name}: ${what}`,
  aboutNobody: (what: string) => `About nobody in particular: ${what}`,
  addPromise: 'Write down a promise',
  keepPromise: 'Write it down',
  never: 'Never mind',
  kept: (what: string) => `Kept: ${what}`,
  notKept: (what: string) => `Still to do: ${what}`,
  promisedNow: (what: string) => `Written down: ${what}`,
  tick: (what: string) => `It is done: ${what}`,
  about: (name: string) => `About ${name}`,
  dueToday: 'today',
  dueTomorrow: 'tomorrow',
  dueOn: (iso: string, near: boolean) => when(iso, near),
  dueSince: (iso: string, near: boolean) => `since ${when(iso, near)}`,
  dueSomeTime: 'some time',
  doneToday: 'done today',
  doneOn: (iso: string, near: boolean) => `done on ${when(iso, near)}`,
  anotherDay: (what: string, when: string) => `${when}: another day for ${what}`,
  dayOf: (what: string) => `By when: ${what}`,
  promiseMoved: (what: string) => `Another day: ${what}`,
  letGo: 'Let it go',
  letGoOf: (what: string) => `Let it go: ${what}`,
  letGone: (what: string) => `No longer promised: ${what}`,

  gifts: 'Gifts waiting to be given',
  giftsFine: 'not taken up for three months',
  giftsNone: 'No gift waits longer than three months. Ask somebody what they do well.',
  giftsDo: 'Note a conversation',
  gives,
  wouldLove: (name: string, what: string) => `${name} would love ${what}`,
  nobodyYet: 'Nobody has asked for it yet. Who would love it?',
  nobodyLately: 'Nobody has asked for it lately. Who would love it?',
  introduce: 'Introduce',
  introduceOf: (one: string, other: string) => `Introduce ${one} and ${other}`,
  whoElse: 'Who could meet?',
  whoFor: (name: string, what: string) => `Who could meet ${name} over ${what}?`,

  introduced: 'Being introduced',
  introducedNone: 'No introduction is under way. See who could meet, or introduce two you have in mind.',
  whoElseLink: 'Who else could meet?',

  visit: 'Worth a visit',
  visitSum: (n: number, minutes: number) =>
    `${many(n, 'thing', 'things')} not checked for a while${minutes > 0 ? `, on one walk of ${count(minutes, 'minute', 'minutes')}` : ''}.`,
  visitNone: 'Everything here was looked at lately, or is nowhere to walk to.',
  plan: 'Plan the walk',
  sketch: 'The way of the walk, from stop to stop',
  neverLooked: 'never looked at',

  quiet: 'Not spoken to for a while',
  quietFine: 'for half a year or longer',
  quietNone: 'You have been in touch with everybody lately.',
  lastSpoken: (ago: string) => `last ${ago}`,
  neverSpoken: 'not spoken to yet',
  noteTalk: 'Note a conversation',
  noteTalkWith: (name: string) => `Note a conversation with ${name}`,
  talkStart: (name: string) => `Spoke with ${name}: `,
  together: 'More that brings people together',
  failed: 'This page cannot be shown just now',
};
