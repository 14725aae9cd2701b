// What the pretended catalogue answers of what people wrote differently about the same.

import type { Conflict, ConflictAnswer, Hand, Label } from './bindings';
import type { Answers, FakeState } from './fake';

type Write = <T>(label: Label, work: () => T) => unknown;

/** Whoever works in the pretended file, and two others with their laptops. */
export const YOU: Hand = { person: 'Maryam', laptop: 'MARYAM-LAPTOP', here: true, at: '2025-05-06T12:10:00Z' };
export const AMINA: Hand = { person: 'Amina', laptop: 'KITCHEN', here: false, at: '2025-05-07T10:30:00Z' };
export const JOE: Hand = { person: 'Joe', laptop: null, here: false, at: '2025-05-03T15:00:00Z' };

export const wrote = (value: unknown, ...hands: Hand[]): ConflictAnswer => ({ value, words: null, hands });

/** One question; of an asset in the pretended town, and of texts, unless `part` says otherwise. */
export function asked(record: string, name: string, unit: string, answers: ConflictAnswer[], part: Partial<Conflict> = {}): Conflict {
  const texts = answers.map(({ value }) => value);
  const both = texts.every((text) => typeof text === 'string') ? texts.join('; ') : null;
  return { record, kind: 'asset', asked: 'differs', unit, asset: record, asset_kind: 'exchange', name, answers, both, free: true, ...part };
}

const TOOLS = ['tools', 'Mill Lane Tool Library'] as const;
const CONFLICTS: Conflict[] = [
  asked(...TOOLS, 'summary', [
    wrote('Ladders, drills, two wheelbarrows', AMINA),
    wrote('Ladders, drills, a cider press', YOU),
  ]),
  asked(...TOOLS, 'times', [
    wrote('Saturdays, 10 to 1, April to September', AMINA),
    wrote('Saturdays, 10 to 12', YOU),
  ]),
  asked(...TOOLS, 'steward', [wrote('Tomasz and Rosa', AMINA), wrote('Tomasz', YOU)]),
  asked('walkers', 'Wednesday Walkers', 'times', [
    wrote('Wednesdays, 10:30', JOE),
    wrote('Wednesdays, 10 o’clock', YOU),
    wrote('Wednesdays, 11 in winter', AMINA),
  ], { asset_kind: 'association' }),
  asked('seeds', 'Seed swap shelf', 'exists', [wrote('here', AMINA), wrote('bin', JOE)], { asked: 'kept', both: null, free: false }),
];

/** What is still open goes with the state, so that undo brings it back. */
type Asking = FakeState & { asked?: Conflict[] };
export const conflictsOf = (state: FakeState): Conflict[] => (state as Asking).asked ?? CONFLICTS;

/** Other questions than the usual ones. */
export function ask(state: FakeState, conflicts: Conflict[]) {
  (state as Asking).asked = conflicts;
}

/** The asset as it was decided. */
function settle(state: FakeState, record: string, unit: string, value: unknown) {
  const found = state.assets.find(({ id }) => id === record);
  if (!found) return;
  if (unit === 'exists') found.in_bin = value === 'bin';
  else if (unit in found.asset) Object.assign(found.asset, { [unit]: value });
}

export function conflictsAnswers(state: () => FakeState, write: Write): Answers {
  return {
    list_conflicts: ({ offset, limit }) => {
      const all = conflictsOf(state());
      return { total: all.length, records: new Set(all.map(({ record }) => record)).size, conflicts: all.slice(offset, offset + limit) };
    },
    decide: ({ decisions }) => {
      const [one, ...more] = decisions;
      const label: Label = more.length > 0 ? { action: 'decide', count: decisions.length } : { action: 'decide', record: one?.record ?? null, field: one?.unit ?? null };
      return write(label, () => {
        for (const { record, unit, value } of decisions) settle(state(), record, unit, value);
        const isOpen = (conflict: Conflict) => !decisions.some(({ record, unit }) => record === conflict.record && unit === conflict.unit);
        ask(state(), conflictsOf(state()).filter(isOpen));
        return decisions.length;
      });
    },
  };
}
