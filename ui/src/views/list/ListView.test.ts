import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pretend, type Fake } from '../../core/fake';
import { speakTo } from '../../core/transport';
import { catalogue } from '../../state/catalogue.svelte';
import { filter } from '../../state/filter.svelte';
import { messages } from '../../state/messages.svelte';
import { page } from '../../state/page.svelte';
import { selection } from '../../state/selection.svelte';
import ListView from './ListView.svelte';

// A window wide enough for the usual columns; happy-dom lays nothing out.
for (const [size, value] of [['clientWidth', 1600], ['clientHeight', 900]] as const)
  Object.defineProperty(HTMLElement.prototype, size, { configurable: true, value });

// Looking for roles in so many cells takes its time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

let fake: Fake;
beforeEach(async () => {
  localStorage.clear();
  fake = pretend();
  speakTo(fake);
  await catalogue.opened();
  filter.clear();
  selection.clear();
  page.view = 'list';
  page.sheet = null;
  messages.list = [];
});
afterEach(cleanup);

const list = () => screen.findByRole('grid', { name: 'Assets' });
const row = (name: RegExp) => screen.findByRole('row', { name });
const asked = () => fake.calls.filter(({ name }) => name === 'table').at(-1)?.args.asked;
const asset = (name: string) => fake.state.assets.find((each) => each.asset.name === name)?.asset;
const active = async () => document.getElementById((await list()).getAttribute('aria-activedescendant') ?? '');
/** Presses keys where the focus is, as somebody would. */
async function keys(...all: (string | Partial<KeyboardEventInit>)[]) {
  for (const each of all) {
    const init = typeof each === 'string' ? { key: each } : each;
    await fireEvent.keyDown(document.activeElement ?? document.body, init);
  }
}
async function open() {
  render(ListView);
  const grid = await list();
  await row(/Aldermoor Library/);
  grid.focus();
  return grid;
}

test('the list says how long it is, and its first rows are there', async () => {
  const grid = await open();
  expect((await row(/^Aldermoor Library, Service$/)).getAttribute('aria-rowindex')).toBe('2');
  expect(grid.getAttribute('aria-rowcount')).toBe('22');
});

test('a cell cursor goes through the cells; Ctrl and Enter opens the card, and so does a click on the name', async () => {
  await open();
  await keys('ArrowDown', 'ArrowRight', 'ArrowRight');
  expect((await active())?.dataset.spot).toBe('1 2');
  expect(selection.id).toBeNull();
  await keys({ key: 'Enter', ctrlKey: true });
  expect(selection.id).toBe('bandstand');
  await keys({ key: 'End', ctrlKey: true });
  expect((await active())?.dataset.spot).toMatch(/^20 /);
  const name = screen.getByText('Aldermoor Library');
  await fireEvent.pointerDown(name, { button: 0 });
  await fireEvent.click(name);
  expect(selection.id).toBe('library');
});

test('Space selects rows, Ctrl and click one more, Ctrl+A all', async () => {
  await open();
  await keys(' ', 'ArrowDown', ' ');
  expect(selection.ids).toEqual(['library', 'bandstand']);
  const soup = (await row(/Chapel Supper/)).querySelector('.summary');
  await fireEvent.pointerDown(soup ?? document.body, { button: 0, ctrlKey: true });
  expect(selection.ids).toHaveLength(3);
  expect(screen.getByRole('button', { name: 'Put 3 into the bin' })).toBeTruthy();
  await keys({ key: 'a', ctrlKey: true });
  await waitFor(() => expect(selection.ids).toHaveLength(21));
});

test('Delete on a name that is not selected leaves everything where it is, whichever card is open', async () => {
  await open();
  await keys({ key: 'Enter', ctrlKey: true });
  expect(selection.id).toBe('library');
  (await list()).focus();
  await keys('ArrowDown');
  const passedOn = await fireEvent.keyDown(await list(), { key: 'Delete' });
  expect(passedOn).toBe(false);
  expect(messages.list.at(-1)?.words).toContain('Select the row with Space first');
  await keys(' ');
  expect(await fireEvent.keyDown(await list(), { key: 'Delete' })).toBe(true);
});

test('several that are selected are introduced to one another', async () => {
  await open();
  selection.mark(['nadia', 'idris']);
  await fireEvent.click(await screen.findByRole('button', { name: 'Introduce' }));
  expect([page.view, page.introducing]).toEqual(['introductions', ['nadia', 'idris']]);
});

test('Enter edits, Enter keeps and goes down, Esc leaves it; each cell is saved as a step', async () => {
  await open();
  await keys('ArrowRight', 'ArrowRight', 'Enter');
  const box = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: /^What it offers/ });
  await fireEvent.input(box, { target: { value: 'books and a warm room' } });
  await keys('Enter');
  await waitFor(() => expect(asset('Aldermoor Library')?.summary).toBe('books and a warm room'));
  expect((await active())?.dataset.spot).toBe('1 2');
  await keys('x');
  expect((await screen.findByRole<HTMLTextAreaElement>('textbox', { name: /^What it offers/ })).value).toBe('x');
  await keys('Escape');
  expect(screen.queryByRole('textbox', { name: /^What it offers/ })).toBeNull();
  expect(fake.calls.filter(({ name }) => name === 'change_many')).toHaveLength(1);
});

test('a choice is chosen by its first letters', async () => {
  await open();
  await keys('ArrowRight', 'Enter');
  await screen.findByRole('listbox', { name: /^What is it/ });
  await keys('g', 'Tab');
  await waitFor(() => expect(asset('Aldermoor Library')?.kind).toBe('association'));
  expect((await active())?.dataset.spot).toBe('0 2');
});

test('a value that cannot be gets a sentence at its cell, and the old one stays', async () => {
  await open();
  await keys('F2');
  await fireEvent.input(await screen.findByRole('textbox', { name: /^Name/ }), { target: { value: ' ' } });
  await keys('Enter');
  const cell = await screen.findByRole('alert');
  expect(cell.textContent).toContain('An asset needs a name');
  expect(asset('Aldermoor Library')).toBeDefined();
  await keys('Escape');
  expect(screen.queryByRole('alert')).toBeNull();
});

test('while a cell is open the edit stays with its asset, wherever that goes', async () => {
  await open();
  await keys('ArrowRight', 'ArrowRight', 'Enter');
  await fireEvent.input(await screen.findByRole('textbox', { name: /^What it offers/ }), { target: { value: 'half typed' } });
  await catalogue.mutate('create_asset', { kind: 'place', name: 'A bench', fields: {} });
  await row(/^A bench/);
  await waitFor(() => expect(document.querySelector('#cell-1-2 textarea')).toBeTruthy());
  expect(document.querySelector<HTMLTextAreaElement>('#cell-1-2 textarea')?.value).toBe('half typed');
  await keys('Enter');
  await waitFor(() => expect(asset('Aldermoor Library')?.summary).toBe('half typed'));
});

test('a click on a heading sorts, with Shift by that column too', async () => {
  await open();
  await fireEvent.click(screen.getByRole('button', { name: 'Sort by Name' }));
  await waitFor(() => expect(asked()).toMatchObject({ sort: [{ by: 'name', descending: true }] }));
  expect(screen.getByRole('columnheader', { name: /Name/ }).getAttribute('aria-sort')).toBe('descending');
  await fireEvent.click(screen.getByRole('button', { name: 'Sort by What is it?' }), { shiftKey: true });
  await waitFor(() => expect(asked()).toMatchObject({ sort: [{ by: 'name' }, { by: 'kind' }] }));
});

test('from the headings the keyboard sorts, moves columns and makes them wider, and stays there', async () => {
  await open();
  await keys('ArrowUp', 'ArrowRight', 'Enter');
  await waitFor(() => expect(asked()).toMatchObject({ sort: [{ by: 'kind', descending: false }] }));
  expect((await active())?.id).toBe('head-1');
  await keys({ key: 'ArrowRight', ctrlKey: true, shiftKey: true });
  expect((await active())?.dataset.heading).toBe('kind');
  expect((await active())?.id).toBe('head-2');
  const before = (await list()).style.getPropertyValue('--template');
  await keys({ key: 'ArrowRight', shiftKey: true });
  expect((await list()).style.getPropertyValue('--template')).not.toBe(before);
});

test('words that are looked for bring the best match first', async () => {
  filter.set('mill');
  render(ListView);
  await list();
  await waitFor(() => expect(asked()).toMatchObject({ query: 'mill', sort: [{ by: 'rank', descending: false }] }));
});

test('rows are grouped under headings that close', async () => {
  await open();
  await fireEvent.click(screen.getByRole('button', { name: 'Not grouped' }));
  await fireEvent.click(await screen.findByRole('button', { name: 'What it is' }));
  const heading = await screen.findByRole('button', { name: /^Groups & clubs/ });
  expect(heading.getAttribute('aria-expanded')).toBe('true');
  const before = Number((await list()).getAttribute('aria-rowcount'));
  await fireEvent.click(heading);
  await waitFor(async () => expect(Number((await list()).getAttribute('aria-rowcount'))).toBeLessThan(before));
});

test('a paste shows what it would change before it does', async () => {
  const grid = await open();
  await keys('ArrowRight', 'ArrowRight');
  const data = { getData: () => 'one\nAsk at the kiosk\nthree\n' };
  const event = new Event('paste', { bubbles: true });
  Object.defineProperty(event, 'clipboardData', { value: data });
  await fireEvent(grid, event);
  await waitFor(() => expect(screen.getByTestId('will-change').textContent).toContain('of 3 cells'));
  await fireEvent.click(await screen.findByRole('button', { name: /^Change \d cells/ }));
  await waitFor(() => expect(asset('Aldermoor Library')?.summary).toBe('one'));
  await waitFor(() => expect(screen.queryByTestId('paste')).toBeNull());
});

test('many are changed at once, after it was said how many', async () => {
  await open();
  await keys(' ', 'ArrowDown', ' ');
  await fireEvent.click(screen.getByRole('button', { name: 'Change them' }));
  const sheet = await screen.findByTestId('change-many');
  await fireEvent.input(sheet.querySelector('[name=give]') ?? document.body, { target: { value: 'warm' } });
  await fireEvent.click(await screen.findByRole('button', { name: 'Change 2 assets' }));
  await waitFor(() => expect(asset('Bandstand')?.tags).toContain('warm'));
});

test('words are found and replaced, and a line can be left out', async () => {
  await open();
  await fireEvent.click(screen.getByRole('button', { name: 'Find and replace' }));
  const sheet = await screen.findByTestId('replace');
  await fireEvent.input(sheet.querySelector('[name=find]') ?? document.body, { target: { value: 'a' } });
  const boxes = await waitFor(() => {
    const found = sheet.querySelectorAll<HTMLInputElement>('[data-testid=change-lines] input');
    expect(found.length).toBeGreaterThan(2);
    return found;
  });
  const before = Number(/\d+/.exec(screen.getByTestId('will-change').textContent ?? '')?.[0]);
  await fireEvent.click(boxes[0] ?? document.body);
  await waitFor(() => expect(screen.getByTestId('will-change').textContent).toContain(`change ${before - 1} of ${before}`));
});

test('a filter is kept under a name, and comes back with a click', async () => {
  filter.set('kind:place');
  render(ListView);
  await list();
  await fireEvent.click(screen.getByRole('button', { name: 'Saved filters' }));
  await fireEvent.input(await screen.findByRole('textbox', { name: 'A name for this filter' }), { target: { value: 'Our places' } });
  await fireEvent.click(screen.getByRole('button', { name: 'Keep' }));
  const kept = await screen.findByRole('button', { name: 'Our places' });
  expect(fake.state.views[0]?.is).toMatchObject({ name: 'Our places', query: 'kind:place' });
  filter.clear();
  await fireEvent.click(kept);
  expect(filter.query).toBe('kind:place');
});

test('when nothing fits, it says so and shows the way back', async () => {
  filter.set('zzz');
  render(ListView);
  await fireEvent.click(await screen.findByRole('button', { name: 'Show everything' }));
  expect(filter.isEmpty).toBe(true);
  expect(await list()).toBeTruthy();
});

test('a file that can only be read is not edited', async () => {
  await open();
  if (catalogue.info) catalogue.info = { ...catalogue.info, read_only: 'it lies on a disc' };
  await keys('Enter');
  expect(screen.queryByRole('textbox', { name: /^Name/ })).toBeNull();
  expect(messages.list[0]?.words).toContain('not change it');
});
