// Questions that can be asked of the network, and their answers as sentences. No answer is a number or a rank.

import type { NetworkFinding as Finding, Party, Question, WhatChanged } from '../../core/bindings';
import { listed, type Part } from '../parts';
import { said } from './core';
import { count } from './counting';
import { statusWords } from './kinds';
import { day } from './times';

type Ask = Question['ask'];

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

function changed(party: Party, what: WhatChanged): Part[] {
  switch (what.what) {
    case 'new': return [party, ' is new here.'];
    case 'tied_to': return ['A new tie: ', party, ` ${said(what.wording)} `, what.other, '.'];
    case 'tie_ended': return ['A tie has ended: ', party, ` ${said(what.wording)} `, what.other, '.'];
    case 'status_now': return [party, `: ${(statusWords[what.status as keyof typeof statusWords] ?? what.status).toLowerCase()} now.`];
    case 'introduced': return [party, ' and ', what.other, ` ${STAGES[what.stage] ?? 'were introduced'}.`];
    case 'offers': return [party, ` offers something new: ${what.gift}.`];
  }
}

function sentence(found: Finding, most = 12): Part[] {
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
    case 'changed': return [`${day(found.day)}. `, ...changed(found.party, found.what)];
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
  connectors: 'Nobody alone holds groups together here: they meet in more than one way.',
  together: 'There are too few ties yet to say who holds together.',
  alone: 'Everybody and everything here is tied to something.',
  unasked_gifts: 'Every gift we know of has been asked for, or there is none yet.',
  without_institution: 'Every group here has a tie to a service or organisation.',
  only_institutions: 'Wherever we know a service, we also know people, groups or places.',
  changed: 'Nothing has changed since then.',
};

const how: Record<Ask, string> = {
  connectors:
    'We looked at the shortest ways through ties from everybody to everybody else, and for those through whom many of these ways lead, and without whom parts of the network would fall apart. Ties that have ended were left out. Only people and groups are named, and those who join parts that otherwise have few ties to one another.',
  together:
    'Things that have more ties among themselves than to the rest were put together. Each such group is named by those of it with the most ties in it. Ties that have ended were left out, and so were groups of fewer than three.',
  alone:
    'Named is everything that has no tie that still holds. Ties that have ended do not count, nor do gifts and wishes. Somebody may well have company that we have not heard of.',
  unasked_gifts:
    'Named are gifts on offer that no introduction is about, that nobody has taken up as far as we know, and of which no wish of somebody else speaks. Those that rest or are withdrawn were left out.',
  without_institution:
    'For each group without a tie to a service or organisation we looked for the shortest way to one, through people and groups who may be asked: nobody who would rather not be introduced, and nobody who is safeguarded. Ties that have ended were left out.',
  only_institutions:
    'For each neighbourhood that residents drew, or else for each official area, we looked at everything that has its place in it, and named those where that is services and organisations only. What is not on the map, what has ended, and areas where nothing is known were left out.',
  changed:
    'This is what was noted in this file since that day: what is new, ties made and ended, states, introductions and gifts. It is the day on which it was written down, which may be later than the day on which it happened.',
};

export const questions = {
  title: 'Questions',
  asked,
  sentence,
  nothing,
  how,
  howTitle: 'How was this worked out?',
  of: (assets: number, ties: number) => `Worked out from ${count(assets, 'asset', 'assets')} and ${count(ties, 'tie', 'ties')}.`,
  since: 'Since which day?',
  close: 'Back to the ties',
  answers: (n: number) => count(n, 'answer', 'answers'),
  looking: 'Looking through the ties',
  showThese: 'Show these',
  chosen: (n: number) => `${count(n, 'asset is', 'assets are')} chosen on the map, in the list and in the network.`,
  all: 'Name them all',
  more: (n: number) => `Show ${count(n, 'more', 'more')}`,
};
