import { cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pretend, type Fake } from '../../core/fake';
import { twins } from '../../core/fake-duplicates';
import { speakTo } from '../../core/transport';
import { duplicatesOfChosen, showDuplicates } from '../../operations/duplicates';
import { onKey } from '../../operations/keyboard';
import { whyNot } from '../../operations/operation';
import { catalogue } from '../../state/catalogue.svelte';
import { comfort } from '../../state/comfort.svelte';
import { duplicates } from '../../state/duplicates.svelte';
import { messages } from '../../state/messages.svelte';
import { page } from '../../state/page.svelte';
import { selection } from '../../state/selection.svelte';
import Duplicates from './Duplicates.svelte';

let fake: Fake;
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 30_000 });

const LIBRARIES = 'Aldermoor Library and Aldermoor Public Library';
const called = (name: string) => fake.calls.filter((each) => each.name === name).map(({ args }) => args);
const decided = () => [...called('join_duplicates'), ...called('not_the_same')];
const assetOf = (id: string) => fake.state.assets.find((each) => each.id === id)?.asset;
const at = (name: string) => screen.findByRole('heading', { level: 2, name });
const listed = () => within(screen.getByRole('navigation', { name: 'Pairs' })).getAllByRole('button');
const lines = (pair: HTMLElement) => [...pair.querySelectorAll('.clamp, .why')].map((each) => each.textContent);
const radio = (name: string) => screen.getByRole<HTMLInputElement>('radio', { name });
const press = (key: string) => fireEvent.keyDown(document.body, { key });
const takeBack = () => messages.list.find(({ action }) => action)?.action?.run();

beforeEach(async () => {
  fake = pretend();
  twins(fake.state);
  speakTo(fake);
  messages.list = [];
  Object.assign(duplicates, { of: null, at: null });
  Object.assign(page, { view: 'list', adding: null, palette: false, keys: false, looks: false, undoPanel: false, menu: null });
  await catalogue.opened();
  selection.clear();
  await showDuplicates.run();
});
afterEach(cleanup);

test('the likeliest stand first, and why is said in words', async () => {
  expect(page.view).toBe('duplicates');
  render(Duplicates);
  await at(LIBRARIES);
  screen.getByText('Same telephone, names much alike, 40 m apart.');
  screen.getByRole('heading', { name: 'Very likely the same' });
  screen.getByRole('heading', { name: 'Perhaps' });
  expect(listed().map(lines)).toEqual([
    ['Aldermoor Library', 'Aldermoor Public Library', 'same telephone, names much alike, 40 m apart'],
    ['Repair Café', 'same name, at the same spot'],
    ['Nadia', 'Nadia K.', 'names much alike'],
    ['Wednesday Walkers', 'Wednesday Walking Group', 'names much alike, same page on the web'],
  ]);
});

test('exactly what was chosen is joined, and the next pair comes', async () => {
  render(Duplicates);
  await screen.findByTestId('board');
  // More is known of that one.
  expect(radio('This one stays: Aldermoor Library').checked).toBe(true);
  expect(radio('Monday to Saturday, 9 to 5').checked).toBe(true);
  screen.getByText('Whichever stays, 3 ties, 2 ways to reach it and 1 gift come along; a tie that both have is shown once.');
  screen.getByText('The other 4 are the same');
  await fireEvent.click(radio('Books and computers.'));
  await fireEvent.click(screen.getByRole('checkbox', { name: 'computers' }));
  await fireEvent.click(screen.getByRole('checkbox', { name: 'open to newcomers' }));
  await fireEvent.click(screen.getByRole('button', { name: 'They are the same: make them one' }));
  const next = await at('Repair Café');
  expect(called('join_duplicates')).toEqual([{ keep: 'library', gone: 'library-2', take: expect.any(Array) as string[] }]);
  expect([...(called('join_duplicates')[0]?.take as string[])].sort()).toEqual(['summary', 'tag/open to newcomers', 'times']);
  expect(assetOf('library')).toMatchObject({ name: 'Aldermoor Library', summary: 'Books and computers.', tags: ['books'], times: 'Monday to Saturday, 9 to 5' });
  expect(messages.list.map(({ words }) => words)).toEqual([
    'Aldermoor Library and Aldermoor Public Library are one now, called Aldermoor Library. They can be taken apart again on the card.',
  ]);
  await waitFor(() => expect(document.activeElement).toBe(next));
});

test('the other one can stay, and gets what only the first has', async () => {
  render(Duplicates);
  await screen.findByTestId('board');
  await fireEvent.click(radio('This one stays: Aldermoor Public Library'));
  expect(radio('Books and computers.').checked).toBe(true);
  await press('j');
  await at('Repair Café');
  expect(called('join_duplicates')).toMatchObject([{ keep: 'library-2', gone: 'library' }]);
  expect([...(called('join_duplicates')[0]?.take as string[])].sort()).toEqual(['access', 'status', 'tag/open to newcomers']);
});

test('of two people nothing is chosen beforehand', async () => {
  render(Duplicates);
  await at(LIBRARIES);
  await fireEvent.click(screen.getByRole('button', { name: /Nadia K\./ }));
  await at('Nadia and Nadia K.');
  await screen.findByText(/^These are people\. Only somebody who knows them can decide/);
  const join = screen.getByRole<HTMLButtonElement>('button', { name: 'They are the same: make them one' });
  expect(join.disabled).toBe(true);
  expect(screen.getAllByRole<HTMLInputElement>('radio').filter(({ checked }) => checked)).toEqual([]);
  await press('j');
  expect(messages.list.map(({ words }) => words)).toEqual(['Choose first which one stays.']);
  expect(decided()).toEqual([]);
  await fireEvent.click(radio('This one stays: Nadia'));
  expect(join.disabled).toBe(false);
  await press('Enter');
  await waitFor(() => expect(decided()).toEqual([{ keep: 'nadia', gone: 'nadia-2', take: ['roles'] }]));
});

test('N says that they are two, and adds no asset', async () => {
  window.addEventListener('keydown', onKey);
  render(Duplicates);
  await screen.findByTestId('board');
  comfort.useSingleKeys(false);
  await press('n');
  expect([decided(), page.adding]).toEqual([[], null]);
  comfort.useSingleKeys(true);
  await press('n');
  await at('Repair Café');
  window.removeEventListener('keydown', onKey);
  expect(decided()).toEqual([{ one: 'library', other: 'library-2' }]);
  expect(page.adding).toBeNull();
  await waitFor(() => expect(listed()).toHaveLength(3));
  expect(messages.list[0]?.words).toMatch(/are not the same: remembered, and after the next exchange on the other laptops too\.$/);
});

test('later is an answer too: the next pair comes, and behind the last the first', async () => {
  render(Duplicates);
  await at(LIBRARIES);
  await press('l');
  await at('Repair Café');
  await press('ArrowRight');
  await at('Nadia and Nadia K.');
  await fireEvent.click(screen.getByRole('button', { name: 'Decide later' }));
  await at('Wednesday Walkers and Wednesday Walking Group');
  await press('l');
  await at(LIBRARIES);
  expect(decided()).toEqual([]);
  expect(listed()).toHaveLength(4);
});

test('what was taken back is looked at again', async () => {
  render(Duplicates);
  await screen.findByTestId('board');
  await fireEvent.click(screen.getByRole('button', { name: 'They are the same: make them one' }));
  await at('Repair Café');
  await waitFor(() => expect(listed()).toHaveLength(3));
  expect(assetOf('library-2')).toBeUndefined();
  takeBack();
  await at(LIBRARIES);
  expect(listed()).toHaveLength(4);
  expect([called('undo').length, assetOf('library-2')?.name]).toEqual([1, 'Aldermoor Public Library']);
});

test('in a file that can only be read nothing can be decided', async () => {
  if (catalogue.info) catalogue.info = { ...catalogue.info, read_only: 'it lies on a CD' };
  render(Duplicates);
  await screen.findByTestId('board');
  screen.getByText('This catalogue can only be read.');
  for (const key of ['j', 'n']) await press(key);
  expect(decided()).toEqual([]);
  for (const name of ['They are the same: make them one', 'Not the same'])
    expect([name, screen.getByRole<HTMLButtonElement>('button', { name }).disabled]).toEqual([name, true]);
});

test('where nothing looks alike the page says so, and leads back', async () => {
  fake.state.assets = fake.state.assets.filter(({ id }) => !id.endsWith('-2'));
  render(Duplicates);
  await screen.findByRole('heading', { name: 'Nothing here looks like something else' });
  await fireEvent.click(screen.getByRole('button', { name: 'Back to where you were' }));
  expect(page.view).toBe('list');
});

test('the pairs of what is chosen, and from there all of them', async () => {
  expect(whyNot(duplicatesOfChosen)).toBe('choose an asset first');
  page.view = 'list';
  selection.choose('repair');
  expect(whyNot(duplicatesOfChosen)).toBeNull();
  await duplicatesOfChosen.run();
  expect(page.view).toBe('duplicates');
  render(Duplicates);
  await at('Repair Café');
  screen.getByText('Only what may be the same as Repair Café.');
  expect(listed()).toHaveLength(1);
  await fireEvent.click(screen.getByRole('button', { name: 'Show all pairs' }));
  await waitFor(() => expect(listed()).toHaveLength(4));
  duplicates.of = { id: 'repair', name: 'Repair Café' };
  cleanup();
  expect(duplicates.of).toBeNull();
});
