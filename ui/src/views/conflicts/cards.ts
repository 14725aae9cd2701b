// What stands side by side in a question, and what keeping each of it decides.

import type { ConflictDecision, Hand } from '../../core/bindings';
import { conflicts as words } from '../../text/words';
import { changedAll, inSentence, initialOf, nameOf, namesOf, titleAll, titleOf, whenOf, whoseAll } from './saying';
import { decisionsFor, latest, leavesIt, sidesOf, type Question, type Side } from './sides';

export interface Version {
  key: string;
  title: string;
  initial: string | null;
  when: string;
  /** On its button. */
  keep: string;
  decisions: ConflictDecision[];
  /** Said once it is decided. */
  said: string;
  /** Who says what; none where it is only whether it is kept. */
  side: Side | null;
  /** What comes of it, where nobody wrote anything that could stand there. */
  tells: string | null;
}

/** Those who want it kept, and those who put it into the bin. */
export function handsOf({ about }: Question): { here: Hand[]; bin: Hand[] } {
  const of = (wanted: (value: unknown) => boolean) => about.answers.filter(({ value }) => wanted(value)).flatMap(({ hands }) => hands);
  return { here: of((value) => value !== 'bin'), bin: of((value) => value === 'bin') };
}

/** It is asked whether it stays, not what it says. */
export const isWhole = ({ about }: Question) => about.asked === 'kept' || about.asked === 'joined_with_erased';

export function versionsOf(question: Question, worker: string | null): Version[] {
  if (question.about.asked === 'kept') return keptOrNot(question, worker);
  return question.about.asked === 'joined_with_erased' ? leftOrNot(question) : bySide(question, worker);
}

function bySide(question: Question, worker: string | null): Version[] {
  const { about, conflicts } = question;
  const name = nameOf(about);
  const sides = sidesOf(question, worker);
  const titles = sides.map(({ hand }) => titleOf(hand, worker));
  const whose = whoseAll(sides, worker);
  return sides.map((side, i) => {
    const { key, hand } = side;
    const title = titles[i] ?? '';
    const mine = whose[i] ?? '';
    const leaves = leavesIt(conflicts, side);
    return {
      key, title, side, tells: null,
      initial: initialOf(hand, worker),
      when: whenOf(hand, worker, titles.indexOf(title) !== titles.lastIndexOf(title)),
      keep: leaves ? words.leave : about.asked === 'after_joining' ? words.take(mine) : words.keep(mine),
      decisions: decisionsFor(conflicts, side),
      said: leaves ? words.decidedLeft(name) : words.decided(name, mine),
    };
  });
}

/** To keep it stands first. */
function keptOrNot(question: Question, worker: string | null): Version[] {
  const { record, unit } = question.about;
  const name = nameOf(question.about);
  const { here, bin } = handsOf(question);
  const version = (key: 'here' | 'bin', hands: Hand[], keep: string, said: string): Version => {
    const last = latest(hands);
    return {
      key, keep, said,
      title: titleAll(hands, worker),
      initial: last ? initialOf(last, worker) : null,
      when: last ? whenOf(last, worker, false) : '',
      decisions: [{ record, unit, value: key }],
      side: null,
      tells: null,
    };
  };
  return [version('here', here, words.keepIt, words.decidedKept(name)), version('bin', bin, words.letGo, words.decidedGone(name))];
}

/** What is left of two that were joined stays, or does not. Neither is anybody’s version. */
function leftOrNot({ about, conflicts }: Question): Version[] {
  const name = nameOf(about);
  const version = (key: 'here' | 'bin', title: string, keep: string, said: string, tells: string): Version => ({
    key, title, keep, said, tells,
    initial: null,
    when: '',
    decisions: conflicts.map(({ record, unit }) => ({ record, unit, value: key })),
    side: null,
  });
  return [
    version('here', words.leftOther, words.keepIt, words.decidedKept(name), words.leftStays),
    version('bin', words.leftNot, words.letGo, words.decidedGone(name), words.leftGoes),
  ];
}

/** What is asked, in a sentence. `into` is what it was joined with, `changed` the fields that were changed after it was deleted. */
export function leadOf(question: Question, worker: string | null, into: string | null, changed: string[]): string {
  const { about, conflicts } = question;
  if (about.asked === 'kept') {
    const { here, bin } = handsOf(question);
    const names = (hands: Hand[]) => words.and(namesOf(hands, worker)) || words.somebody;
    const on = (hands: Hand[]) => words.day(latest(hands)?.at ?? '');
    return words.kept(names(bin), on(bin), names(here), changedAll(about.kind, changed), on(here));
  }
  if (about.asked === 'after_joining') {
    const after = conflicts.flatMap(({ answers }) => answers.slice(1)).flatMap(({ hands }) => hands);
    return words.joined(into, words.and(namesOf(after, worker)) || words.somebody, changedAll(about.kind, conflicts.map(({ unit }) => unit)));
  }
  if (about.asked === 'joined_with_erased') {
    const { here } = handsOf(question);
    return words.joinedWithErased(words.and(namesOf(here, worker)) || words.somebody, words.day(latest(here)?.at ?? ''));
  }
  const sides = sidesOf(question, worker).map(({ hand }) => inSentence(hand, worker));
  const all = conflicts.flatMap(({ answers }) => answers).flatMap(({ hands }) => namesOf(hands, worker));
  const names = [...new Set([...sides, ...all])];
  return about.asked === 'twins' ? words.twins(names) : words.differ(names);
}
