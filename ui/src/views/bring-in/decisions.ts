// What can be decided about a doubtful row, and the options a plan is asked with.

import type { ImportOptions, RowDecision, RowPlan } from '../../core/bindings';
import { decisionWords as words } from '../../text/words';

export interface Choice {
  /** null: later, which is always an answer. */
  decision: RowDecision | null;
  words: string;
}

const later = (): Choice => ({ decision: null, words: words.later });
const leaveOut = (): Choice => ({ decision: 'leave_out', words: words.leaveOut });

/** The ways out of a doubt, by its reason and by whether it is about an asset that is here. */
export function choices(row: Pick<RowPlan, 'reason' | 'about'>): Choice[] {
  switch (row.reason) {
    case 'perhaps':
      return [
        { decision: 'take_theirs', words: words.sameOne },
        { decision: 'new', words: words.newOne },
        later(),
      ];
    case 'changed_here':
      return [
        { decision: 'keep_mine', words: words.keepMine },
        { decision: 'take_theirs', words: words.takeTheirs },
        later(),
      ];
    case 'twice_in_file':
      return [{ decision: 'new', words: words.keepBoth }, leaveOut(), later()];
    case 'safeguard':
      return [{ decision: 'safeguard', words: words.safeguard }, { decision: 'new', words: words.withPlace }, leaveOut(), later()];
    case 'place_unclear':
    case 'unclear':
      return [{ decision: 'new', words: words.bringIn }, leaveOut(), later()];
    default:
      // Without a name or a kind there is nothing to bring in yet.
      return [leaveOut(), later()];
  }
}

/** The ways out that all of these rows have; none where that is only to wait. */
export function common(rows: RowPlan[]): Choice[] {
  const [first, ...rest] = rows.map(choices);
  if (!first || rest.length === 0) return [];
  const shared = first.filter(({ words }) => rest.every((each) => each.some((other) => other.words === words)));
  return shared.length > 1 ? shared : [];
}

/** Options that leave every guess to the core. */
export function noOptions(): ImportOptions {
  return { sheet: null, columns: {}, kind: null, audience: null, swap: false, decisions: {} };
}

/** The options with one decision taken for these rows, or taken back. */
export function decide(
  options: ImportOptions,
  rows: number[],
  decision: RowDecision | null,
): ImportOptions {
  const decisions = { ...options.decisions };
  for (const row of rows) {
    if (decision === null) delete decisions[row];
    else decisions[row] = decision;
  }
  return { ...options, decisions };
}

/**
 * The doubtful rows to list: those that still are, and those decided here, which are no longer
 * doubtful to the core but must stay in view so that a decision can be changed.
 */
export function doubtful(current: RowPlan[], decided: Record<number, RowPlan>): RowPlan[] {
  const still = current.filter((row) => row.outcome === 'inbox');
  const numbers = new Set(still.map((row) => row.row));
  const kept = Object.values(decided).filter((row) => !numbers.has(row.row));
  return [...still, ...kept].sort((a, b) => a.row - b.row);
}
