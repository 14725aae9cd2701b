import { describe, expect, it } from 'vitest';
import type { RelationshipType, TieColumn, TieColumnPlan, TieTypePlan } from '../../../core/bindings';
import { tieColumnWords } from '../../../text/en/bring-ties';
import { columnMatches, columnsWith, holdsOf, typeMatches } from './columns';

const columns = (...holds: TieColumn[]): TieColumnPlan[] => holds.map((each, at) => ({ name: `Column ${at}`, sample: '', holds: each }));

describe('what a column holds', () => {
  it('is one of all that the core knows, each with its words', () => {
    const [match] = columnMatches(columns('keep'), {});
    const offered = [...(match?.first ?? []), ...(match?.groups ?? []).flatMap(({ options }) => options)].map(({ token }) => token);
    expect(offered.sort()).toEqual(Object.keys(tieColumnWords).sort());
    expect(match?.sample).toBe('nothing in the first rows');
    expect([holdsOf('to_id'), holdsOf('somewhere else')]).toEqual(['to_id', 'keep']);
  });

  it('is given up for what the other one held, so that the two ends change places in one go', () => {
    expect(columnsWith(columns('from', 'type', 'to'), {}, 0, 'to')).toEqual({ 0: 'to', 2: 'from' });
    // What was chosen before counts, not what was guessed.
    expect(columnsWith(columns('from', 'type', 'to'), { 0: 'to', 2: 'from' }, 1, 'from')).toEqual({ 0: 'to', 1: 'from', 2: 'type' });
  });

  it('several may be notes, or be left out', () => {
    expect(columnsWith(columns('from', 'note', 'keep'), {}, 2, 'note')).toEqual({ 2: 'note' });
    expect(columnsWith(columns('from', 'ignore', 'to'), {}, 0, 'ignore')).toEqual({ 0: 'ignore' });
  });
});

describe('what a word for a tie is', () => {
  const type = (more: Partial<TieTypePlan>): TieTypePlan =>
    ({ word: 'hosts', key: 'meets_at', wording: 'meets at', inverse: 'hosts', turned: false, is_new: false, rows: 3, ...more });
  const here = [{ key: 'meets_at', wording: 'meets at', inverse: 'hosts', words: {}, retired: false, merged_into: null }] as unknown as RelationshipType[];
  const first = (guess: TieTypePlan, chosen: Record<string, string> = {}) => typeMatches([guess], { [guess.word]: guess }, chosen, here)[0];

  it.each([
    [type({ word: 'meets at' }), 'meets at', '', 'sure'],
    [type({ turned: true }), 'hosts', 'The same as “meets at”, said from the other end.', 'sure'],
    [
      type({ word: 'gave_to', key: 'x', wording: 'gave to', inverse: '← gave to', is_new: true }),
      'New words: “gave to”',
      'These words are made. From the other end they read “← gave to”, until you word that better.',
      'please_look',
    ],
  ])('%j', (guess, words, note, certainty) => {
    expect(first(guess)).toMatchObject({ token: '', first: [{ token: '', words }], note, certainty, sample: 'in 3 rows' });
  });

  it('goes on offering what it was taken for after another was chosen', () => {
    const guess = type({ word: 'gave_to', key: 'x', wording: 'gave to', inverse: '← gave to', is_new: true });
    const after = typeMatches([{ ...guess, key: 'meets_at', is_new: false }], { gave_to: guess }, { gave_to: 'meets_at' }, here)[0];
    expect(after).toMatchObject({ token: 'meets_at', certainty: 'chosen', note: '', first: [{ token: '', words: 'New words: “gave to”' }] });
  });

  it('that nobody said has a name of its own', () => {
    expect(first(type({ word: '', key: 'connected_with', wording: 'is connected with' }))).toMatchObject({
      name: '(nothing said)', label: 'What rows say that have no word for the tie', first: [{ words: 'is connected with' }],
    });
  });
});
