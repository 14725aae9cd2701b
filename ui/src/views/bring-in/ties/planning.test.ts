import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { TiesOptions, TiesPlan, TieTypePlan } from '../../../core/bindings';
import { noTiesOptions, TiesPlanning } from './planning.svelte';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const type = (word: string, more: Partial<TieTypePlan> = {}) => ({ word, is_new: false, key: word, ...more }) as TieTypePlan;

function setUp(answer: (options: TiesOptions) => Partial<TiesPlan>) {
  const asked: TiesOptions[] = [];
  const planning = new TiesPlanning(({ options }) => {
    asked.push(options);
    return Promise.resolve({ new_assets: 0, types: [], ...answer(options) } as TiesPlan);
  }, 100);
  return { asked, planning, pass: (ms: number) => vi.advanceTimersByTimeAsync(ms) };
}

it('asks anew for a word that is another tie, and remembers what it was taken for', async () => {
  const { asked, planning, pass } = setUp(({ types }) => ({ types: [type('gave', types.gave === undefined ? { is_new: true } : { key: types.gave })] }));
  planning.open('/a.csv');
  await pass(0);
  expect(planning.makes).toBe(true);
  planning.setType('gave', 'funds');
  await pass(100);
  expect(asked.at(-1)?.types).toEqual({ gave: 'funds' });
  expect([planning.guessed.gave?.is_new, planning.makes]).toEqual([true, false]);
  planning.setType('gave', null);
  await pass(100);
  expect([asked.at(-1)?.types, planning.makes]).toEqual([{}, true]);
});

it('makes something where an end is not here', async () => {
  const { planning, pass } = setUp(() => ({ new_assets: 1 }));
  expect(planning.makes).toBe(false);
  planning.open('/a.graphml');
  await pass(0);
  expect(planning.makes).toBe(true);
});

it('forgets columns and words with another sheet, not who may see it', async () => {
  const { asked, planning, pass } = setUp(() => ({ types: [type('hosts')] }));
  planning.open('/a.xlsx', { ...noTiesOptions(), audience: 'team' });
  await pass(0);
  planning.setColumn([], 0, 'to');
  planning.setType('hosts', 'meets_at');
  planning.kind = 'person';
  planning.sheet = 'Old ties';
  expect(asked.at(-1)).toEqual({ ...noTiesOptions(), sheet: 'Old ties', audience: 'team' });
  expect(planning.guessed).toEqual({});
});
