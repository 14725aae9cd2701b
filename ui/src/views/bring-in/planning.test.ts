import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ImportOptions, ImportPlan, RowPlan } from '../../core/bindings';
import { noOptions } from './decisions';
import { Planning } from './planning.svelte';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function setUp(answer: (options: ImportOptions) => Promise<ImportPlan>) {
  const asked: { path: string; options: ImportOptions }[] = [];
  const planning = new Planning((question) => {
    asked.push(question);
    return answer(question.options);
  }, 100);
  return { asked, planning, pass: (ms: number) => vi.advanceTimersByTimeAsync(ms) };
}

const planOf = (options: Partial<ImportOptions>) =>
  Promise.resolve({ options: { ...noOptions(), ...options } } as ImportPlan);
const doubtful = { row: 7, outcome: 'inbox', title: 'Haven' } as RowPlan;

describe('looking at a file', () => {
  it('asks at once for a new file, and after a pause for a changed option', async () => {
    const { asked, planning, pass } = setUp((options) => planOf(options));
    planning.open('/a.csv');
    expect([asked.length, planning.looking]).toEqual([1, true]);
    await pass(0);
    expect(planning.looking).toBe(false);

    planning.setColumn(2, 'name');
    planning.setColumn(3, '');
    planning.kind = 'place';
    await pass(99);
    expect(asked).toHaveLength(1);
    await pass(1);
    expect(asked[1]?.options).toEqual({ ...noOptions(), columns: { 2: 'name', 3: '' }, kind: 'place' });
  });

  it('takes up what the file was told the last time, until told otherwise', async () => {
    const { planning, pass } = setUp(() => planOf({ audience: 'public', kind: 'institution' }));
    planning.open('/a.csv');
    expect(planning.audience).toBeNull();
    await pass(0);
    expect([planning.audience, planning.kind]).toEqual(['public', 'institution']);
    planning.audience = 'team';
    expect(planning.audience).toBe('team');
  });

  it('keeps a decided row, and forgets it when it is decided later', async () => {
    const { asked, planning, pass } = setUp((options) => planOf(options));
    planning.open('/a.csv');
    await pass(0);
    planning.decide([doubtful], 'leave_out');
    expect(planning.decided).toEqual({ 7: doubtful });
    planning.decide([doubtful], null);
    await pass(100);
    expect([planning.decided, asked.at(-1)?.options.decisions]).toEqual([{}, {}]);
  });

  it('forgets columns and decisions with another sheet, not who may see it', async () => {
    const { asked, planning, pass } = setUp((options) => planOf(options));
    planning.open('/a.xlsx');
    await pass(0);
    planning.audience = 'team';
    planning.setColumn(0, 'ignore');
    planning.decide([doubtful], 'new');
    planning.sheet = 'Venues';
    expect(asked.at(-1)?.options).toEqual({ ...noOptions(), sheet: 'Venues', audience: 'team' });
    expect(planning.decided).toEqual({});
  });

  it('keeps the last plan in view when the next cannot be made', async () => {
    let fail = false;
    const { planning, pass } = setUp((options) =>
      fail ? Promise.reject(new Error('The file has gone.')) : planOf(options),
    );
    planning.open('/a.csv');
    await pass(0);
    fail = true;
    planning.swap = true;
    await pass(100);
    expect(planning.plan).not.toBeNull();
    expect(planning.failure).toBeInstanceOf(Error);
    planning.close();
    expect([planning.plan, planning.failure, planning.path]).toEqual([null, null, null]);
  });
});
