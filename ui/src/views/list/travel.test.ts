import { cleanup, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pretend, type Fake } from '../../core/fake';
import { travelling } from '../../core/fake-travel';
import { speakTo } from '../../core/transport';
import { catalogue } from '../../state/catalogue.svelte';
import { filter } from '../../state/filter.svelte';
import { selection } from '../../state/selection.svelte';
import Bulk from './Bulk.svelte';
import { COLUMNS, allColumns, columnOf } from './columns';
import { Layout, groups } from './layout.svelte';
import Replace from './Replace.svelte';

let fake: Fake;
beforeEach(async () => {
  localStorage.clear();
  fake = pretend();
  speakTo(fake);
  await catalogue.opened();
  selection.chooseAll(['hall', 'bandstand']);
});
afterEach(() => {
  cleanup();
  selection.clear();
  catalogue.closed();
});

/** What a copy for others than the team may say of an asset. */
const FIELDS = ['summary', 'place', 'status', 'times', 'cost'];
async function inCopy(fields: string[] | null = FIELDS) {
  await travelling(fake, fields);
  await catalogue.refresh();
}
const options = (label: string) => [...screen.getByLabelText<HTMLSelectElement>(label).options].map(({ value }) => value);

test('a travel copy has the columns of its fields, and those that are none', async () => {
  await inCopy();
  expect(allColumns().map(({ id }) => id)).toEqual(['name', 'kind', 'summary', 'place', 'ties', 'checked', 'area', 'status', 'times', 'cost']);
  expect(columnOf('note')).toBeUndefined();
  const layout = new Layout();
  layout.show('note', true);
  expect(layout.wanted.map(({ column }) => column.id)).toEqual(['name', 'kind', 'summary', 'place', 'ties', 'checked', 'area']);
  // At home it comes back.
  await inCopy(null);
  expect(allColumns()).toHaveLength(COLUMNS.length);
  expect(layout.wanted.at(-1)?.column.id).toBe('note');
});

test('it is parted by nothing that it does not have, whatever was kept', async () => {
  new Layout().groupBy('tag');
  expect([groups(), new Layout().group]).toEqual([[null, 'kind', 'tag', 'area'], 'tag']);
  await inCopy();
  expect([groups(), new Layout().group]).toEqual([[null, 'kind', 'area'], null]);
});

test('changing many begins with a field that is there', async () => {
  await inCopy();
  render(Bulk, { close: () => undefined });
  expect(options('What')).toEqual(['kind', 'summary', 'place', 'status', 'times', 'cost']);
  expect(screen.getByLabelText<HTMLSelectElement>('What').value).toBe('kind');
  expect(options('To')).toContain('association');
});

test('finding and replacing begins with a text that is there', async () => {
  await inCopy(['place']);
  render(Replace, { column: 'note', close: () => undefined });
  expect(options('In')).toEqual(['name', 'address']);
  expect(screen.getByLabelText<HTMLSelectElement>('In').value).toBe('name');
});

test('what is counted by a field that is not there is nothing to filter by', async () => {
  filter.set('');
  await waitFor(() => expect(filter.counts?.tags.length).toBeGreaterThan(0));
  const before = filter.counts;
  await inCopy(['place']);
  filter.set('');
  await waitFor(() => expect(filter.counts).not.toBe(before));
  const { tags, statuses, kinds, precisions } = filter.counts ?? {};
  expect([tags, statuses]).toEqual([[], []]);
  expect([kinds, precisions]).toEqual([before?.kinds, before?.precisions]);
  expect(before?.statuses).not.toEqual([]);
});
