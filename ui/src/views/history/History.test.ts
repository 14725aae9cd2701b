import { cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pretend, type Fake } from '../../core/fake';
import { speakTo } from '../../core/transport';
import { showWholeHistory } from '../../operations/history';
import { catalogue } from '../../state/catalogue.svelte';
import { messages } from '../../state/messages.svelte';
import { page } from '../../state/page.svelte';
import { selection } from '../../state/selection.svelte';
import { language } from '../../text/language.svelte';
import History from './History.svelte';

let fake: Fake;
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 30_000 });

const asked = () => fake.calls.filter(({ name }) => name === 'list_history').map(({ args }) => args as { asked: Record<string, unknown>; offset: number; limit: number });
const line = (words: RegExp) => screen.findByRole('button', { name: words });
const CHANGED = /^Amina changed Mill Lane Tool Library: when/;

beforeEach(async () => {
  fake = pretend();
  speakTo(fake);
  await catalogue.opened();
  messages.list = [];
  page.view = 'map';
  showWholeHistory.run();
});
afterEach(async () => {
  cleanup();
  await language.choose('en');
});

test('what everybody did stands day by day, as sentences', async () => {
  expect(page.view).toBe('history');
  render(History);
  await screen.findByText('10 steps');
  const days = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);
  expect(days.slice(0, 3)).toEqual(['Show only', 'Today', 'Yesterday']);
  expect(days.at(-1)).toBe('3 March 2025');
  const amina = await line(CHANGED);
  expect(amina.textContent).toContain('laptop KITCHEN');
  await line(/^You took Seed swap shelf out of the bin/);
  await line(/^Joe put Seed swap shelf into the bin/);
  screen.getByText('You took in changes of another laptop');
  const undone = await line(/^You changed Wednesday Walkers/);
  expect(undone.textContent).toContain('taken back');
  expect(amina.textContent).not.toContain('taken back');
});

test('a step unfolds to its fields, before and after', async () => {
  render(History);
  const amina = await line(CHANGED);
  expect(amina.getAttribute('aria-expanded')).toBe('false');
  await fireEvent.click(amina);
  expect(amina.getAttribute('aria-expanded')).toBe('true');
  expect(screen.getByText('Saturdays, 10 to 11').tagName).toBe('DEL');
  expect(screen.getByText('Saturdays, 10 to 12').tagName).toBe('INS');

  await fireEvent.click(await line(/^Joe added the gift/));
  const gift = screen.getByRole('button', { name: 'A gift: the old songs' });
  const all = gift.closest('.change') as HTMLElement;
  within(all).getByText('new');
  within(all).getByText('Heart');
  expect(within(all).queryByText(/idris/)).toBe(null);
  // What was new has nothing before it to go back to.
  expect(within(all).queryByRole('button', { name: /^Put this back/ })).toBe(null);
  await fireEvent.click(gift);
  expect([page.view, selection.id]).toEqual(['map', 'idris']);
});

test('of an import the first are told, and how many more came', async () => {
  render(History);
  await fireEvent.click(await line(/^You brought in 127 assets/));
  screen.getByRole('button', { name: 'Old Chapel Hall' });
  screen.getByText('and 125 others');
});

test('one field is put back, and undo takes that back', async () => {
  render(History);
  await fireEvent.click(await line(CHANGED));
  await fireEvent.click(screen.getByRole('button', { name: 'Put this back: When, Saturdays, 10 to 11' }));
  const tools = () => fake.state.assets.find(({ id }) => id === 'tools')?.asset.times;
  await waitFor(() => expect(tools()).toBe('Saturdays, 10 to 11'));
  expect(fake.calls.find(({ name }) => name === 'put_back')?.args).toEqual({ record: 'tools', unit: 'times', op: 'op-1' });
  await waitFor(() => expect(messages.list.at(-1)?.words).toBe('Put back: When'));
  // It is a step like any other.
  await screen.findByText('11 steps');
  messages.list.at(-1)?.action?.run();
  await waitFor(() => expect(tools()).toBe('Saturdays, 10 to 12'));
});

test('why something is not put back is said in its sentence', async () => {
  render(History);
  await fireEvent.click(await line(/^Amina changed how to reach/));
  await fireEvent.click(screen.getByRole('button', { name: /^Put this back: Number, address or link/ }));
  await waitFor(() => expect(messages.list.at(-1)?.words).toContain('nothing can be put back'));
});

test('what was taken back, and a file that can only be read, offer nothing to put back', async () => {
  render(History);
  await fireEvent.click(await line(/^You changed Wednesday Walkers/));
  screen.getByText('two pounds for tea');
  expect(screen.queryByRole('button', { name: /^Put this back/ })).toBe(null);
  await fireEvent.click(await line(CHANGED));
  screen.getByRole('button', { name: /^Put this back/ });
  if (catalogue.info) catalogue.info = { ...catalogue.info, read_only: 'it is on a disk that cannot be written to' };
  await waitFor(() => expect(screen.queryByRole('button', { name: /^Put this back/ })).toBe(null));
});

test('it is narrowed by who, laptop, kind, days and one asset, and shown whole again', async () => {
  render(History);
  await screen.findByText('10 steps');
  const pick = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
  await pick('By whom', 'Joe');
  await screen.findByText('2 steps');
  expect(asked().at(-1)?.asked).toEqual({ record: null, person: 'Joe', laptop: null, kind: null, from: null, until: null });
  await pick('What was changed', 'gift');
  await screen.findByText('1 step');
  await pick('On which laptop', 'KITCHEN');
  await screen.findByText('0 steps');
  screen.getByText('Nothing like that was done');
  await fireEvent.click(screen.getAllByRole('button', { name: 'Show everything' })[0] as HTMLElement);
  await screen.findByText('10 steps');

  const until = screen.getByLabelText('To the day');
  await fireEvent.input(until, { target: { value: '2025-12-31' } });
  await fireEvent.keyDown(until, { key: 'Enter' });
  await screen.findByText('1 step');
  await line(/^You began this catalogue/);
  await fireEvent.click(screen.getByRole('button', { name: 'Show everything' }));

  const box = screen.getByRole('combobox', { name: 'What was done to' });
  await fireEvent.input(box, { target: { value: 'Mill Lane Tool' } });
  await screen.findByRole('option', { name: /Mill Lane Tool Library/ });
  await fireEvent.keyDown(box, { key: 'Enter' });
  await screen.findByText('2 steps');
  expect(asked().at(-1)?.asked.record).toBe('tools');
  await fireEvent.click(screen.getByRole('button', { name: 'Take out Mill Lane Tool Library' }));
  await screen.findByText('10 steps');
});

test('earlier steps are added below, and stay in view when something is done', async () => {
  const many = Array.from({ length: 120 }, (_, i) => ({
    op: `op-${i}`, label: { action: 'jot' }, name: null, undone: false, records: 1, what: [],
    hand: { person: 'Amina', laptop: null, here: false, at: '2026-05-15T14:02:00' },
  }));
  fake.also({ list_history: ({ offset, limit }: { offset: number; limit: number }) => ({ total: many.length, people: ['Amina'], laptops: [], entries: many.slice(offset, offset + limit) }) } as never);
  render(History);
  await screen.findByText('120 steps');
  expect(screen.getAllByText('Amina jotted something down')).toHaveLength(50);
  await fireEvent.click(screen.getByRole('button', { name: 'Show earlier ones' }));
  await waitFor(() => expect(screen.getAllByText('Amina jotted something down')).toHaveLength(100));
  await catalogue.mutate('jot', { text: 'a bench' });
  await waitFor(() => expect(asked().at(-1)).toMatchObject({ offset: 0, limit: 100 }));
  await fireEvent.click(screen.getByRole('button', { name: 'Show earlier ones' }));
  await waitFor(() => expect(screen.getAllByText('Amina jotted something down')).toHaveLength(120));
  expect(screen.queryByRole('button', { name: 'Show earlier ones' })).toBe(null);
});

test('where it cannot be shown, that is said', async () => {
  fake.also({ list_history: () => { throw { code: null, message: 'The disk did not answer as it should.' }; } } as never);
  render(History);
  expect((await screen.findByRole('alert')).textContent).toContain('This page cannot be shown just now. The disk did not answer');
});

test('it speaks Polish', async () => {
  await language.choose('pl');
  render(History);
  await screen.findByRole('heading', { name: 'Wszystko, co zrobiono' });
  await fireEvent.click(await line(/^Amina: zmieniono: Mill Lane Tool Library/));
  screen.getByRole('button', { name: 'Przywróć to: Kiedy, Saturdays, 10 to 11' });
  await line(/^Ty: wyjęto z kosza: Seed swap shelf/);
});
