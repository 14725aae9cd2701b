import { cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Conflict, ConflictDecision } from '../../core/bindings';
import { pretend, type Fake } from '../../core/fake';
import { AMINA, JOE, YOU, ask, asked, wrote } from '../../core/fake-conflicts';
import { speakTo } from '../../core/transport';
import { showConflicts } from '../../operations/conflicts';
import { onKey } from '../../operations/keyboard';
import { catalogue } from '../../state/catalogue.svelte';
import { comfort } from '../../state/comfort.svelte';
import { messages } from '../../state/messages.svelte';
import { page } from '../../state/page.svelte';
import { selection } from '../../state/selection.svelte';
import { language } from '../../text/language.svelte';
import Conflicts from './Conflicts.svelte';

let fake: Fake;
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 30_000 });

beforeEach(async () => {
  fake = pretend();
  fake.also({ list_history: () => ({ total: 0, people: [], laptops: [], entries: [] }) });
  speakTo(fake);
  await catalogue.opened();
  messages.list = [];
  selection.clear();
  comfort.useSingleKeys(true);
  Object.assign(page, { view: 'map', palette: false, keys: false, looks: false, undoPanel: false, menu: null });
  await showConflicts.run();
});
afterEach(async () => {
  cleanup();
  language.write('auto');
  await language.choose('en');
});

const sent = () => fake.calls.filter(({ name }) => name === 'decide').map(({ args }) => args.decisions as ConflictDecision[]);
/** False where somebody took the key. */
const press = (key: string, more: KeyboardEventInit = {}) => fireEvent.keyDown(document.body, { key, ...more });
const question = (name: string) => screen.findByRole('heading', { level: 2, name });
const button = (name: string | RegExp) => screen.findByRole('button', { name });
const tools = ['summary', 'times', 'steward'];
/** What is asked, line by line. */
const asking = () => [...(screen.getAllByRole('article')[0]?.querySelectorAll('dt') ?? [])].map(({ textContent }) => textContent);
/** Opens one from the list. */
async function choose(name: string) {
  render(Conflicts);
  await fireEvent.click(await button(name));
  return question(name);
}

test('two cards stand side by side, and the right one is kept with the arrow that points to it', async () => {
  expect(page.view).toBe('conflicts');
  render(Conflicts);
  await question('Mill Lane Tool Library');
  screen.getByText('You and Amina both changed it. Which is right?');
  screen.getByText('Local exchange');
  const cards = screen.getAllByRole('article');
  expect(cards.map((card) => within(card).getByRole('heading').textContent)).toEqual(['You', 'Amina']);
  expect(cards[0]?.textContent).toMatch(/Tuesday,? 6 May/);
  expect([...(cards[1]?.querySelectorAll('mark') ?? [])].map(({ textContent }) => textContent)).toEqual([
    'two wheelbarrows', '1, April to September', 'and Rosa',
  ]);
  // A key that is held down decides nothing more.
  await press('ArrowRight', { repeat: true });
  expect(await press('ArrowRight')).toBe(false);
  const next = await question('Wednesday Walkers');
  expect(sent()).toEqual([tools.map((unit, i) => ({ record: 'tools', unit, value: ['Ladders, drills, two wheelbarrows', 'Saturdays, 10 to 1, April to September', 'Tomasz and Rosa'][i] }))]);
  await waitFor(() => expect(messages.list[0]?.words).toBe('Mill Lane Tool Library: Amina’s is kept'));
  await waitFor(() => expect(document.activeElement).toBe(next));
});

test('Undo brings the question back, and it is looked at again', async () => {
  render(Conflicts);
  await question('Mill Lane Tool Library');
  await press('ArrowLeft');
  await question('Wednesday Walkers');
  await waitFor(() => expect(messages.list[0]?.words).toBe('Mill Lane Tool Library: yours is kept'));
  messages.list[0]?.action?.run();
  const again = await question('Mill Lane Tool Library');
  await waitFor(() => expect(document.activeElement).toBe(again));
  expect(screen.getAllByRole('article')).toHaveLength(2);
});

test('mirrored, the arrows still point to their cards', async () => {
  language.write('rtl');
  render(Conflicts);
  await question('Mill Lane Tool Library');
  await press('ArrowRight');
  await waitFor(() => expect(sent()[0]?.[1]?.value).toBe('Saturdays, 10 to 12'));
});

test('of three answers one is kept with its number, unless single keys are switched off', async () => {
  await choose('Wednesday Walkers');
  screen.getByText('You, Joe and Amina each changed it. Which is right?');
  expect(screen.getAllByRole('article')).toHaveLength(3);
  comfort.useSingleKeys(false);
  await waitFor(() => expect(screen.getAllByRole('article')[2]?.textContent).not.toContain('3'));
  await press('3');
  await press('ArrowRight');
  comfort.useSingleKeys(true);
  await waitFor(() => expect(screen.getAllByRole('article')[2]?.textContent).toContain('3'));
  expect(sent()).toEqual([]);
  expect(await press('3')).toBe(false);
  await waitFor(() => expect(sent()).toEqual([[{ record: 'walkers', unit: 'times', value: 'Wednesdays, 11 in winter' }]]));
});

test('line by line: both of one, something else of another, and the third stays open', async () => {
  render(Conflicts);
  await question('Mill Lane Tool Library');
  await press('b');
  const lines = within(await screen.findByTestId('lines'));
  expect(screen.queryAllByRole('article')).toEqual([]);
  const keep = () => lines.getByRole<HTMLButtonElement>('button', { name: 'Keep what is chosen' });
  expect(keep().disabled).toBe(true);
  const offers = within(lines.getByRole('group', { name: 'What it offers' }));
  await fireEvent.click(offers.getByRole('radio', { name: /^Both/ }));
  const when = within(lines.getByRole('group', { name: 'When' }));
  await fireEvent.click(when.getByRole('radio', { name: 'Something else' }));
  const box = when.getByRole<HTMLInputElement>('textbox', { name: 'Something else: When' });
  expect(box.value).toBe('Saturdays, 10 to 1, April to September');
  await fireEvent.input(box, { target: { value: ' ' } });
  expect(keep().disabled).toBe(true);
  await fireEvent.input(box, { target: { value: 'Saturdays, 9 to 12' } });
  lines.getByText('2 of 3 lines chosen');
  // There the arrows move the cursor.
  await fireEvent.keyDown(box, { key: 'ArrowLeft' });
  await fireEvent.click(keep());
  await waitFor(() => expect(sent()).toEqual([[
    { record: 'tools', unit: 'summary', value: 'Ladders, drills, two wheelbarrows; Ladders, drills, a cider press' },
    { record: 'tools', unit: 'times', value: 'Saturdays, 9 to 12' },
  ]]));
  await waitFor(() => expect(messages.list[0]?.words).toBe('Mill Lane Tool Library: 2 lines are decided'));
  await question('Mill Lane Tool Library');
  await waitFor(() => expect(asking()).toEqual(['Who keeps in touch']));
});

test('Escape goes from the lines to the cards, and what is put off stays open', async () => {
  render(Conflicts);
  await question('Mill Lane Tool Library');
  await fireEvent.click(await button('Choose line by line'));
  await screen.findByTestId('lines');
  expect(await press('Escape')).toBe(false);
  await waitFor(() => expect(screen.queryByTestId('lines')).toBeNull());
  await fireEvent.click(await button('Decide later'));
  await question('Wednesday Walkers');
  expect(sent()).toEqual([]);
  await button(/^Mill Lane Tool Library.*later/);
  for (const name of ['Seed swap shelf', 'Mill Lane Tool Library']) {
    await fireEvent.click(await button('Decide later'));
    await question(name);
  }
});

test('the arrow keys go through the list, and the keyboard stays in it', async () => {
  render(Conflicts);
  await question('Mill Lane Tool Library');
  const first = await button(/^Mill Lane Tool Library/);
  expect(first.getAttribute('aria-current')).toBe('true');
  first.focus();
  await fireEvent.keyDown(first, { key: 'ArrowDown' });
  await question('Wednesday Walkers');
  expect(document.activeElement).toBe(await button('Wednesday Walkers'));
});

test('deleted here, changed there: kept or let go', async () => {
  const changed = { record: 'seeds', kind: 'asset', name: 'Seed swap shelf', asset: 'seeds', fields: [{ field: 'times', before: null, after: 'Always open' }] };
  fake.also({
    list_history: () => ({ total: 2, people: [], laptops: [], entries: [
      { op: 'a', label: { action: 'edit' }, name: 'Seed swap shelf', hand: AMINA, undone: false, records: 1, what: [changed] },
      { op: 'b', label: { action: 'delete' }, name: 'Seed swap shelf', hand: JOE, undone: false, records: 1, what: [{ ...changed, fields: [{ field: 'exists', before: 'here', after: 'bin' }] }] },
    ] }),
  });
  await choose('Seed swap shelf');
  await screen.findByText(/^Joe put it into the bin on 3 May( 2025)?; Amina changed its opening times on 7 May( 2025)?\. Keep it or let it go\?$/);
  const [here] = screen.getAllByRole('article');
  expect(here?.textContent).toContain('Always open');
  await button('Keep it');
  expect(screen.queryByRole('button', { name: /^Choose/ })).toBeNull();
  await press('ArrowRight');
  await waitFor(() => expect(sent()).toEqual([[{ record: 'seeds', unit: 'exists', value: 'bin' }]]));
  expect(fake.state.assets.find(({ id }) => id === 'seeds')?.in_bin).toBe(true);
  await waitFor(() => expect(messages.list[0]?.words).toBe('Seed swap shelf goes into the bin'));
});

test('changed after it was joined with another', async () => {
  const times = asked('chapel', 'Old Chapel', 'times', [wrote('Daily', YOU), wrote('Weekends', AMINA)], { asked: 'after_joining', asset: 'hall', asset_kind: 'place' });
  ask(fake.state, [times]);
  render(Conflicts);
  await screen.findByText('It was joined with Old Chapel Hall; Amina changed its opening times afterwards. Which is right?');
  await fireEvent.click(await button('Leave it as it is'));
  await waitFor(() => expect(sent()).toEqual([[{ record: 'chapel', unit: 'times', value: null }]]));
});

const between = (record: string, unit: string, hand = AMINA): Conflict => asked(record, record, unit, [wrote('theirs', hand), wrote('mine', YOU)]);

test('a tie that two wrote down is one question', async () => {
  const note = asked('tie', 'Knitters → Hall', 'note', [wrote('they paint it', YOU), wrote('they sweep it', AMINA)], { asked: 'twins', kind: 'relationship', asset: 'hall', asset_kind: 'place' });
  ask(fake.state, [note]);
  render(Conflicts);
  await question('Knitters → Hall');
  screen.getByText('You and Amina both wrote this tie down, in different words. It is shown as one. Which is right?');
  expect(screen.getAllByRole('article')).toHaveLength(2);
  await press('ArrowRight');
  await waitFor(() => expect(sent()).toEqual([[{ record: 'tie', unit: 'note', value: 'they sweep it' }]]));
});

test('what is left of two that were joined stays, goes into the bin, or is erased too after a look', async () => {
  const left = asked('hall', 'Old Chapel Hall', 'absorbs/x', [wrote('here', AMINA), wrote('bin')], { asked: 'joined_with_erased', both: null, free: false, asset_kind: 'place' });
  ask(fake.state, [left]);
  render(Conflicts);
  await screen.findByText(/^Amina joined it with another entry on 7 May( 2025)?, and that one was erased elsewhere\./);
  const cards = screen.getAllByRole('article');
  expect(cards.map((card) => within(card).getByRole('heading').textContent)).toEqual(['It is about somebody else', 'It is not needed']);
  expect(cards.map((card) => card.textContent?.includes('absorbs'))).toEqual([false, false]);
  expect(screen.queryByRole('button', { name: /^Choose/ })).toBeNull();
  await fireEvent.click(await button('Erase it too…'));
  expect([page.view, page.erasing]).toEqual(['erase', 'hall']);
  expect(sent()).toEqual([]);
  await press('ArrowLeft');
  await waitFor(() => expect(sent()).toEqual([[{ record: 'hall', unit: 'absorbs/x', value: 'here' }]]));
  await waitFor(() => expect(messages.list[0]?.words).toBe('Old Chapel Hall is kept'));
});

test('on the desk its figures win, and those of the views wait, also while a figure keeps nothing', async () => {
  window.addEventListener('keydown', onKey);
  try {
    await choose('Wednesday Walkers');
    screen.getByText('Here the keys 1 to 3 keep an answer. Map, List and Network wait for theirs meanwhile.');
    await press('b');
    await screen.findByTestId('lines');
    await press('2');
    await press('Escape');
    await waitFor(() => expect(screen.queryByTestId('lines')).toBeNull());
    expect(sent()).toEqual([]);
    await press('1');
    await waitFor(() => expect(sent()).toHaveLength(1));
    expect(page.view).toBe('conflicts');
    // Where the arrows keep an answer, a figure leads to a view as everywhere.
    await question('Seed swap shelf');
    expect(screen.queryByText(/^Here the keys/)).toBeNull();
    await press('2');
    expect(page.view).toBe('list');
  } finally {
    window.removeEventListener('keydown', onKey);
  }
});

test('the same for all of a kind, after a look at how many', async () => {
  ask(fake.state, [between('a', 'times'), between('a', 'audience'), between('b', 'times'), between('b', 'audience'), between('c', 'times'), between('d', 'times', JOE)]);
  render(Conflicts);
  await question('a');
  expect(screen.getAllByRole('button', { name: /for all/ }).map(({ textContent }) => textContent)).toEqual([
    'Take Amina’s for all 3 like this', 'Take yours for all 3 like this',
  ]);
  const all = await button('Take Amina’s for all 3 like this');
  await fireEvent.click(all);
  const dialog = within(await screen.findByRole('dialog', { name: 'Take Amina’s for all 3?' }));
  dialog.getByText('a, b and c');
  // What lies behind it hears no key.
  await press('ArrowLeft');
  expect(await press('Escape')).toBe(false);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(sent()).toEqual([]);
  await fireEvent.click(all);
  await fireEvent.click(await button('Take Amina’s for all 3'));
  await waitFor(() => expect(sent()).toEqual([['a', 'b', 'c'].map((record) => ({ record, unit: 'times', value: 'theirs' }))]));
  await waitFor(() => expect(messages.list[0]?.words).toBe('3 questions are decided'));
  // Who may see it is asked one by one.
  await waitFor(() => expect(asking()).toEqual(['Who may see this']));
  expect(screen.queryByRole('button', { name: /for all/ })).toBeNull();
});

test('all pages are asked for, and a long list is listed in parts', async () => {
  ask(fake.state, Array.from({ length: 620 }, (_, n) => between(`asset ${n}`, `field ${n}`)));
  render(Conflicts);
  await question('asset 0');
  await screen.findByText('1 of 620');
  expect(fake.calls.filter(({ name }) => name === 'list_conflicts').map(({ args }) => args.offset)).toEqual([0, 500]);
  expect(screen.queryByRole('button', { name: /^asset 200/, hidden: true })).toBeNull();
  await fireEvent.click(await screen.findByRole('button', { name: 'Show 200 more', hidden: true }));
  await screen.findByRole('button', { name: /^asset 200/, hidden: true });
});

test('the whole asset is one click away', async () => {
  render(Conflicts);
  await fireEvent.click(await button('See the whole asset'));
  expect([page.framed, selection.id]).toEqual([true, 'tools']);
});

test('nothing to decide says what would bring something, and nothing can be decided while it is only read', async () => {
  fake.also({ info: () => ({ ...catalogue.info, read_only: 'Another program writes to it.' }) });
  await catalogue.refresh();
  render(Conflicts);
  await question('Mill Lane Tool Library');
  expect(await button('Keep yours')).toHaveProperty('disabled', true);
  await press('ArrowLeft');
  expect(sent()).toEqual([]);
  cleanup();
  ask(fake.state, []);
  render(Conflicts);
  await screen.findByRole('heading', { level: 1, name: 'Nothing to decide' });
  await fireEvent.click(await button('Take in changes'));
  expect(page.view).toBe('merge');
});

test('where it cannot be read, it says so', async () => {
  fake.also({ list_conflicts: () => { throw { code: 'damaged', message: 'The log cannot be read.' }; } });
  render(Conflicts);
  expect((await screen.findByRole('alert')).textContent).toContain('This page cannot be shown just now. The log cannot be read.');
});
