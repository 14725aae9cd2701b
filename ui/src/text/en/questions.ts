// Questions that can be asked of the network, and their answers as sentences. No answer is a number or a rank.

import type { NetworkFinding as Finding, Party, Question, WhatChanged } from '../../core/bindings';
import { brief } from '../brief';
import { isolated } from '../isolated';
import { listed, type Part } from '../parts';
import { said } from './core';
import { count, number } from './counting';
import { kindWords, statusWords } from './kinds';
import { day } from './times';

type Ask = Question['ask'];
/** How a tie is said: in the words of its type, where these were put right or translated by hand. */
type How = (wording: string) => string;

const named = ({ name }: Party) => isolated(brief(name, 120));
const others = (n: number) => count(n, 'other', 'others');
const list = (parties: Party[], most = 12): Part[] => listed(parties, ' and ', most, others);
/** Several lists: "A and B, C, and D". */
const groups = (all: Party[][]): Part[] =>
  all.flatMap((each, i) => [i === 0 ? '' : i === all.length - 1 ? ', and with ' : ', with ', ...list(each, 3)]);

const STAGES: Record<string, string> = {
  suggested: 'may be introduced to one another',
  offered: 'were asked whether they would like to meet',
  introduced: 'were introduced',
  met: 'have met',
  going_with_support: 'do something together, with somebody beside them',
  going_on_their_own: 'do something together on their own',
  carrying_on_without_us: 'carry on together without us',
  paused: 'have paused',
  ended: 'are no longer being introduced',
};

function changed(party: Party, what: WhatChanged, how: How): Part[] {
  switch (what.what) {
    case 'new': return [party, ' is new here.'];
    case 'tied_to': return ['A new tie: ', party, ` ${how(what.wording)} `, what.other, '.'];
    case 'tie_ended': return ['A tie has ended: ', party, ` ${how(what.wording)} `, what.other, '.'];
    case 'status_now': return [party, `: ${(statusWords[what.status as keyof typeof statusWords] ?? what.status).toLowerCase()} now.`];
    case 'introduced': return [party, ' and ', what.other, ` ${STAGES[what.stage] ?? 'were introduced'}.`];
    case 'offers': return [party, ` offers something new: ${what.gift}.`];
    // What lies there cannot be chosen: it is only named.
    case 'removed': return [`${named(party)} lies in the bin now.`];
    case 'tie_removed': return ['A tie was removed: ', party, ` ${how(what.wording)} `, what.other, '.'];
  }
}

/** Much of one sort, of which a few are named. */
function much({ sort, kind, count: n, named: few }: Extract<Finding, { found: 'changed_much' }>): Part[] {
  const of = kind === null ? '' : `${kindWords[kind]}: `;
  const some = (are: string): Part[] => [`${are}, among them `, ...list(few), '.'];
  const theirs = (are: string, what: string): Part[] => [`${are}, among them ${what} of `, ...list(few), '.'];
  switch (sort) {
    case 'new': return some(`${of}${number(n)} are new`);
    case 'tied_to': return theirs(count(n, 'new tie', 'new ties'), 'ties');
    case 'tie_ended': return theirs(count(n, 'tie has ended', 'ties have ended'), 'ties');
    case 'tie_removed': return theirs(count(n, 'tie was removed', 'ties were removed'), 'ties');
    case 'status_now': return some(count(n, 'asset has another state now', 'assets have another state now'));
    case 'introduced': return theirs(count(n, 'introduction was made or went further', 'introductions were made or went further'), 'those');
    case 'offers': return theirs(count(n, 'new gift', 'new gifts'), 'gifts');
    case 'removed': return [`${of}${number(n)} lie in the bin now, among them ${few.map(named).join(', ')}.`];
  }
}

function sentence(found: Finding, most = 12, how: How = said): Part[] {
  switch (found.found) {
    case 'connector': {
      const [first = [], ...rest] = found.between;
      if (rest.length === 0) return [found.party, ' is where ', ...list(first, 3), ' meet others.'];
      return [
        found.party, ' connects ', ...list(first, 3), ' with ', ...groups(rest), '.',
        ...(found.only ? [' Nothing else that we know of joins them.'] : []),
      ];
    }
    case 'together': {
      const called = found.called.map(({ id }) => id);
      const rest = found.members.filter(({ id }) => !called.includes(id));
      if (rest.length === 0) return [...list(found.called), ' hold together.'];
      return ['Around ', ...list(found.called), ': ', ...list(rest, most), '.'];
    }
    case 'alone': return [found.party, ' is not tied to anything here yet.'];
    case 'unasked_gift':
      return [found.holder, ` offers ${found.what}`, ...(found.since ? [`, as we have known since ${day(found.since)}`] : []), '. Nobody has asked for it yet.'];
    case 'without_institution': {
      const way = found.through.filter(({ id }) => id !== found.association.id);
      const to = way.at(-1);
      if (!to) return [found.association, ' has no tie to a service or organisation, and we know nobody yet who could introduce them.'];
      if (way.length === 1) return [found.association, ' has no tie to a service or organisation. ', to, ' is the nearest.'];
      return [found.association, ' has no tie to a service or organisation. Through ', ...way.slice(0, -1).flatMap((party, i) => [i === 0 ? '' : ', then ', party]), ' they could meet ', to, '.'];
    }
    case 'only_institutions':
      return [
        found.area === null ? 'Outside every area that was drawn, we know only services and organisations so far: ' : `In ${found.area} we know only services and organisations so far: `,
        ...list(found.institutions, most), '. Who else brings people together there?',
      ];
    case 'changed': return [`${day(found.day)}. `, ...changed(found.party, found.what, how)];
    case 'changed_much': return [`${day(found.day)}. `, ...much(found)];
  }
}

const asked: Record<Ask, string> = {
  connectors: 'Who connects groups that otherwise never meet?',
  together: 'Which groups hold together?',
  alone: 'Who is on their own?',
  unasked_gifts: 'Which gifts has nobody asked for?',
  without_institution: 'Which groups have no tie to a service, and who could introduce them?',
  only_institutions: 'Where do we know only services?',
  changed: 'What changed since a day?',
};

const nothing: Record<Ask, string> = {
  connectors: 'No person and no group that we know of stands between parts of the network that otherwise have few ties to one another.',
  together: 'There are too few ties yet to say who holds together.',
  alone: 'Every person and every group here is tied to something, or we know of none yet.',
  unasked_gifts: 'Every gift we know of has been asked for, or there is none yet.',
  without_institution: 'Every group here has a tie to a service or organisation, or we know of none yet.',
  only_institutions: 'Wherever we know a service or organisation, we know something else as well.',
  changed: 'Nothing has changed since then.',
};

const how: Record<Ask, string> = {
  connectors:
    'We looked at the shortest ways through ties from each to every other, for those through whom many of these ways lead, and at whether parts of the network would fall apart without them. Ties that have ended were left out. Only people and groups are named, at most the seven through whom most of these ways lead, and only where the parts they join have three or more in them and otherwise few ties to one another. What has ended, and what is kept but not used, was not named.',
  together:
    'Things that have more ties among themselves than to the rest were put together. Each such group is named by those of it with the most ties in it. Ties that have ended were left out, and so were groups of fewer than three and what is kept but not used.',
  alone:
    'Named are people and groups without a tie that still holds; places, services, exchanges and stories were not looked at. Ties that have ended do not count, nor do gifts and wishes. What has ended was left out, and so was what is kept but not used. Somebody may well have company that we have not heard of.',
  unasked_gifts:
    'Named are gifts on offer that no introduction is about, that nobody has taken up as far as we know, and of which no wish of somebody else speaks, in the same words or in others that mean the same here. Wishes that were let go do not count. Gifts that rest or are withdrawn were left out, and so were those of whoever is kept but not used.',
  without_institution:
    'For each group without a tie to a service or organisation we looked for the shortest way to one, through people who may be asked and through nobody else: not through groups or places, nor through children, people who would rather not be introduced, or anybody safeguarded. Whoever is not there any more, groups, services and ties that have ended were left out, and so was what is kept but not used.',
  only_institutions:
    'For each neighbourhood that residents drew, or else for each official area, we looked at everything that has its place in it, and at what lies outside all of them, and named those where that is services and organisations only. What is not on the map, what has ended, what is kept but not used, and areas where nothing is known were left out.',
  changed:
    'This is what was noted in this file since that day: what is new, ties made, ended and removed, states, introductions, gifts, and what went into the bin. Where there is much of one sort on one day, a few of it are named. It is the day on which it was written down, which may be later than the day on which it happened.',
};

export const questions = {
  title: 'Questions',
  asked,
  sentence,
  nothing,
  how,
  howTitle: 'How was this worked out?',
  of: (assets: number, ties: number) => `Worked out from ${count(assets, 'asset', 'assets')} and ${count(ties, 'tie', 'ties')}.`,
  ofBestTied: (assets: number) => `Ways were looked for among the ${count(assets, 'asset', 'assets')} with the most ties.`,
  since: 'Since which day?',
  close: 'Back to the ties',
  answers: (n: number) => count(n, 'answer', 'answers'),
  looking: 'Looking through the ties',
  showThese: 'Show these',
  chosen: (n: number) => `${count(n, 'asset is', 'assets are')} chosen on the map, in the list and in the network.`,
  all: 'Name them all',
  more: (n: number) => `Show ${count(n, 'more', 'more')}`,
};
