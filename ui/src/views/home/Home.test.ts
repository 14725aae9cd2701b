import { cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pretend, type Fake } from '../../core/fake';
import { speakTo } from '../../core/transport';
import { undo } from '../../operations/undo';
import { catalogue } from '../../state/catalogue.svelte';
import { messages } from '../../state/messages.svelte';
import { page } from '../../state/page.svelte';
import { selection } from '../../state/selection.svelte';
import Home from './Home.svelte';

let fake: Fake;
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 30_000 });

beforeEach(async () => {
  fake = pretend();
  speakTo(fake);
  await catalogue.opened();
  messages.list = [];
  page.view = 'map';
  page.show('home');
});
afterEach(cleanup);
const called = (name: string) => fake.calls.filter((each) => each.name === name).map(({ args }) => args);

test('a promise is ticked, and undo takes that back', async () => {
  render(Home);
  const box = await screen.findByRole('checkbox', { name: 'It is done: Ring Idris about the piano' });
  await fireEvent.click(box);
  await waitFor(() => expect(called('do_follow_up')).toEqual([{ id: 'f-piano', done: true }]));
  await within(screen.getByTestId('promises')).findByText('done today');
  expect(messages.list.at(-1)?.words).toBe('Kept: Ring Idris about the piano');
  messages.list.at(-1)?.action?.run();
  await waitFor(() => expect(fake.state.meeting.followUps.find(({ id }) => id === 'f-piano')?.is.done_on).toBeNull());
});

test('a promise is written down in place, with or without a day', async () => {
  render(Home);
  await fireEvent.click(await screen.findByRole('button', { name: 'Write down a promise' }));
  await fireEvent.input(screen.getByLabelText('What did you say you would do?'), { target: { value: ' Bring the key ' } });
  await fireEvent.click(screen.getByRole('button', { name: 'Write it down' }));
  await screen.findByText('Bring the key');
  expect(called('add_follow_up')).toMatchObject([{ follow_up: { what: 'Bring the key', due: null, done_on: null } }]);
});

test('a promise is linked to who it is about, when it is written down or later', async () => {
  render(Home);
  const pickNamed = async (label: string, typed: string) => {
    const box = await screen.findByRole('combobox', { name: label });
    await fireEvent.input(box, { target: { value: typed } });
    await screen.findByRole('option', { name: new RegExp(typed) });
    await fireEvent.keyDown(box, { key: 'Enter' });
  };
  await fireEvent.click(await screen.findByRole('button', { name: 'Write down a promise' }));
  await fireEvent.input(screen.getByLabelText('What did you say you would do?'), { target: { value: 'Bring the key' } });
  await pickNamed('Who is it about?', 'Nadia');
  await screen.findByRole('button', { name: 'Take out Nadia' });
  await fireEvent.click(screen.getByRole('button', { name: 'Write it down' }));
  await waitFor(() => expect(called('add_follow_up')).toMatchObject([{ follow_up: { what: 'Bring the key', about: 'nadia' } }]));
  // The form gives the focus back once it is gone.
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Write down a promise'));
  await fireEvent.click(await screen.findByRole('button', { name: 'Who is it about: Bring the key' }));
  await pickNamed('Who is it about: Bring the key', 'Tomasz');
  await waitFor(() => expect(called('edit_follow_up')).toMatchObject([{ follow_up: { what: 'Bring the key', about: 'tomasz' } }]));
  await fireEvent.click(await screen.findByRole('button', { name: 'Who is it about: Bring the key' }));
  await fireEvent.click(screen.getByRole('button', { name: 'Nobody in particular' }));
  await waitFor(() => expect(called('edit_follow_up')[1]).toMatchObject({ follow_up: { about: null } }));
});

test('a promise is moved to another day', async () => {
  render(Home);
  await fireEvent.click(await screen.findByRole('button', { name: 'today: another day for Ring Idris about the piano' }));
  const day = screen.getByLabelText('By when: Ring Idris about the piano');
  await fireEvent.input(day, { target: { value: '2031-01-02' } });
  await fireEvent.blur(day);
  await screen.findByText('2 January');
  expect(called('edit_follow_up')).toMatchObject([{ id: 'f-piano', follow_up: { about: 'idris', due: '2031-01-02' } }]);
});

test('somebody is introduced over a gift that waits, with the reasons filled in', async () => {
  render(Home);
  await fireEvent.click(await screen.findByRole('button', { name: 'Introduce Nadia and Chapel Supper Club' }));
  const form = screen.getByTestId('introduce');
  expect((within(form).getByLabelText('Why they could meet') as HTMLTextAreaElement).value).toBe('both speak of bread; 600 m apart');
  expect((within(form).getByLabelText('Who introduces them') as HTMLInputElement).value).toBe('Maryam');
  await fireEvent.click(within(form).getByRole('radio', { name: 'offered' }));
  await fireEvent.submit(form);
  await waitFor(() => expect(called('introduce')).toMatchObject([
    { introduction: { parties: ['nadia', 'soup'], gift: 'g-bread', wish: 'w-bread', stage: 'offered', made_by: 'Maryam', said_no: false } },
  ]));
  await within(screen.getByTestId('introduced')).findByText('Chapel Supper Club');
  await undo.run();
  await waitFor(() => expect(within(screen.getByTestId('introduced')).queryByText('Chapel Supper Club')).toBeNull());
});

test('a gift over which somebody is introduced does not wait, and one that was asked for before is not said never to have been', async () => {
  const songs = fake.state.meeting.gifts.find(({ id }) => id === 'g-songs');
  if (songs) songs.is.last_taken_up = '2020-01-01';
  fake.state.meeting.introductions.forEach(({ id, is }) => id === 'i-green' && Object.assign(is, { gift: 'g-press' }));
  render(Home);
  const gifts = await screen.findByTestId('gifts');
  const line = (words: string) => within(gifts).getAllByRole('listitem').find(({ textContent }) => textContent.includes(words))?.textContent;
  expect(line('the old songs')).toContain('Nobody has asked for it lately. Who would love it?');
  expect(line('cider press')).toBeUndefined();
});

test('an introduction opens on its page, and a name on its card', async () => {
  render(Home);
  const list = await screen.findByTestId('introduced');
  const first = within(list).getAllByRole('button', { name: /Tomasz/ })[0];
  if (first) await fireEvent.click(first);
  expect([page.view, page.introduction]).toEqual(['introductions', 'i-green']);
  page.show('home');
  await fireEvent.click(within(await screen.findByTestId('quiet')).getByRole('button', { name: 'Wednesday Walkers' }));
  expect([page.view, selection.id]).toEqual(['map', 'walkers']);
});

test('a note about somebody who is quiet begins with their name, and says whom it is about', async () => {
  render(Home);
  const quiet = await screen.findByTestId('quiet');
  await fireEvent.click(within(quiet).getByRole('button', { name: 'Note a conversation with Wednesday Walkers' }));
  const box = within(screen.getByTestId('note-box')).getByRole('textbox') as HTMLInputElement;
  await waitFor(() => expect(box.value).toBe('Spoke with Wednesday Walkers: '));
  expect(document.activeElement).toBe(box);
  await fireEvent.input(box, { target: { value: 'Spoke with Wednesday Walkers: they rest in winter' } });
  await fireEvent.submit(screen.getByTestId('note-box'));
  await waitFor(() => expect(called('note_conversation')).toMatchObject([{ conversation: { words: 'Spoke with Wednesday Walkers: they rest in winter', about: ['walkers'] } }]));
});

test('with nothing to show, each part says so in a sentence', async () => {
  Object.assign(fake.state.meeting, { followUps: [], gifts: [], introductions: [], unsorted: 0 });
  fake.also({ home: () => ({ today: '2026-11-27', follow_ups: [], introductions: [], gifts: [], quiet: [], unsorted: 0 }) });
  render(Home);
  await screen.findByRole('heading', { name: 'Friday in Aldermoor' });
  for (const sentence of [
    'Nothing is promised for today.',
    'Nothing is promised. What did you say you would do?',
    'No gift waits longer than three months. Ask somebody what they do well.',
    'No introduction is under way. See who could meet, or introduce two you have in mind.',
    'You have been in touch with everybody lately.',
  ])
    screen.getByText(sentence);
  await screen.findByText('Everything here was looked at lately, or is nowhere to walk to.');
});
