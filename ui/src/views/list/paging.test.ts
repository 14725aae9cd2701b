import { expect, test, vi } from 'vitest';
import type { AssetPage, AssetRow, Sort } from '../../core/bindings';
import { PAGE, Paging } from './paging.svelte';

const SORT: Sort = { by: 'name', descending: false };
const row = (name: string) => ({ id: name, name }) as AssetRow;

function pagingOf(total: () => number) {
  const asked: { query: string; offset: number; limit: number }[] = [];
  const paging = new Paging(
    async ({ query, offset, limit }): Promise<AssetPage> => {
      asked.push({ query, offset, limit });
      const length = Math.max(0, Math.min(limit, total() - offset));
      return { total: total(), rows: Array.from({ length }, (_, i) => row(`${query}${offset + i}`)) };
    },
    (reason) => {
      throw reason;
    },
  );
  return { paging, asked };
}

test('only pages in view are asked for, each once, and none is larger than the core gives', async () => {
  const { paging, asked } = pagingOf(() => 100_000);
  paging.again({ query: 'a', sort: SORT });
  await vi.waitFor(() => expect(paging.total).toBe(100_000));
  paging.show(0, 30);
  paging.show(190, 220);
  paging.show(195, 225);
  await vi.waitFor(() => expect(paging.row(210)?.name).toBe('a210'));
  paging.show(99_980, 99_999);
  await vi.waitFor(() => expect(paging.row(99_999)?.name).toBe('a99999'));
  expect(asked.map(({ offset }) => offset)).toEqual([0, 200, 99_800]);
  expect(asked.every(({ limit }) => limit <= PAGE)).toBe(true);
});

test('pages far out of view are forgotten and asked for again when they come back', async () => {
  const { paging, asked } = pagingOf(() => 100_000);
  paging.again({ query: '', sort: SORT });
  for (let page = 0; page < 10; page += 1) {
    paging.show(page * PAGE, page * PAGE + 20);
    await vi.waitFor(() => expect(paging.row(page * PAGE)).toBeDefined());
  }
  expect(paging.row(0)).toBeUndefined();
  paging.show(0, 20);
  await vi.waitFor(() => expect(paging.row(0)).toBeDefined());
  expect(asked.filter(({ offset }) => offset === 0)).toHaveLength(2);
});

test('the answer to an earlier question is not heard', async () => {
  const waiting: ((page: AssetPage) => void)[] = [];
  const paging = new Paging(
    () => new Promise((answer) => waiting.push(answer)),
    () => undefined,
  );
  paging.again({ query: 'early', sort: SORT });
  paging.again({ query: 'late', sort: SORT });
  waiting[1]?.({ total: 1, rows: [row('late')] });
  waiting[0]?.({ total: 2, rows: [row('early'), row('early')] });
  await vi.waitFor(() => expect(paging.total).toBe(1));
  expect(paging.row(0)?.name).toBe('late');
});

test('the old rows stay in view until the new ones are there', async () => {
  const { paging } = pagingOf(() => 3);
  paging.again({ query: 'a', sort: SORT });
  await vi.waitFor(() => expect(paging.total).toBe(3));
  paging.again({ query: 'b', sort: SORT });
  expect(paging.row(0)?.name).toBe('a0');
  await vi.waitFor(() => expect(paging.row(0)?.name).toBe('b0'));
});

test('when the list becomes shorter than what was in view, it begins at the top', async () => {
  let total = 1000;
  const { paging } = pagingOf(() => total);
  paging.again({ query: '', sort: SORT });
  paging.show(900, 930);
  await vi.waitFor(() => expect(paging.row(900)).toBeDefined());
  total = 5;
  paging.again({ query: '', sort: SORT });
  await vi.waitFor(() => expect(paging.row(0)).toBeDefined());
  expect(paging.total).toBe(5);
});
