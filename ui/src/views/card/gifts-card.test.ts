import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pretend, type Fake } from '../../core/fake';
import { speakTo } from '../../core/transport';
import { undo } from '../../operations/undo';
import { catalogue } from '../../state/catalogue.svelte';
import { forms } from '../../state/forms.svelte';
import { messages } from '../../state/messages.svelte';
import { page } from '../../state/page.svelte';
import { selection } from '../../state/selection.svelte';
import CardPane from './CardPane.svelte';
import { todayIso } from './gifts';

let fake: Fake;
beforeEach(async () => {
  fake = pretend();
  speakTo(fake);
  await catalogue.opened();
  forms.forget();
  messages.list = [];
  Object.assign(page, { view: 'list', adding: null, editing: null, meetFor: null });
  selection.choose('tools');
});
afterEach(() => {
  cleanup();
  selection.clear();
});
const sent = (command: string) => fake.calls.filter(({ name }) => name === command).map(({ args }) => args);
const line = () => screen.findByLabelText<HTMLInputElement>('What is offered, and what would be loved');

test('what is offered begins with a verb, and what would be loved stands in a line', async () => {
  render(CardPane);
  const gifts = await screen.findByTestId('gifts');
  expect(within(gifts).getByRole('button', { name: 'lends ladders' })).toBeTruthy();
  expect(within(gifts).getByRole('button', { name: 'would teach sharpening' })).toBeTruthy();
  expect(gifts.textContent?.replace(/\s+/g, ' ')).toContain('Would love: someone for the Saturday book');
});

test('one line becomes separate gifts and wishes, shown before they are kept; taken back it stands there again', async () => {
  render(CardPane);
  const box = await line();
  const typed = 'can teach: sourdough, bike repair; would love: someone to walk with';
  await fireEvent.input(box, { target: { value: typed } });
  const capture = screen.getByTestId('capture');
  await waitFor(() => expect(within(capture).getAllByRole('listitem').map((chip) => chip.textContent)).toEqual([
    'would teach sourdough', 'would teach bike repair', 'would love someone to walk with',
  ]));
  expect(sent('capture_line')).toEqual([]);
  await fireEvent.submit(capture);
  await waitFor(() => expect(messages.list[0]?.words).toBe('Kept 2 gifts and 1 wish'));
  expect(sent('capture_line')).toEqual([{ holder: 'tools', text: typed }]);
  expect(await screen.findByRole('button', { name: 'would teach bike repair' })).toBeTruthy();
  expect((await line()).value).toBe('');
  await expect.poll(() => catalogue.undoList.undo.length).toBeGreaterThan(0);
  await undo.run();
  await waitFor(async () => expect((await line()).value).toBe(typed));
  expect(screen.queryByRole('button', { name: 'would teach bike repair' })).toBeNull();
});

test('a gift is put right in its place', async () => {
  render(CardPane);
  await fireEvent.click(await screen.findByRole('button', { name: 'lends ladders' }));
  const form = within(await screen.findByTestId('gift-form'));
  await fireEvent.click(form.getByLabelText('Hands'));
  await fireEvent.click(form.getByLabelText('Would teach it'));
  const topics = form.getByLabelText('What else it goes by');
  await fireEvent.input(topics, { target: { value: 'height, roofs' } });
  await fireEvent.blur(topics);
  await fireEvent.click(form.getByRole('button', { name: 'Taken up today' }));
  await waitFor(() =>
    expect(fake.state.gifts[0]?.gift).toMatchObject({
      what: 'ladders', form: 'lend', domain: 'hands', would_teach: true, topics: ['height', 'roofs'], last_taken_up: todayIso(), status: 'taken_up',
    }),
  );
  await fireEvent.click(form.getByRole('button', { name: 'Remove' }));
  await waitFor(() => expect(fake.state.gifts.some(({ gift }) => gift.what === 'ladders')).toBe(false));
  await waitFor(() => expect(screen.queryByTestId('gift-form')).toBeNull());
});

test('a wish is put right in its place', async () => {
  selection.choose('nadia');
  render(CardPane);
  await fireEvent.click(await screen.findByRole('button', { name: 'to learn Polish' }));
  const form = within(await screen.findByTestId('wish-form'));
  await fireEvent.change(form.getByLabelText('How it is going'), { target: { value: 'done' } });
  await waitFor(() => expect(fake.state.wishes.find(({ wish }) => wish.what === 'Polish')?.wish.status).toBe('done'));
  await waitFor(() => expect(screen.getByTestId('gifts').textContent).toContain('come true'));
});

test('from a gift and from the card to who could meet', async () => {
  render(CardPane);
  await fireEvent.click(await screen.findByRole('button', { name: 'Who could meet over “sharpening”?' }));
  expect([page.view, page.meetFor]).toEqual(['introductions', { gift: fake.state.gifts[2]?.id }]);
  await fireEvent.click(screen.getByRole('button', { name: 'Who could meet?' }));
  expect(page.meetFor).toEqual({ asset: 'tools' });
});

test('from the card to introducing whom somebody has in mind, unless they would rather not', async () => {
  selection.choose('nadia');
  render(CardPane);
  await fireEvent.click(await screen.findByRole('button', { name: 'Introduce to …' }));
  expect([page.view, page.introducing]).toEqual(['introductions', ['nadia']]);
  cleanup();
  fake.state.assets.forEach((each) => each.id === 'nadia' && (each.asset.no_introductions = true));
  render(CardPane);
  await screen.findByRole('button', { name: 'Who could meet?' });
  expect(screen.queryByRole('button', { name: 'Introduce to …' })).toBeNull();
});

test('somebody without gifts is asked one question', async () => {
  fake.state.gifts = [];
  selection.choose('tomasz');
  render(CardPane);
  expect(await screen.findByText('What do you do well, and would you show others?')).toBeTruthy();
});

test('what happens around it is told in sentences that open their pages', async () => {
  selection.choose('nadia');
  render(CardPane);
  await fireEvent.click(await screen.findByRole('button', { name: /With Chapel Supper Club: they met, 9 May 2026\. Over “sourdough”\./ }));
  expect([page.view, page.meetFor]).toEqual(['introductions', null]);
  await fireEvent.click(screen.getByRole('button', { name: /in passing · waits to be sorted/ }));
  expect([page.view, page.conversation]).toEqual(['conversations', 'talk']);
});

test('somebody who does not want to be introduced says so on their card', async () => {
  selection.choose('nadia');
  page.editing = 'name';
  render(CardPane);
  await fireEvent.click(await screen.findByLabelText('Does not want to be introduced'));
  await waitFor(() => expect(sent('edit_asset')).toEqual([{ id: 'nadia', fields: { no_introductions: true } }]));
});
