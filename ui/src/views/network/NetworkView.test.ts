import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pretend, type Fake } from '../../core/fake';
import { speakTo } from '../../core/transport';
import { catalogue } from '../../state/catalogue.svelte';
import { filter } from '../../state/filter.svelte';
import { messages } from '../../state/messages.svelte';
import { network } from '../../state/network.svelte';
import { page } from '../../state/page.svelte';
import { selection } from '../../state/selection.svelte';
import { NetworkCanvas } from './canvas';
import NetworkView from './NetworkView.svelte';

// happy-dom lays nothing out.
for (const [size, value] of [['clientWidth', 900], ['clientHeight', 500]] as const)
  Object.defineProperty(HTMLElement.prototype, size, { configurable: true, value });
vi.setConfig({ testTimeout: 30_000 });

let fake: Fake;
beforeEach(async () => {
  fake = pretend();
  speakTo(fake);
  await catalogue.opened();
  filter.clear();
  selection.clear();
  network.forget();
  Object.assign(network, { past: true, table: false });
  page.view = 'network';
  messages.list = [];
});
afterEach(cleanup);

const asked = (name: string) => fake.calls.filter((call) => call.name === name).at(-1)?.args;
const title = () => screen.getByTestId('ties-title').textContent;
const rows = () => within(screen.getByTestId('ties')).queryAllByRole('row').slice(1).map((row) => within(row).queryAllByRole('cell').slice(0, 3).map((cell) => cell.textContent?.trim()).join(' '));
const tool = 'Mill Lane Tool Library';

test('nothing chosen: the whole, and all ties in the table', async () => {
  render(NetworkView);
  await waitFor(() => expect(title()).toBe('8 ties'));
  expect(asked('network')?.asked).toMatchObject({ around: null, past: true, types: [] });
  await waitFor(() => expect(rows()).toContain('Aldermoor Library supports Mill Lane Tool Library'));
  await waitFor(() => expect(asked('keep_layout')?.places).toHaveLength(9));
  // Nobody did anything: no step to take back.
  expect(catalogue.undoList.undo).toEqual([]);
});

test('opened from a card it is around that asset, and its ties stand under it as sentences the right way round', async () => {
  selection.choose('tools');
  network.lookAround('tools');
  render(NetworkView);
  await waitFor(() => expect(title()).toBe(`5 ties of ${tool}`));
  expect(asked('network')?.asked).toMatchObject({ around: 'tools', steps: 2 });
  expect(rows()).toContain(`Mill Lane Allotments borrows from ${tool}`);
  expect(rows()).toContain(`${tool} meets at Old Chapel Hall`);
  await fireEvent.click(screen.getByRole('button', { name: 'One step further too' }));
  await waitFor(() => expect(rows()).toContain('Chapel Supper Club meets at Old Chapel Hall'));
  expect(asked('ties')?.asked).toMatchObject({ query: `tied-to:"${tool}"` });
});

test('a row leads to its other end; a name to itself; arrow keys go from name to name', async () => {
  selection.choose('tools');
  network.lookAround('tools');
  render(NetworkView);
  const row = await screen.findByRole('row', { name: /Tomasz/ });
  await fireEvent.click(row);
  expect(selection.id).toBe('tomasz');
  await waitFor(() => expect(title()).toBe('1 tie of Tomasz'));
  const name = within(screen.getByTestId('ties')).getByRole('button', { name: tool });
  const first = within(screen.getByTestId('ties')).getByRole('button', { name: 'Tomasz' });
  expect([first.tabIndex, name.tabIndex]).toEqual([0, -1]);
  first.focus();
  await fireEvent.keyDown(first, { key: 'ArrowRight' });
  await waitFor(() => expect(document.activeElement).toBe(name));
  await fireEvent.click(name);
  expect(selection.id).toBe('tools');
});

test('the keyboard stays on the name that it chose, while its ties come and after', async () => {
  selection.choose('tools');
  network.lookAround('tools');
  render(NetworkView);
  const name = (of: string) => within(screen.getByTestId('ties')).getByRole('button', { name: of });
  await screen.findByRole('row', { name: /Old Chapel Hall/ });
  const card = await fake.invoke('call', { name: 'show_asset', args: { id: 'hall' } });
  let come: (card: unknown) => void = () => undefined;
  fake.also({ show_asset: () => new Promise((done) => (come = done)) });
  const hall = name('Old Chapel Hall');
  hall.focus();
  await fireEvent.click(hall);
  expect(selection.id).toBe('hall');
  await new Promise((done) => setTimeout(done, 30));
  expect(title()).toBe(`5 ties of ${tool}`);
  expect(document.activeElement).toBe(hall);
  come(card);
  await waitFor(() => expect(title()).toBe('2 ties of Old Chapel Hall'));
  await waitFor(() => expect(document.activeElement?.textContent?.trim()).toBe('Old Chapel Hall'));
  const row = document.activeElement?.closest('tr');
  expect([row?.textContent, (document.activeElement as HTMLElement).tabIndex]).toEqual([expect.stringContaining(tool), 0]);
});

test('a tie for the team alone says so, also where it says since when', async () => {
  const tie = fake.state.ties.find(({ relationship }) => relationship.from === 'tomasz');
  if (tie) tie.relationship.since = '2020';
  selection.choose('tools');
  network.lookAround('tools');
  render(NetworkView);
  await waitFor(() => expect(screen.getByRole('row', { name: /Tomasz/ }).textContent).toMatch(/since 2020.*team only/));
});

test('ties of a type that was put away are shown while another is left out', async () => {
  fake.state.typed.supports = { retired: true };
  render(NetworkView);
  await waitFor(() => expect(title()).toBe('8 ties'));
  await fireEvent.click(screen.getByRole('button', { name: 'Which ties' }));
  await fireEvent.click(await screen.findByRole('checkbox', { name: 'meets at' }));
  await waitFor(() => expect(title()).toBe('5 ties'));
  expect(asked('network')?.asked).toMatchObject({ types: expect.arrayContaining(['supports']) });
  await waitFor(() => expect(rows()).toContain('Aldermoor Library supports Mill Lane Tool Library'));
});

test('ties are said in the words that somebody gave their types', async () => {
  fake.state.typed.supports = { words: { en: { wording: 'stands by', inverse: 'can count on' } } };
  render(NetworkView);
  await waitFor(() => expect(rows()).toContain('Aldermoor Library stands by Mill Lane Tool Library'));
  await fireEvent.click(screen.getByRole('button', { name: 'Which ties' }));
  expect(await screen.findByRole('checkbox', { name: 'stands by' })).toBeTruthy();
});

test('a row that is pointed at is told to the picture', async () => {
  render(NetworkView);
  const row = await screen.findByRole('row', { name: /Tomasz/ });
  await fireEvent.pointerEnter(row);
  expect(network.tie).toBe(fake.state.ties.find(({ relationship }) => relationship.from === 'tomasz')?.id);
  await fireEvent.pointerLeave(row);
  expect(network.tie).toBeNull();
});

test('headings sort, and say which way', async () => {
  selection.choose('tools');
  network.lookAround('tools');
  render(NetworkView);
  await screen.findByRole('row', { name: /Tomasz/ });
  const since = screen.getByRole('button', { name: 'Since' });
  await fireEvent.click(since);
  expect(since.closest('th')?.getAttribute('aria-sort')).toBe('ascending');
  await waitFor(() => expect(rows()[0]).toContain('The Flood Winter'));
  await fireEvent.click(since);
  await waitFor(() => expect(rows()[0]).toContain('Aldermoor Library'));
});

test('the table alone, with words, without ended ties, and without a type', async () => {
  render(NetworkView);
  await fireEvent.click(await screen.findByRole('button', { name: 'Table' }));
  await waitFor(() => expect(title()).toBe('8 ties'));
  expect(screen.queryByRole('application')).toBeNull();
  await fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'soup' } });
  await waitFor(() => expect(asked('ties')?.asked).toMatchObject({ text: 'soup' }));
  await fireEvent.input(screen.getByRole('searchbox'), { target: { value: '' } });
  await fireEvent.click(screen.getByRole('button', { name: 'Which ties' }));
  await fireEvent.click(screen.getByRole('checkbox', { name: 'Also ties that have ended' }));
  await waitFor(() => expect(title()).toBe('7 ties'));
  await fireEvent.click(screen.getByRole('checkbox', { name: 'meets at' }));
  await waitFor(() => expect(title()).toBe('5 ties'));
  expect(asked('network')?.asked).toMatchObject({ past: false, types: expect.not.arrayContaining(['meets_at']) });
});

test('what is chosen can be kept where it is and let go, and the way back is offered', async () => {
  network.lookAtWhole();
  selection.choose('tomasz');
  render(NetworkView);
  await fireEvent.click(await screen.findByRole('button', { name: 'Keep it here' }));
  await waitFor(() => expect(asked('pin')).toMatchObject({ asset: 'tomasz', at: [expect.any(Number), expect.any(Number)] }));
  await waitFor(() => expect(messages.list.at(-1)?.words).toBe('Tomasz stays where you put it'));
  await fireEvent.click(await screen.findByRole('button', { name: 'Let go of Tomasz' }));
  await waitFor(() => expect(asked('pin')).toMatchObject({ at: null }));
  // Around something all lie on rings.
  await fireEvent.click(screen.getByRole('button', { name: 'Two steps around this' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Keep it here' })).toBeNull());
});

test('a question is answered in sentences, chooses what it names, and says how it was worked out', async () => {
  render(NetworkView);
  await fireEvent.click(screen.getByTestId('ask'));
  await fireEvent.click(screen.getByRole('menuitem', { name: 'Who is on their own?' }));
  await screen.findByRole('heading', { name: 'Who is on their own?' });
  await waitFor(() => expect(screen.getByTestId('answer').textContent).toContain('Wednesday Walkers is not tied to anything here yet.'));
  expect(selection.ids).toContain('walkers');
  expect(screen.getByText(/Worked out from 21 assets and 7 ties\./)).toBeTruthy();
  filter.set('kind:person');
  await fireEvent.click(screen.getByRole('button', { name: 'Show these' }));
  expect([filter.query, network.whole, selection.ids.includes('walkers')]).toEqual(['', true, true]);
  await fireEvent.click(screen.getByRole('button', { name: 'Wednesday Walkers' }));
  // The others stay chosen.
  expect([selection.id, selection.ids.length > 3]).toEqual(['walkers', true]);
  await fireEvent.click(screen.getByRole('button', { name: 'Back to the ties' }));
  expect(screen.queryByTestId('answer')).toBeNull();
});

test('what an answer names comes into view after the whole has come, not before', async () => {
  const looked = vi.spyOn(NetworkCanvas.prototype, 'fit');
  render(NetworkView);
  await waitFor(() => expect(title()).toBe('8 ties'));
  await fireEvent.click(screen.getByTestId('ask'));
  await fireEvent.click(screen.getByRole('menuitem', { name: 'Who is on their own?' }));
  await waitFor(() => expect(selection.ids).toContain('walkers'));
  filter.set('kind:person');
  await waitFor(() => expect(asked('network')?.asked).toMatchObject({ query: 'kind:person' }));
  await new Promise((done) => setTimeout(done, 30));
  looked.mockClear();
  await fireEvent.click(screen.getByRole('button', { name: 'Show these' }));
  await waitFor(() => expect(asked('network')?.asked).toMatchObject({ query: '' }));
  await waitFor(() => expect(looked.mock.calls.at(-1)?.[1]).toContain('walkers'));
  await new Promise((done) => setTimeout(done, 30));
  expect(looked.mock.calls.at(-1)?.[1]).toContain('walkers');
  looked.mockRestore();
});

test('what changed is asked for three months, or since another day', async () => {
  render(NetworkView);
  await fireEvent.click(screen.getByTestId('ask'));
  await fireEvent.click(screen.getByRole('menuitem', { name: 'What changed since a day?' }));
  const day = await screen.findByLabelText('Since which day?');
  await fireEvent.change(day, { target: { value: '2026-01-31' } });
  await waitFor(() => expect(asked('ask')).toEqual({ question: { ask: 'changed', since: '2026-01-31' } }));
});

test('the table alone opens at the ties that have some words, once', async () => {
  network.lookAtTies('Tomasz');
  const { unmount } = render(NetworkView);
  await waitFor(() => expect(asked('ties')?.asked).toMatchObject({ query: '', text: 'Tomasz', types: [], past: true }));
  expect(screen.getByRole<HTMLInputElement>('searchbox', { name: 'Words in the ties' }).value).toBe('Tomasz');
  unmount();
  render(NetworkView);
  expect(screen.getByRole<HTMLInputElement>('searchbox', { name: 'Words in the ties' }).value).toBe('');
});
