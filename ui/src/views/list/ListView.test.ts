import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pretend, type Fake } from '../../core/fake';
import { speakTo } from '../../core/transport';
import { catalogue } from '../../state/catalogue.svelte';
import { filter } from '../../state/filter.svelte';
import { selection } from '../../state/selection.svelte';
import ListView from './ListView.svelte';

let fake: Fake;
beforeEach(async () => {
  fake = pretend();
  speakTo(fake);
  await catalogue.opened();
  filter.clear();
  selection.clear();
});
afterEach(cleanup);

const list = () => screen.findByRole('grid', { name: 'Assets' });
const row = (name: RegExp) => screen.findByRole('row', { name });
const lastAsked = () => fake.calls.filter(({ name }) => name === 'list_assets').at(-1)?.args;
const chosen = () => fake.state.assets.find(({ id }) => id === selection.id)?.asset.name;

test('the list says how long it is, and its first rows are there', async () => {
  render(ListView);
  const first = await row(/^Aldermoor Library, Service$/);
  expect(first.getAttribute('aria-rowindex')).toBe('2');
  expect((await list()).getAttribute('aria-rowcount')).toBe('22');
});

test('arrows, Home and End choose, and the card follows', async () => {
  render(ListView);
  const grid = await list();
  await row(/Aldermoor Library/);
  await fireEvent.keyDown(grid, { key: 'ArrowDown' });
  await waitFor(() => expect(chosen()).toBe('Aldermoor Library'));
  await fireEvent.keyDown(grid, { key: 'ArrowDown' });
  await waitFor(() => expect(chosen()).toBe('Bandstand'));
  await fireEvent.keyDown(grid, { key: 'End' });
  await waitFor(() => expect(chosen()).toBe('Wednesday Walkers'));
  await fireEvent.keyDown(grid, { key: 'Home' });
  await waitFor(() => expect(chosen()).toBe('Aldermoor Library'));
});

test('Shift chooses a range, Ctrl one more', async () => {
  render(ListView);
  const grid = await list();
  await fireEvent.click(await row(/Bandstand/));
  await fireEvent.keyDown(grid, { key: 'ArrowDown', shiftKey: true });
  await waitFor(() => expect(selection.ids).toEqual(['bandstand', 'soup']));
  await fireEvent.click(await row(/Aldermoor Library/), { ctrlKey: true });
  await waitFor(() => expect(selection.ids).toEqual(['bandstand', 'soup', 'library']));
  expect(screen.getByRole('button', { name: 'Put 3 into the bin' })).toBeTruthy();
});

test('a click on a heading sorts, a second one the other way round', async () => {
  render(ListView);
  const heading = await screen.findByRole('button', { name: 'Sort by Name' });
  await fireEvent.click(heading);
  await waitFor(() =>
    expect(lastAsked()?.sort).toEqual({ by: 'name', descending: true }),
  );
  expect(screen.getByRole('columnheader', { name: /Name/ }).getAttribute('aria-sort')).toBe('descending');
});

test('words that are looked for bring the best match first', async () => {
  filter.set('mill');
  render(ListView);
  await list();
  await waitFor(() =>
    expect(lastAsked()).toMatchObject({
      query: 'mill', sort: { by: 'rank', descending: false },
    }),
  );
});

test('when nothing fits, it says so and shows the way back', async () => {
  filter.set('zzz');
  render(ListView);
  await fireEvent.click(await screen.findByRole('button', { name: 'Show everything' }));
  expect(filter.isEmpty).toBe(true);
  expect(await list()).toBeTruthy();
});
