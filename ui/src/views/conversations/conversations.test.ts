import { cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pretend, type Fake } from '../../core/fake';
import { speakTo } from '../../core/transport';
import { catalogue } from '../../state/catalogue.svelte';
import { messages } from '../../state/messages.svelte';
import { noting } from '../../state/noting.svelte';
import { page } from '../../state/page.svelte';
import { selection } from '../../state/selection.svelte';
import Inbox from '../inbox/Inbox.svelte';
import Conversations from './Conversations.svelte';
import Sort from './Sort.svelte';
import { sorting } from './sorting.svelte';

let fake: Fake;
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 30_000 });
const called = (name: string) => fake.calls.filter((each) => each.name === name).map(({ args }) => args);

beforeEach(async () => {
  fake = pretend();
  speakTo(fake);
  noting.clear();
  sorting.forget();
  await catalogue.opened();
  Object.assign(page, { view: 'inbox', conversation: null, meetFor: null });
  selection.clear();
});
afterEach(cleanup);

/** Types into a type-ahead box and takes what it offers with Enter. */
async function takes(box: HTMLElement, text: string, option: string | RegExp) {
  await fireEvent.input(box, { target: { value: text } });
  const offered = await screen.findByRole('option', { name: option });
  await fireEvent.pointerMove(offered);
  await fireEvent.keyDown(box, { key: 'Enter' });
}

test('what is noted waits in the Inbox, and is sorted from there', async () => {
  render(Conversations);
  await fireEvent.input(screen.getByRole('textbox', { name: /Who did you talk to/ }), { target: { value: 'Idris hums' } });
  await fireEvent.click(screen.getByRole('button', { name: 'Note it' }));
  await waitFor(() => expect(messages.list.map(({ words, next, action }) => [words, next?.words, action?.words])).toEqual([
    ['Noted. It waits in the Inbox to be sorted.', 'Sort now', 'Undo'],
  ]));
  cleanup();
  render(Inbox);
  await fireEvent.click(await screen.findByRole('button', { name: 'Sort: Idris hums' }));
  expect([page.view, page.conversation]).toEqual(['sorting', fake.state.conversations[0]?.id]);
});

test('the one that was asked for from a card has the keyboard', async () => {
  page.conversation = 'talk-songs';
  render(Conversations);
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Sort: Idris sang/));
});

test('past conversations are put right and removed', async () => {
  render(Conversations);
  await fireEvent.click(await screen.findByRole('button', { name: /^Edit: The soup was good/ }));
  await fireEvent.input(screen.getByRole('textbox', { name: 'What was said' }), { target: { value: 'The soup was very good' } });
  await fireEvent.click(screen.getByRole('button', { name: 'Keep the change' }));
  await screen.findByText('The soup was very good');
  expect(called('edit_conversation')).toMatchObject([{ id: 'talk-soup', conversation: { about: ['soup'], kind: 'group' } }]);
  await fireEvent.click(screen.getByRole('button', { name: /^Remove: The soup/ }));
  await waitFor(() => expect(screen.queryByText('The soup was very good')).toBeNull());
});

test('a conversation becomes a person, gifts, a wish, a tie and a promise in one step, by keyboard', async () => {
  page.sort('talk-bread');
  render(Sort);
  const part = async (name: string) => within(await screen.findByTestId(`heard-${name}`));
  // The guess: Joan is new, three gifts and wishes, one promise.
  expect(((await part('assets')).getByRole('textbox', { name: 'Name' }) as HTMLInputElement).value).toBe('Joan');
  screen.getByRole('button', { name: 'Keep these 5' });
  // Tomasz does not teach after all, and Joan knows Nadia.
  await fireEvent.click((await part('gifts')).getByRole('button', { name: 'Leave out: wheel truing' }));
  const ties = await part('ties');
  await fireEvent.click(ties.getByRole('button', { name: 'Add a tie' }));
  await takes(ties.getByRole('combobox', { name: 'Who or what' }), 'jo', 'Joan');
  await fireEvent.change(ties.getByRole('combobox', { name: 'How they are tied' }), { target: { value: 'helps_run<' } });
  await takes(ties.getByRole('combobox', { name: 'With whom or what' }), 'Elsie', /New: “Elsie”/);
  const names = (await part('assets')).getAllByRole('textbox').map((box) => (box as HTMLInputElement).value);
  expect(names).toEqual(['Joan', 'Elsie']);
  await fireEvent.keyDown(ties.getByRole('combobox', { name: 'How they are tied' }), { key: 'Enter', ctrlKey: true });
  await screen.findByRole('heading', { name: 'This is known now' });
  expect(called('keep_heard')).toEqual([{
    how: 'conversation',
    heard: {
      conversation: 'talk-bread', gathering: null, spoke_with: null, agreed: null,
      assets: [{ kind: 'person', name: 'Joan', fields: {} }, { kind: 'person', name: 'Elsie', fields: {} }],
      gifts: [expect.objectContaining({ holder: { new: 0 }, what: 'a piano to the Old Chapel Hall' })],
      wishes: [expect.objectContaining({ holder: { here: 'nadia' }, what: 'somebody to bake with on Thursdays' })],
      ties: [{ from: { new: 1 }, type: 'helps_run', to: { new: 0 }, since: null, note: null }],
      follow_ups: [{ what: 'ring Joan on Friday', due: null, about: null }],
    },
  }]);
  await fireEvent.click(screen.getByRole('button', { name: /^Who could meet over this\? Nadia would love/ }));
  expect([page.view, Object.keys(page.meetFor ?? {})]).toEqual(['introductions', ['wish']]);
});

test('what was put right so far is there again after the window went away, until it is kept', async () => {
  const again = () => {
    cleanup();
    sorting.forget();
    page.sort('talk-songs');
    render(Sort);
  };
  const gift = async () => (await within(await screen.findByTestId('heard-gifts')).findByRole('textbox')) as HTMLInputElement;
  again();
  const guess = (await gift()).value;
  cleanup();
  expect(called('keep_draft')).toEqual([]);
  again();
  await fireEvent.input(await gift(), { target: { value: 'the very old songs' } });
  again();
  await waitFor(async () => expect((await gift()).value).toBe('the very old songs'));
  expect(called('keep_draft').at(-1)).toMatchObject({ key: 'sorting/talk-songs', words: expect.stringContaining('the very old songs') });
  // Of other words it says nothing.
  fake.state.conversations.forEach(({ id, is }) => id === 'talk-songs' && (is.words += ' And he hummed.'));
  again();
  await waitFor(async () => expect((await gift()).value).toBe(guess));
  await fireEvent.click(screen.getByRole('button', { name: 'Keep this one' }));
  await screen.findByRole('heading', { name: 'This is known now' });
  await waitFor(() => expect(called('keep_draft').at(-1)).toEqual({ key: 'sorting/talk-songs', words: null }));
});

test('taken back, the lines stand open again', async () => {
  page.sort('talk-songs');
  render(Sort);
  await fireEvent.click(await screen.findByRole('button', { name: 'Keep this one' }));
  await screen.findByRole('heading', { name: 'This is known now' });
  await catalogue.mutate('undo', {});
  await screen.findByRole('button', { name: 'Keep this one' });
});

test('a line that does not say whose it is asks for it before anything is kept', async () => {
  page.sort('talk-songs');
  render(Sort);
  await fireEvent.click(await screen.findByRole('button', { name: 'Add a promise' }));
  const wishes = within(screen.getByTestId('heard-wishes'));
  await fireEvent.click(wishes.getByRole('button', { name: 'Add a wish' }));
  await fireEvent.input(wishes.getByRole('textbox'), { target: { value: 'a new hymn book' } });
  sorting.hearing.wishes.forEach((line) => (line.holder = null));
  await fireEvent.click(await screen.findByRole('button', { name: 'Keep this one' }));
  await wishes.findByRole('alert');
  expect(called('keep_heard')).toEqual([]);
});

test('where there is nothing to keep it is marked as sorted', async () => {
  page.sort('talk-songs');
  render(Sort);
  await fireEvent.click(await screen.findByRole('button', { name: 'Nothing to keep' }));
  await waitFor(() => expect(page.view).toBe('inbox'));
  expect(fake.state.conversations.find(({ id }) => id === 'talk-songs')?.is.sorted_on).toBeTruthy();
});
