import { expect, test, vi } from 'vitest';
import type { TableAsked, TablePage, TableRow } from '../../core/bindings';
import { PAGE, Paging, type Question } from './paging.svelte';

const question = (query: string): Question => ({ asked: { query, sort: [], group: null } satisfies TableAsked, fields: [] });
const row = (name: string) => ({ row: { id: name, name }, typed: {} }) as TableRow;
const answer = (total: number, rows: TableRow[], at: number | null = null): TablePage => ({ total, groups: [], rows, at });
const name = (paging: Paging, offset: number) => paging.row(offset)?.row.name;

function pagingOf(total: () => number) {
  const asked: { query: string; offset: number; limit: number; stood: unknown }[] = [];
  const renewed = vi.fn();
  const paging = new Paging(
    async ({ asked: { query }, offset, limit, stood }) => {
      asked.push({ query, offset, limit, stood });
      const length = Math.max(0, Math.min(limit, total() - offset));
      return answer(total(), Array.from({ length }, (_, i) => row(`${query}${offset + i}`)), stood?.near ?? null);
    },
    {
      renewed,
      failed: (reason) => {
        throw reason;
      },
    },
  );
  return { paging, asked, renewed };
}
const rows = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

test('only pages in view are asked for, each once, and none is larger than the core gives', async () => {
  const { paging, asked } = pagingOf(() => 100_000);
  paging.again(question('a'));
  await vi.waitFor(() => expect(paging.total).toBe(100_000));
  paging.show(rows(0, 30));
  paging.show(rows(190, 220));
  paging.show(rows(195, 225));
  await vi.waitFor(() => expect(name(paging, 210)).toBe('a210'));
  paging.show(rows(99_980, 99_999));
  await vi.waitFor(() => expect(name(paging, 99_999)).toBe('a99999'));
  expect(asked.map(({ offset }) => offset)).toEqual([0, 200, 99_800]);
  expect(asked.every(({ limit }) => limit <= PAGE)).toBe(true);
});

test('what lies in closed groups between two rows in view is not asked for', async () => {
  const { paging, asked } = pagingOf(() => 100_000);
  paging.again(question(''));
  paging.show([3, 4, 90_000, 90_001]);
  await vi.waitFor(() => expect(paging.row(90_000)).toBeDefined());
  expect(asked.map(({ offset }) => offset)).toEqual([0, 90_000]);
});

test('pages far out of view are forgotten and asked for again when they come back', async () => {
  const { paging, asked } = pagingOf(() => 100_000);
  paging.again(question(''));
  for (let page = 0; page < 10; page += 1) {
    paging.show(rows(page * PAGE, page * PAGE + 20));
    await vi.waitFor(() => expect(paging.row(page * PAGE)).toBeDefined());
  }
  expect(paging.row(0)).toBeUndefined();
  paging.show(rows(0, 20));
  await vi.waitFor(() => expect(paging.row(0)).toBeDefined());
  expect(asked.filter(({ offset }) => offset === 0)).toHaveLength(2);
});

test('the answer to an earlier question is not heard', async () => {
  const waiting: ((page: TablePage) => void)[] = [];
  const paging = new Paging(() => new Promise((hear) => waiting.push(hear)), { failed: () => undefined, renewed: () => undefined });
  paging.again(question('early'));
  paging.again(question('late'));
  waiting[1]?.(answer(1, [row('late')]));
  waiting[0]?.(answer(2, [row('early'), row('early')]));
  await vi.waitFor(() => expect(paging.total).toBe(1));
  expect(name(paging, 0)).toBe('late');
});

test('the old rows stay in view until the new ones are there, whichever page comes first', async () => {
  const waiting: ((page: TablePage) => void)[] = [];
  const renewed = vi.fn();
  const paging = new Paging(() => new Promise((hear) => waiting.push(hear)), { failed: () => undefined, renewed });
  paging.show([199, 200]);
  paging.again(question('a'), { id: 'x', near: 7 });
  waiting[1]?.(answer(400, [row('second')], 9));
  await vi.waitFor(() => expect(name(paging, 200)).toBe('second'));
  waiting[0]?.(answer(400, [row('first')], 7));
  await vi.waitFor(() => expect(name(paging, 0)).toBe('first'));
  expect(name(paging, 200)).toBe('second');
  expect(renewed.mock.calls).toEqual([[7]]);
});

test('when the list becomes shorter than what was in view, it begins at the top', async () => {
  let total = 1000;
  const { paging } = pagingOf(() => total);
  paging.again(question(''));
  paging.show(rows(900, 930));
  await vi.waitFor(() => expect(paging.row(900)).toBeDefined());
  total = 5;
  paging.again(question(''));
  await vi.waitFor(() => expect(paging.row(0)).toBeDefined());
  expect(paging.total).toBe(5);
});
