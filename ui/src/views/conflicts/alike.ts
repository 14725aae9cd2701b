// Questions that are asked again and again between the same two people, and can be answered in one go.

import type { Conflict, ConflictAnswer, ConflictDecision } from '../../core/bindings';
import { whoIs } from './sides';

/** What keeps somebody safe is decided one by one. */
const ONE_BY_ONE = ['audience', 'sensitivity', 'withdrawn', 'is_child', 'restricted', 'may_be_published', 'review_by'];

export interface Alike {
  unit: string;
  /** All of them, the one that was asked about among them. */
  conflicts: Conflict[];
}

/** Who wrote it, if it was one person. */
function whoOf({ hands }: ConflictAnswer, worker: string | null): string | undefined {
  const all = [...new Set(hands.map((hand) => whoIs(hand, worker)))];
  return all.length === 1 ? all[0] : undefined;
}

/** The two between whom it is asked; none where it is not between two. */
function pairOf({ asked, unit, answers }: Conflict, worker: string | null): string[] | null {
  if ((asked !== 'differs' && asked !== 'twins') || ONE_BY_ONE.includes(unit) || answers.length !== 2) return null;
  const two = answers.flatMap((answer) => whoOf(answer, worker) ?? []);
  return two.length === 2 && two[0] !== two[1] ? two.sort() : null;
}

const same = (one: string[], other: string[] | null) => other !== null && one.every((who, i) => who === other[i]);

/** What of a question is asked elsewhere as well, of the same field and between the same two. */
export function alikeTo(question: Conflict[], all: Conflict[], worker: string | null): Alike[] {
  return question.flatMap((conflict) => {
    const two = pairOf(conflict, worker);
    if (two === null) return [];
    const conflicts = all.filter(
      (other) => other.kind === conflict.kind && other.unit === conflict.unit && same(two, pairOf(other, worker)),
    );
    return conflicts.length > 1 ? [{ unit: conflict.unit, conflicts }] : [];
  });
}

/** One of the two is right in all of them. */
export function sweep({ conflicts }: Alike, who: string, worker: string | null): ConflictDecision[] {
  return conflicts.flatMap(({ record, unit, answers }) => {
    const answer = answers.find(({ hands }) => hands.some((hand) => whoIs(hand, worker) === who));
    return answer ? [{ record, unit, value: answer.value }] : [];
  });
}
