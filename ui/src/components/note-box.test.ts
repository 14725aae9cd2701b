import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pretend, type Fake } from '../core/fake';
import { speakTo } from '../core/transport';
import { noted } from '../operations/conversation';
import { catalogue } from '../state/catalogue.svelte';
import { messages } from '../state/messages.svelte';
import { Noting } from '../state/noting.svelte';
import NoteBox from './NoteBox.svelte';

let fake: Fake;
let noting: Noting;
const onkept = vi.fn();
const choose = vi.fn();

beforeEach(async () => {
  fake = pretend();
  speakTo(fake);
  await catalogue.opened();
  noting = new Noting();
  onkept.mockClear();
});
afterEach(cleanup);

const called = (name: string) => fake.calls.filter((each) => each.name === name).map(({ args }) => args);
const show = (more: { oneLine?: boolean } = {}) => {
  render(NoteBox, { noting, onkept, choose, ...more });
  return screen.getByRole('textbox', { name: /Who did you talk to/ });
};

test('names are links while somebody types, and one that means somebody else is left out', async () => {
  const box = show();
  await fireEvent.input(box, { target: { value: 'Nadia and Idris met at the Bandstand' } });
  await fireEvent.click(await screen.findByRole('button', { name: 'Not this Idris' }));
  const [link] = screen.getAllByRole('button', { name: 'Nadia' });
  if (link) await fireEvent.click(link);
  expect(choose).toHaveBeenCalledWith('nadia');
  await fireEvent.keyDown(box, { key: 'Enter', ctrlKey: true });
  await waitFor(() => expect(onkept).toHaveBeenCalledTimes(1));
  expect(called('note_conversation')).toMatchObject([
    { conversation: { words: 'Nadia and Idris met at the Bandstand', about: ['nadia', 'bandstand'], kind: null, at: null, sorted_on: null }, not_meant: ['idris'] },
  ]);
  expect(called('edit_conversation')).toEqual([]);
  expect((box as HTMLTextAreaElement).value).toBe('');
  expect(fake.state.conversations[0]?.is.about).toEqual(['nadia', 'bandstand']);
  // It is one step, and taken back as one.
  noted(fake.state.conversations[0]?.id ?? '');
  messages.list.at(-1)?.action?.run();
  await waitFor(() => expect(fake.state.conversations.some(({ is }) => is.words.startsWith('Nadia and Idris'))).toBe(false));
});

test('what is kept at once is about those it names all the same', async () => {
  const box = show({ oneLine: true });
  await fireEvent.input(box, { target: { value: 'Tomasz is back' } });
  await fireEvent.click(screen.getByRole('button', { name: 'Note it' }));
  await waitFor(() => expect(called('note_conversation')).toMatchObject([{ conversation: { about: ['tomasz'] } }]));
});

test('an empty box keeps nothing', async () => {
  const box = show();
  await fireEvent.input(box, { target: { value: '   ' } });
  await fireEvent.keyDown(box, { key: 'Enter', ctrlKey: true });
  expect([called('note_conversation'), onkept.mock.calls]).toEqual([[], []]);
});

test('what is half written survives the window, and is forgotten once it is kept', async () => {
  const box = show();
  await fireEvent.input(box, { target: { value: 'Nadia bakes' } });
  await fireEvent.click(screen.getByRole('button', { name: 'In passing' }));
  cleanup();
  await waitFor(() => expect(called('keep_draft')).toHaveLength(1));
  noting = new Noting();
  const again = show();
  await waitFor(() => expect((again as HTMLTextAreaElement).value).toBe('Nadia bakes'));
  expect(screen.getByRole('button', { name: 'In passing', pressed: true })).toBeTruthy();
  await fireEvent.keyDown(again, { key: 'Enter', ctrlKey: true });
  await waitFor(() => expect(called('keep_draft').at(-1)).toEqual({ key: 'conversation', words: null }));
});
