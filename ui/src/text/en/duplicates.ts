// Words of two that may be one: the desk where somebody decides, and what was joined, on the card.

import type { Sameness } from '../../core/bindings';
import { count, number } from './counting';
import { walks } from './walks';

const listed = new Intl.ListFormat('en-GB');

const WHY: Record<Exclude<Sameness, 'near'>, string> = {
  number: 'same number in the register',
  phone: 'same telephone',
  email: 'same email address',
  web: 'same page on the web',
  postcode: 'same postcode',
  same_name: 'same name',
  like_name: 'names much alike',
};
/** Nearer than that is one spot: no map in use here is drawn more exactly. */
const ONE_SPOT_M = 15;

export const duplicates = {
  show: 'Look for duplicates',
  showOf: 'Look whether what is chosen is here twice',
  title: 'Do these mean the same?',
  opening: 'Nothing is joined by itself. The likeliest stand first.',
  ofOnly: (name: string) => `Only what may be the same as ${name}.`,
  all: 'Show all pairs',
  list: 'Pairs',
  likely: 'Very likely the same',
  perhaps: 'Perhaps',
  more: 'Show more',
  looking: 'Looking for pairs. With many assets this takes a moment.',
  failed: 'The pairs could not be looked at',
  failedTwo: 'These two could not be compared',
  nothingLost: 'Nothing is lost, whichever you choose. Undo takes it back now, and what was joined can be taken apart later on its card.',
  empty: 'Nothing here looks like something else',
  emptyText: 'What may be here twice waits on this page: after a merge, after a list came in, or when you look.',
  emptyOf: (name: string) => `Nothing here looks like ${name}`,
  back: 'Back to where you were',

  two: (one: string, other: string) => `${one} and ${other}`,
  because: (why: Sameness[], metres: number | null): string => {
    const said = why.flatMap((each) => (each === 'near' ? (metres === null ? ['close together'] : []) : [WHY[each]]));
    const apart = metres === null ? [] : [metres < ONE_SPOT_M ? 'at the same spot' : `${walks.distance(metres)} apart`];
    return [...said, ...apart].join(', ');
  },
  question: (because: string) => `${because.charAt(0).toUpperCase()}${because.slice(1)}.`,
  how: 'Where they differ, choose what is right. What only one of them says is taken along.',
  people: 'These are people. Only somebody who knows them can decide, so nothing is chosen beforehand. Both names stay visible on the card.',
  whichStays: 'Which of the two stays?',
  stays: 'This one stays',
  staysOf: (name: string) => `This one stays: ${name}`,
  card: 'See its card',
  cardOf: (name: string) => `See its card: ${name}`,
  cameFrom: 'Where it came from',
  partners: 'Our team and partners that are named',
  nothing: 'nothing',
  fromOther: (metres: number) => (metres < ONE_SPOT_M ? 'at the spot of the other' : `${walks.distance(metres)} from the other`),
  bothTaken: (list: string) => `${list}: both are taken, unless you take one out`,
  along: (ties: number, contacts: number, gifts: number, bothTied: boolean): string => {
    const parts = [
      ...(ties > 0 ? [count(ties, 'tie', 'ties')] : []),
      ...(contacts > 0 ? [count(contacts, 'way to reach it', 'ways to reach it')] : []),
      ...(gifts > 0 ? [count(gifts, 'gift', 'gifts')] : []),
    ];
    if (parts.length === 0) return 'Neither of them has ties, ways to reach it or gifts.';
    const verb = ties + contacts + gifts === 1 ? 'comes' : 'come';
    return `Whichever stays, ${listed.format(parts)} ${verb} along${bothTied ? '; a tie that both have is shown once' : ''}.`;
  },
  safer: (fields: string[]) => `What protects more holds for both: ${listed.format(fields)}.`,
  same: (n: number) => (n === 1 ? 'The other one is the same' : `The other ${number(n)} are the same`),
  allSame: 'There is nothing to choose: what is said of them is the same.',

  join: 'They are the same: make them one',
  notSame: 'Not the same',
  later: 'Decide later',
  chooseFirst: 'Choose first which one stays.',
  waits: 'It is the only pair. It waits here until somebody decides.',
  joined: (one: string, other: string, name: string) =>
    one === other ? `The two called ${one} are one now. They can be taken apart again on the card.` : `${one} and ${other} are one now, called ${name}. They can be taken apart again on the card.`,
  areTwo: (one: string, other: string) =>
    `${one === other ? `The two called ${one}` : `${one} and ${other}`} are not the same: remembered, and after the next exchange on the other laptops too.`,

  joinedWith: (name: string, when: string, who: string | null) => `Joined with ${name} on ${when} by ${who ?? 'somebody in the team'}.`,
  quoted: (list: string) => `“${list}”`,
  joinedFrom: (sources: string[]) => `Where it came from: ${sources.join(', ')}.`,
  takeApart: 'Take apart again',
  takeApartOf: (name: string) => `Take apart again: ${name}`,
  apartAgain: (name: string) => `${name} stands by itself again`,
};
