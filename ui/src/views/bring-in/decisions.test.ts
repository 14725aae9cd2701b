import { describe, expect, it } from 'vitest';
import type { InboxReason, RowPlan } from '../../core/bindings';
import { choices, decide, doubtful, noOptions } from './decisions';

function row(number: number, fields: Partial<RowPlan> = {}): RowPlan {
  return {
    row: number,
    outcome: 'inbox',
    title: `Row ${number}`,
    kind: null,
    words: '',
    reason: 'perhaps',
    about: null,
    about_name: null,
    summary: null,
    place_words: null,
    located: false,
    ...fields,
  };
}

describe('what can be decided', () => {
  const expected: [InboxReason | null, string[]][] = [
    ['perhaps', ['Same one', 'A new one', 'Later']],
    ['changed_here', ['Keep mine', 'Take theirs', 'Later']],
    ['twice_in_file', ['Keep both', 'Leave out', 'Later']],
    ['safeguard', ['Safeguarded, without its place', 'With its place', 'Leave out', 'Later']],
    ['place_unclear', ['Bring in', 'Leave out', 'Later']],
    ['unclear', ['Bring in', 'Leave out', 'Later']],
    ['needs_name', ['Leave out', 'Later']],
    ['needs_kind', ['Leave out', 'Later']],
    ['jotted', ['Leave out', 'Later']],
    [null, ['Leave out', 'Later']],
  ];
  it.each(expected)('about a row because of %s', (reason, words) => {
    expect(choices({ reason, about: null }).map((choice) => choice.words)).toEqual(words);
  });

  it('later is always an answer, and the last', () => {
    for (const [reason] of expected)
      expect(choices({ reason, about: null }).at(-1)?.decision).toBeNull();
  });
});

describe('decisions', () => {
  it('are taken and taken back without touching the options they came from', () => {
    const before = noOptions();
    const taken = decide(before, [77], 'new');
    expect(taken.decisions).toEqual({ 77: 'new' });
    expect(before.decisions).toEqual({});
    expect(decide(taken, [77], null).decisions).toEqual({});
  });

  it('keep a decided row in view, in the order of the file', () => {
    const plan = [row(9), row(30), row(12, { outcome: 'new' })];
    const decided = { 12: row(12), 9: row(9) };
    expect(doubtful(plan, decided).map((each) => [each.row, each.outcome])).toEqual([
      [9, 'inbox'],
      [12, 'inbox'],
      [30, 'inbox'],
    ]);
  });
});
