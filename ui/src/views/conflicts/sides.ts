// What is asked, record by record, and who says what of it: one side for each person, with what they wrote line by
// line.

import type { Conflict, ConflictAnswer, ConflictDecision, Hand } from '../../core/bindings';

/** What is asked of one record in the same way, and decided together. */
export interface Question {
  key: string;
  /** The first of them, which says what record it is. */
  about: Conflict;
  conflicts: Conflict[];
}

export interface Side {
  key: string;
  /** Who wrote it, and when they did last. */
  hand: Hand;
  /** By unit; a line that they did not change has none. */
  answers: Record<string, ConflictAnswer>;
}

/** The questions in the order in which they came, all of a record together. */
export function questionsOf(conflicts: Conflict[]): Question[] {
  const all = new Map<string, Question>();
  for (const conflict of conflicts) {
    const key = `${conflict.record} ${conflict.asked}`;
    const known = all.get(key);
    if (known) known.conflicts.push(conflict);
    else all.set(key, { key, about: conflict, conflicts: [conflict] });
  }
  return [...all.values()];
}

/** It was written in this file by whoever works in it now. */
export const isYou = ({ here, person }: Hand, worker: string | null) => here && (person === null || worker === null || person === worker);

/** The same for the same person, or for the same laptop where no person is known. */
export function whoIs(hand: Hand, worker: string | null): string {
  if (isYou(hand, worker)) return 'you';
  return hand.person === null ? `laptop ${hand.laptop ?? ''}` : `person ${hand.person}`;
}

/** Of what nothing is known any more. */
const NOBODY: Hand = { person: null, laptop: null, here: false, at: '' };

interface Written extends Side {
  who: string;
}

/** Whoever works here first, then in the order of the answers. Who wrote nothing that another did not is no side. */
export function sidesOf({ conflicts }: Pick<Question, 'conflicts'>, worker: string | null): Side[] {
  const all: Written[] = [];
  for (const { unit, answers } of conflicts)
    for (const answer of answers)
      for (const hand of answer.hands.length > 0 ? answer.hands : [NOBODY]) {
        const who = whoIs(hand, worker);
        const mine = all.filter((side) => side.who === who);
        // Somebody who wrote two things, each on another laptop, stands there twice.
        const free = mine.find((side) => side.answers[unit] === undefined || side.answers[unit] === answer);
        if (!free) all.push({ key: `${who} ${mine.length}`, who, hand, answers: { [unit]: answer } });
        else {
          free.answers[unit] = answer;
          if (hand.at > free.hand.at) free.hand = hand;
        }
      }
  const you = (side: Written) => side.who === 'you';
  const ordered = [...all.filter(you), ...all.filter((side) => !you(side))];
  return ordered.filter((side, i) => !ordered.some((other, j) => j !== i && holds(other, side) && (j < i || !holds(side, other))));
}

/** It says all that the other says. */
const holds = (side: Side, other: Side) => Object.entries(other.answers).every(([unit, answer]) => side.answers[unit] === answer);

/** Those who wrote the same as a side, besides its own. */
export function othersOf(side: Side, answer: ConflictAnswer, worker: string | null): Hand[] {
  const mine = whoIs(side.hand, worker);
  return answer.hands.filter((hand) => whoIs(hand, worker) !== mine);
}

/** When it was written last. */
export const latest = (hands: Hand[]): Hand | undefined =>
  hands.reduce<Hand | undefined>((last, hand) => (last === undefined || hand.at > last.at ? hand : last), undefined);

/** After two were joined, what stands already is kept by leaving the rest behind. */
const isKeptByLeaving = ({ asked, answers }: Conflict, answer: ConflictAnswer) => asked === 'after_joining' && answer === answers[0];

export const decisionOf = (conflict: Conflict, answer: ConflictAnswer): ConflictDecision => ({
  record: conflict.record,
  unit: conflict.unit,
  value: isKeptByLeaving(conflict, answer) ? null : answer.value,
});

/** All that a side says is right; what it did not change stays open. */
export function decisionsFor(conflicts: Conflict[], side: Side): ConflictDecision[] {
  return conflicts.flatMap((conflict) => {
    const answer = side.answers[conflict.unit];
    return answer ? [decisionOf(conflict, answer)] : [];
  });
}

/** Keeping this side changes nothing of what stands there now. */
export const leavesIt = (conflicts: Conflict[], side: Side) =>
  conflicts.every((conflict) => {
    const answer = side.answers[conflict.unit];
    return answer === undefined || isKeptByLeaving(conflict, answer);
  });
