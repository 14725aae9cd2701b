import { cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pretend, type Fake } from '../../core/fake';
import { rowOf } from '../../core/fake-reading';
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
  await waitFor(() => expect(within(list).getAllByRole('listitem').map((each) => each.textContent)).toEqual(['Idris offers hymns', 'Idris would love soup']));
});

test('sixty cards typed without a pause go up in their order', async () => {
  fake.also({ suggest_assets: () => [] });
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

test('the list to take home is saved with the words of the window', async () => {
  const asked: unknown[] = [];
  fake.shell.choose_file = () => ['/home/maryam/list.html'];
  fake.also({ save_takeaway: (args) => { asked.push(args); return { value: null, changed: {}, saved_at: '', version: 9 }; } });
  fake.state.meeting.gifts.forEach(({ id, is }) => id === 'g-bread' && Object.assign(is, { gathering: 's-supper', may_be_listed: true }));
  render(Gathering);
  await fireEvent.click(await screen.findByRole('button', { name: 'Save the list' }));
  await waitFor(() => expect(asked).toMatchObject([{ gathering: 's-supper', path: '/home/maryam/list.html', words: { lang: 'en', offers: 'What people offer' } }]));
});

test('names: those who spoke today first, each once, by the beginning of any of their words', () => {
  const rows = fake.state.assets.map((each) => rowOf(fake.state, each));
  const spoke = [{ holder: { id: 'joan', name: 'Joan Ní Dhúill', kind: 'person' as const }, gift: null, wish: null }];
  const check = (typed: string, names: string[]) => expect(namesFor(typed, [...spoke, ...spoke], rows).map(({ name }) => name)).toEqual(names);
  check('jo', ['Joan Ní Dhúill']);
  check('dhu', ['Joan Ní Dhúill']);
  check('n', ['Joan Ní Dhúill', 'Nadia']);
  check('mill', []);
  check(' ', []);
});
