// What came in and is set aside by something else than its page, or stays although it was to be taken back.

import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pretend, type Fake } from '../../core/fake';
import { speakTo } from '../../core/transport';
import { catalogue } from '../../state/catalogue.svelte';
import { merging } from '../../state/merging.svelte';
import { messages } from '../../state/messages.svelte';
import { page } from '../../state/page.svelte';
import Merge from './Merge.svelte';

const AMINA = '/media/stick/from Amina.hereabouts-changes';
const JOE = '/media/stick/from Joe.hereabouts-changes';
let fake: Fake;
// A busy machine is slow, not wrong. Asking of every element whether it is hidden takes most of the time.
configure({ asyncUtilTimeout: 10_000, defaultHidden: true });
vi.setConfig({ testTimeout: 30_000 });

beforeEach(async () => {
  localStorage.clear();
  fake = pretend();
  speakTo(fake);
  messages.list = [];
  await catalogue.opened();
  merging.close();
  merging.belongsTo(catalogue.info?.path ?? null);
  page.view = 'merge';
});
afterEach(cleanup);

const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));
const asked = (command: string) => fake.calls.filter(({ name }) => name === command);
const textOf = (element: Element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim();

async function taken(...paths: string[]) {
  render(Merge);
  merging.look(paths);
  await press(paths.length === 1 ? 'Take it in' : `Take in these ${paths.length}`);
  await waitFor(() => expect(catalogue.undoList.undo).toHaveLength(paths.length));
  await waitFor(() => expect(screen.getAllByTestId('together')).toHaveLength(paths.length));
}

test('the page follows what is taken back and done again elsewhere', async () => {
  await taken(AMINA);
  await catalogue.mutate('undo', {});
  expect(textOf(await screen.findByTestId('taken-back'))).toContain('What came in is set aside on this laptop.');
  expect(screen.queryByTestId('together')).toBeNull();
  expect(asked('undo_to')).toEqual([]);
  await catalogue.mutate('redo', {});
  await screen.findByRole('button', { name: 'Choose a file' });
  expect(screen.queryByTestId('taken-back')).toBeNull();
});

test('what was set aside elsewhere can be brought back', async () => {
  await taken(AMINA);
  await catalogue.mutate('undo', {});
  await press('Bring it back');
  await screen.findByTestId('together');
  await waitFor(() => expect(catalogue.undoList.undo).toHaveLength(1));
  expect(screen.queryByTestId('taken-back')).toBeNull();
});

test('of several files it is said which was set aside, and the rest can be taken back as well', async () => {
  await taken(AMINA, JOE);
  await catalogue.mutate('undo', {});
  expect(textOf(await screen.findByTestId('set-aside'))).toBe('From Joe’s laptop. It was taken in once, and set aside on this laptop.');
  expect(screen.getAllByTestId('together')).toHaveLength(1);
  await press('Take the whole joining back');
  await screen.findByTestId('taken-back');
  expect(asked('undo_to')).toHaveLength(1);
});

test('what stays because more would leave without it is not said to be set aside', async () => {
  await taken(AMINA);
  await catalogue.mutate('jot', { text: 'a bench' });
  const stayed = [{ label: { action: 'merge' }, name: null, held: [{ by: 'audience', count: 1, name: 'Old Chapel Hall' }] }];
  const value = { label: { action: 'jot' }, name: null, kept: 0, steps: 1, let_out: [], stayed };
  fake.also({ undo_to: () => ({ value, changed: {}, saved_at: '2026-05-15T14:02:00Z', version: 99 }) });
  await press('Take the whole joining back');
  await press('Take all of that back');
  await screen.findByText('“Took in changes of another laptop” stays as a whole.');
  screen.getByText('Who may see Old Chapel Hall stays as it is. That is changed on the card.');
  expect(screen.queryByTestId('taken-back')).toBeNull();
  expect(screen.getByTestId('together')).toBeTruthy();
});
