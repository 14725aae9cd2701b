import { cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pretend, type Fake } from '../../core/fake';
import { travelling } from '../../core/fake-travel';
import { speakTo } from '../../core/transport';
import { catalogue } from '../../state/catalogue.svelte';
import { messages } from '../../state/messages.svelte';
import { page } from '../../state/page.svelte';
import Gathering from './Gathering.svelte';
import { namesFor } from './names';

let fake: Fake;
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 60_000 });

beforeEach(async () => {
  fake = pretend();
  speakTo(fake);
  fake.state.meeting.gifts = fake.state.meeting.gifts.filter(({ is }) => is.gathering === null);
  fake.state.meeting.wishes = fake.state.meeting.wishes.filter(({ is }) => is.gathering === null);
  await catalogue.opened();
  messages.list = [];
  page.view = 'gathering';
  page.gathering = 's-supper';
});
afterEach(cleanup);

const added = () => fake.calls.filter(({ name }) => name === 'add_card').map(({ args }) => args);
const whoBox = () => screen.findByRole('combobox', { name: 'Who?' }) as Promise<HTMLInputElement>;
const whatBox = () => screen.getByLabelText('What do they offer, or what would they love?') as HTMLInputElement;
const type = (box: HTMLInputElement, value: string) => fireEvent.input(box, { target: { value } });

test('who, Enter, what, Enter: the card is up, and the next one speaks', async () => {
  render(Gathering);
  const who = await whoBox();
  await waitFor(() => expect(document.activeElement).toBe(who));
  await type(who, 'Joan');
  await fireEvent.keyDown(who, { key: 'Enter' });
  expect(document.activeElement).toBe(whatBox());
  await type(whatBox(), 'can teach knitting; would love a lift');
  await fireEvent.keyDown(whatBox(), { key: 'Enter' });
  expect(document.activeElement).toBe(who);
  expect([who.value, whatBox().value]).toEqual(['', '']);
  await waitFor(() => expect(screen.getAllByTestId('card')).toHaveLength(2));
  expect(added()).toEqual([{ gathering: 's-supper', who: 'Joan', text: 'can teach knitting; would love a lift', may_be_listed: false }]);
  expect(screen.getByTestId('cards').textContent).toContain('Joan would teach knitting');
});

test('Shift and Enter keeps the person, and what they agreed to; the next person is asked anew', async () => {
  render(Gathering);
  const who = await whoBox();
  await type(who, 'Idris');
  await fireEvent.keyDown(who, { key: 'a', code: 'KeyA', altKey: true });
  await type(whatBox(), 'hymns');
  await fireEvent.keyDown(whatBox(), { key: 'Enter', shiftKey: true });
  expect([who.value, document.activeElement]).toEqual(['Idris', whatBox()]);
  await type(whatBox(), 'would love soup');
  await fireEvent.keyDown(whatBox(), { key: 'Enter' });
  await type(who, 'Bronwen');
  await type(whatBox(), 'a spare room');
  await fireEvent.keyDown(whatBox(), { key: 'Enter' });
  await waitFor(() => expect(added().map(({ who, may_be_listed }) => [who, may_be_listed])).toEqual([['Idris', true], ['Idris', true], ['Bronwen', false]]));
  const list = await screen.findByTestId('takeaway');
  await waitFor(() => expect(within(list).getAllByRole('listitem').map((each) => each.textContent)).toEqual(['Idris hymns', 'Idris soup']));
  expect(within(list).getAllByRole('heading').map((each) => each.textContent)).toEqual(['List to take home', 'What people offer', 'What people would love']);
});

test('what somebody is just saying is there again after the window went away, and not once it is up', async () => {
  const drafts = () => fake.calls.filter(({ name }) => name === 'keep_draft').map(({ args }) => args);
  render(Gathering);
  await type(await whoBox(), 'Idris');
  await type(whatBox(), 'the old');
  cleanup();
  await waitFor(() => expect(drafts()).toEqual([{ key: 'gathering/s-supper', words: JSON.stringify({ who: 'Idris', text: 'the old', listed: false }) }]));
  render(Gathering);
  await waitFor(async () => expect([(await whoBox()).value, whatBox().value]).toEqual(['Idris', 'the old']));
  await fireEvent.keyDown(whatBox(), { key: 'Enter' });
  cleanup();
  await waitFor(() => expect(drafts().at(-1)).toEqual({ key: 'gathering/s-supper', words: null }));
});

test('sixty cards typed without a pause go up in their order', async () => {
  render(Gathering);
  const who = await whoBox();
  const what = whatBox();
  for (let n = 0; n < 60; n += 1) {
    await type(who, `Neighbour ${n % 20}`);
    await type(what, `cake ${n}`);
    await fireEvent.keyDown(what, { key: 'Enter' });
  }
  await waitFor(() => expect(screen.getAllByTestId('card')).toHaveLength(60), { timeout: 90_000 });
  expect(added().map(({ text }) => text)).toEqual(Array.from({ length: 60 }, (_, n) => `cake ${n}`));
  expect(screen.getAllByTestId('card')[0]?.textContent).toContain('cake 59');
}, 120_000);

test('nobody speaks without a name, nor says nothing', async () => {
  render(Gathering);
  const who = await whoBox();
  await type(whatBox(), 'bread');
  await fireEvent.keyDown(whatBox(), { key: 'Enter' });
  expect((await screen.findByRole('alert')).textContent).toBe('Type who says it first.');
  expect(document.activeElement).toBe(who);
  expect(added()).toEqual([]);
});

test('a card that does not go up keeps its words, and can be tried again', async () => {
  let full = true;
  const { state } = fake;
  const table = pretend();
  fake.also({
    add_card: async (args) => {
      if (full) throw { code: null, message: 'The disk is full.' };
      table.state = state;
      const made = await table.invoke('call', { name: 'add_card', args });
      fake.state = table.state;
      return made;
    },
  });
  render(Gathering);
  const who = await whoBox();
  await type(who, 'Elsie');
  await type(whatBox(), 'old songs');
  await fireEvent.keyDown(whatBox(), { key: 'Enter' });
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('The disk is full.');
  full = false;
  await fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(screen.getByTestId('cards').textContent).toContain('Elsie offers old songs'));
});

test('what goes together stands beside the cards, and a card is taken back', async () => {
  render(Gathering);
  const who = await whoBox();
  await type(who, 'Tomasz');
  await type(whatBox(), 'bike repair');
  await fireEvent.keyDown(whatBox(), { key: 'Enter' });
  await type(who, 'Idris');
  await type(whatBox(), 'would love somebody to repair a lamp');
  await fireEvent.keyDown(whatBox(), { key: 'Enter' });
  const matches = await screen.findByTestId('matches');
  await waitFor(() => expect(matches.textContent).toContain('Tomasz offers bike repair. Idris would love somebody to repair a lamp.'));
  await fireEvent.click(screen.getByRole('button', { name: 'Take back: bike repair' }));
  await waitFor(() => expect(screen.getAllByTestId('card')).toHaveLength(1));
  // With nothing typed, the key that takes back means the last step.
  await fireEvent.keyDown(who, { key: 'z', ctrlKey: true });
  await waitFor(() => expect(screen.getAllByTestId('card')).toHaveLength(2));
});

test('nobody who has not spoken is named or matched on the screen', async () => {
  // Nadia bakes, as the catalogue knows, and is not there.
  render(Gathering);
  const who = await whoBox();
  await type(who, 'Na');
  expect(screen.queryByRole('option')).toBeNull();
  await type(who, 'Idris');
  await type(whatBox(), 'would love some bread');
  await fireEvent.keyDown(whatBox(), { key: 'Enter' });
  await waitFor(() => expect(screen.getAllByTestId('card')).toHaveLength(1));
  expect(screen.getByTestId('session').textContent).not.toContain('Nadia');
  expect(fake.calls.map(({ name }) => name)).not.toContain('suggest_assets');
  // Once she speaks, both are on the screen, with what was said and nothing of where they live.
  await type(who, 'Nadia');
  await type(whatBox(), 'bread');
  await fireEvent.keyDown(whatBox(), { key: 'Enter' });
  const matches = screen.getByTestId('matches');
  await waitFor(() => expect(matches.textContent).toContain('Nadia offers bread. Idris would love some bread.'));
  expect(matches.textContent).not.toContain('600 m');
  await type(who, 'Na');
  expect((await screen.findAllByRole('option')).map((each) => each.getAttribute('aria-label'))).toEqual(['Nadia, spoke today']);
});

test('the list in the window is that of the core, word by word', async () => {
  const line = (who: string, what: string) => ({ card: { gift: what }, who, what });
  const list = { title: 'Harvest supper', on: '2026-09-20', offers: [line('Joan', 'piano with …')], wishes: [] };
  fake.also({ takeaway: () => list });
  fake.state.meeting.gifts.forEach(({ id, is }) => id === 'g-bread' && Object.assign(is, { gathering: 's-supper', may_be_listed: true }));
  render(Gathering);
  const shown = await screen.findByTestId('takeaway');
  await waitFor(() => expect(within(shown).getAllByRole('listitem').map((each) => each.textContent)).toEqual(['Joan piano with …']));
  expect(shown.textContent).not.toContain('Nadia');
  expect(shown.textContent).not.toContain('What people would love');
});

test('the list to take home is saved with the words of the window', async () => {
  const asked: unknown[] = [];
  fake.shell.choose_file = () => ['/home/maryam/list.html'];
  fake.also({ save_takeaway: (args) => { asked.push(args); return { value: null, changed: {}, saved_at: '', version: 9 }; } });
  fake.state.meeting.gifts.forEach(({ id, is }) => id === 'g-bread' && Object.assign(is, { gathering: 's-supper', may_be_listed: true }));
  render(Gathering);
  await fireEvent.click(await screen.findByRole('button', { name: 'Save the list' }));
  await waitFor(() => expect(asked).toMatchObject([{ gathering: 's-supper', path: '/home/maryam/list.html', words: { lang: 'en', offers: 'What people offer' } }]));
});

test('the list is looked at in a travel copy, and saved at home', async () => {
  await travelling(fake);
  await catalogue.refresh();
  fake.state.meeting.gifts.forEach(({ id, is }) => id === 'g-bread' && Object.assign(is, { gathering: 's-supper', may_be_listed: true }));
  render(Gathering);
  await waitFor(() => expect(screen.getByTestId('takeaway').querySelector('li')).toBeTruthy());
  expect(screen.queryByRole('button', { name: 'Save the list' })).toBeNull();
});

test('names: those who spoke at this session, each once, by the beginning of any of their words', () => {
  const card = (id: string, name: string) => ({ holder: { id, name, kind: 'person' as const }, gift: null, wish: null });
  const spoke = [card('joan', 'Joan Ní Dhúill'), card('nadia', 'Nadia'), card('joan', 'Joan Ní Dhúill')];
  const check = (typed: string, names: string[]) => expect(namesFor(typed, spoke).map(({ name }) => name)).toEqual(names);
  check('jo', ['Joan Ní Dhúill']);
  check('dhu', ['Joan Ní Dhúill']);
  check('n', ['Joan Ní Dhúill', 'Nadia']);
  check('tomasz', []);
  check(' ', []);
});
