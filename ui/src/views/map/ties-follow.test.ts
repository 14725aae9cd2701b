import { beforeEach, expect, test, vi } from 'vitest';
import type { AssetRow, TieRow } from '../../core/bindings';
import { pretend, type Fake } from '../../core/fake';
import { speakTo } from '../../core/transport';
import { rowsOf } from './rows-of';
import { AllTies, touching } from './ties.svelte';

let fake: Fake;
beforeEach(() => {
  fake = pretend();
  speakTo(fake);
});
const asked = (name: string) => fake.calls.filter((call) => call.name === name);
const row = (i: number) => ({ id: `a${i}`, at: [i, 0] }) as unknown as AssetRow;
const many = (total: number) =>
  fake.also({ list_assets: ({ offset, limit }) => ({ total, rows: Array.from({ length: Math.min(limit, total - offset) }, (_, i) => row(offset + i)) }) });

test('only what has ties is looked through for where they end', async () => {
  const ties = new AllTies();
  ties.follow('');
  await vi.waitFor(() => expect(ties.drawn.length).toBeGreaterThan(3));
  expect(ties.beside.map(({ from }) => from)).toContain('Tomasz');
  expect(asked('list_assets')[0]?.args.query).toBe('has:ties');
  expect(ties.notDrawn).toBe(0);
});

test.each<[number, string[], string[]]>([
  [900, ['a3', 'a800', 'gone'], []],
  // Beyond so many it is not looked.
  [20_400, ['a3', 'a20300'], ['a20300']],
])('of %i assets it is known which were not looked at', async (total, ids, unseen) => {
  many(total);
  const found = await rowsOf('', ids, () => true);
  expect([...(found?.unseen ?? [])]).toEqual(unseen);
  expect(found?.rows[0]?.id).toBe('a3');
});

test('so many ties more than are drawn are told', async () => {
  many(20_400);
  const tie = (i: number) => ({ id: `t${i}`, from: { id: 'a3', name: 'A' }, to: { id: i === 0 ? 'a20300' : 'a4', name: 'B' }, wording: '', past: false, relationship: { type: 'knows' } }) as unknown as TieRow;
  fake.also({ ties: ({ offset, limit }) => ({ of: 2_600, rows: Array.from({ length: Math.min(limit, 2_600 - offset) }, (_, i) => tie(offset + i)) }) });
  const ties = new AllTies();
  ties.follow('');
  await vi.waitFor(() => expect(ties.notDrawn).toBe(601));
  expect(ties.drawn).toHaveLength(1_999);
});

test('an edit that touches neither ties nor places asks nothing anew, unless a filter may find others', () => {
  const before = { relationships: 1, places: 2, assets: 3 };
  const moves = (also: Partial<typeof before>, query: string) => touching({ ...before, ...also }, query).join() !== touching(before, query).join();
  expect([moves({ assets: 4 }, ''), moves({ assets: 4 }, 'tag:food'), moves({ places: 4 }, ''), moves({ relationships: 4 }, '')]).toEqual([false, true, true, true]);
});
