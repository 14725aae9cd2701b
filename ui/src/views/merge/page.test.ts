import { cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { call } from '../../core/call';
import { pretend, type Fake } from '../../core/fake';
import { speakTo } from '../../core/transport';
import { giveChanges, isChanges, lookAtChanges, showMerge } from '../../operations/merge';
import { whyNot } from '../../operations/operation';
import { catalogue } from '../../state/catalogue.svelte';
import { folder } from '../../state/folder.svelte';
import { merging } from '../../state/merging.svelte';
import { messages } from '../../state/messages.svelte';
import { page } from '../../state/page.svelte';
import Merge from './Merge.svelte';

const STICK = '/media/stick';
const AMINA = `${STICK}/Aldermoor from Amina.hereabouts-changes`;
const ALL = '12 new, 5 changed, 2 you disagree on, 1 erased elsewhere, 3 look like ones you have';
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
  folder.forget();
  merging.close();
  Object.assign(merging, { gives: false, toGive: false });
  page.view = 'merge';
});
afterEach(cleanup);

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));
const type = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });
const asked = (command: string) => fake.calls.filter(({ name }) => name === command).map(({ args }) => args);
const textOf = (element: Element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim();
const named = (name: string) => fake.state.assets.some(({ asset }) => asset.name === name);
const file = (what: string) => `${STICK}/${what}.hereabouts-changes`;

async function looking(...paths: string[]) {
  render(Merge);
  fake.shell.choose_file = () => paths;
  await press('Choose a file');
  await waitFor(() => expect(merging.coming).toHaveLength(paths.length));
  await waitFor(() => expect(merging.looking).toBe(false));
}
async function taken(...paths: string[]) {
  await looking(...paths);
  await press(paths.length === 1 ? 'Take it in' : `Take in these ${paths.length}`);
  await waitFor(() => expect(screen.getAllByTestId('together')).toHaveLength(paths.length));
}

describe('what would come in', () => {
  it('says who it is from, and what it would change, before anything does', async () => {
    await looking(AMINA);
    const coming = screen.getByTestId('coming');
    expect(within(coming).getByRole('heading', { name: 'From Amina’s laptop KITCHEN' })).toBeTruthy();
    const text = textOf(coming);
    expect(text).toContain('Saved yesterday, 14:02');
    expect(text).toContain(ALL);
    expect(text).toContain('Elm Row Almshouses, Fold School, Canalside Yoga');
    expect(text).toContain('Besides: 4 ties, 2 gifts and 1 other thing.');
    expect(text).not.toContain('and 0 more');
    expect(asked('plan_merge')).toEqual([{ path: AMINA, passphrase: null }]);
    expect(asked('run_merge')).toEqual([]);
  });

  it('says how many names are not listed', async () => {
    const plan = await call('plan_merge', { path: AMINA, passphrase: null });
    fake.also({ plan_merge: () => ({ ...plan, counts: { ...plan.counts, changed: 9 } }) });
    await looking(AMINA);
    expect(textOf(screen.getByTestId('coming'))).toContain('Lockside Knitters and 4 more');
  });

  it.each([
    ['own', 'You wrote this file yourself, on this laptop.', false],
    ['part', 'Ask Amina for everything.', true],
    ['ties', 'No asset is new or changed', true],
    ['ties', 'Besides: 4 ties.', true],
    ['ties', 'Repair Café meets in Old Chapel Hall. You have: Repair Café uses Old Chapel Hall.', true],
  ])('a file with %s: %s', async (what, words, takes) => {
    await looking(file(`from Amina ${what}`));
    expect(textOf(screen.getByTestId('coming'))).toContain(words);
    expect(screen.queryByRole('button', { name: 'Take it in' }) !== null).toBe(takes);
  });

  it('says that a file was taken in before', async () => {
    await taken(AMINA);
    await press('Take in another file');
    await screen.findByText('Nothing new: it was taken in before.');
    expect(screen.queryByRole('button', { name: 'Take it in' })).toBeNull();
  });

  it('says in place why a file cannot be read', async () => {
    await looking(file('Weir End'));
    const alert = within(screen.getByTestId('take')).getByRole('alert');
    expect(textOf(alert)).toMatch(/^This file could not be read\.\s?Weir End\.hereabouts-changes belongs to another catalogue\. Nothing was changed\.$/);
    await press('Not now');
    await screen.findByRole('button', { name: 'Choose a file' });
  });

  it('asks for the passphrase of a file that has one', async () => {
    await looking(file('secret'));
    expect(within(screen.getByTestId('coming')).queryByRole('alert')).toBeNull();
    await type('The passphrase of this file', 'kettle');
    await press('Open it');
    expect(textOf(await within(screen.getByTestId('coming')).findByRole('alert'))).toContain('That passphrase does not open secret');
    await type('The passphrase of this file', 'kettle weir plum');
    await press('Open it');
    await screen.findByText(ALL);
    expect(screen.queryByLabelText('The passphrase of this file')).toBeNull();
    await press('Take it in');
    await screen.findByTestId('together');
    expect(asked('run_merge')).toEqual([{ path: file('secret'), passphrase: 'kettle weir plum' }]);
  });

  it('looks at what was dropped on the window', async () => {
    page.view = 'map';
    lookAtChanges([AMINA]);
    expect(page.view).toBe('merge');
    render(Merge);
    await screen.findByText(ALL);
    catalogue.closed();
    lookAtChanges([AMINA]);
    expect(messages.list.map(({ words }) => words)).toEqual([expect.stringMatching(/^Open the catalogue/)]);
  });

  it('one of several can be left alone, and what comes later stands beside', async () => {
    const JOE = file('from Joe');
    await looking(AMINA);
    const paths = () => merging.coming.map(({ path }) => path);
    expect(screen.queryByRole('button', { name: /^Not now:/ })).toBeNull();
    lookAtChanges([JOE, AMINA, JOE]);
    expect(paths()).toEqual([JOE, AMINA]);
    await screen.findByRole('button', { name: 'Take in these 2' });
    await press('Not now: From Amina’s laptop KITCHEN');
    await waitFor(() => expect(screen.getAllByTestId('coming')).toHaveLength(1));
    expect(paths()).toEqual([JOE]);
    await press('Take it in');
    await screen.findByTestId('together');
    // What came in is over.
    lookAtChanges([AMINA]);
    expect(paths()).toEqual([AMINA]);
  });

  it.each([
    [AMINA, true],
    ['C:\\stick\\A.HEREABOUTS-CHANGES', true],
    ['/home/maryam/Aldermoor.hereabouts', false],
    ['/home/maryam/changes.csv', false],
  ])('%s is from another laptop: %s', (path, is) => expect(isChanges(path)).toBe(is));
});

describe('what came in', () => {
  it('is summed up, and leads to what needs eyes', async () => {
    await taken(AMINA);
    const heading = screen.getByRole('heading', { name: 'Amina’s laptop and yours, together' });
    expect(document.activeElement).toBe(heading);
    const results = [...screen.getByTestId('together').querySelectorAll('[data-result]')].map(textOf);
    expect(results).toEqual(['12 new from Amina', '5 changed by Amina', '2 you two disagree on', '3 look like ones you have', '1 erased elsewhere, and now here']);
    expect(named('Elm Row Almshouses')).toBe(true);
    await press('3 look like ones you have');
    expect(page.view).toBe('duplicates');
    page.show('merge');
    await press('2 you two disagree on');
    expect(page.view).toBe('conflicts');
    // Back from there it stands as it was.
    cleanup();
    page.show('merge');
    render(Merge);
    await press('Decide which is right');
    expect(page.view).toBe('conflicts');
  });

  it('is the same on both laptops, once each knows of the other', async () => {
    await taken(file('from Joe'));
    const together = textOf(screen.getByTestId('together'));
    expect(together).toContain('Everything fitted together by itself.');
    expect(together).toContain('Both laptops now hold the same.');
    expect(screen.queryByRole('button', { name: /^Save the answer/ })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Decide which is right' })).toBeNull();
  });

  it('says which differ where both should be the same, and what to do', async () => {
    await taken(file('differs'));
    const alert = textOf(within(screen.getByTestId('together')).getByRole('alert'));
    expect(alert).toMatch(/^Both laptops should hold the same now, and do not\.\s?They differ in:\s?Mill Lane Tool Library\s?Old Chapel Hall/);
    expect(alert).toContain('Give each other everything once more');
    expect(screen.queryByText('Both laptops now hold the same.')).toBeNull();
  });

  it('is answered at once, for whom it came from and as it came', async () => {
    await taken(AMINA);
    expect(textOf(screen.getByTestId('together'))).toContain('Amina does not have all of yours yet.');
    fake.shell.choose_file = ({ suggested }) => [`${STICK}/${String(suggested)}`];
    await press('Save the answer for Amina');
    const saved = await within(screen.getByTestId('together')).findByTestId('changes-saved');
    expect(textOf(saved)).toContain('Saved: 42 changes, 18 kB.');
    const compare = within(saved).getByTestId('compare');
    expect(textOf(compare)).toMatch(/^Compare with the other laptop\s?\d+ assets\.\s?If these letters are the same on both, all is the same: 8d0c 7f21 b5$/);
    expect(asked('save_changes')).toEqual([{ path: file('Aldermoor from Maryam'), peer: 'kitchen', passphrase: null }]);
    expect(screen.queryByRole('button', { name: /^Save the answer/ })).toBeNull();
  });

  it('says in place why it did not come in', async () => {
    await looking(AMINA);
    fake.also({ run_merge: () => { throw { code: null, message: 'The file was cut short. Nothing was changed.' }; } });
    await press('Take it in');
    expect(textOf(await within(screen.getByTestId('coming')).findByRole('alert'))).toBe('The file was cut short. Nothing was changed.');
    expect(button('Take it in')).toBeTruthy();
  });

  it('says that it was stopped', async () => {
    await looking(AMINA);
    fake.also({ run_merge: () => { throw { code: 'stopped', message: 'Stopped.' }; } });
    await press('Take it in');
    await screen.findByText(/^Stopped\. What had not come in yet/);
    expect(within(screen.getByTestId('take')).queryByRole('alert')).toBeNull();
  });
});

describe('the way back', () => {
  it('is one step, and can be gone again', async () => {
    const before = fake.state.assets.length;
    await taken(AMINA);
    await press('Take the whole joining back');
    expect(textOf(await screen.findByTestId('taken-back'))).toContain('Nobody else’s work was touched.');
    expect(asked('undo_to')).toHaveLength(1);
    expect(fake.state.assets).toHaveLength(before);
    await press('Bring it back');
    await screen.findByTestId('together');
    expect(named('Elm Row Almshouses')).toBe(true);
    await press('Take the whole joining back');
    await screen.findByTestId('taken-back');
    expect(fake.state.assets).toHaveLength(before);
  });

  it('takes several files back, the last one first', async () => {
    await taken(AMINA, file('from Joe'));
    await waitFor(() => expect(catalogue.undoList.undo).toHaveLength(2));
    await press('Take the whole joining back');
    await screen.findByTestId('taken-back');
    expect(asked('undo_to')).toHaveLength(2);
    await waitFor(() => expect(catalogue.undoList.undo).toHaveLength(0));
    await press('Bring it back');
    await waitFor(() => expect(asked('bring_back')).toHaveLength(2));
    await waitFor(() => expect(screen.getAllByTestId('together')).toHaveLength(2));
  });

  it('says first what was done since, and would go with it', async () => {
    await taken(AMINA);
    await catalogue.mutate('jot', { text: 'a bench' });
    await press('Take the whole joining back');
    expect(textOf(await screen.findByTestId('done-since'))).toMatch(/^1 thing was done here since, and would be taken back as well:/);
    expect(asked('undo_to')).toEqual([]);
    await press('Leave it as it is');
    await waitFor(() => expect(screen.queryByTestId('done-since')).toBeNull());
    await press('Take the whole joining back');
    await press('Take all of that back');
    await screen.findByTestId('taken-back');
    expect(fake.state.inbox.some(({ is }) => is.title === 'a bench')).toBe(false);
    expect(named('Elm Row Almshouses')).toBe(false);
  });

  it('says when it is gone from the list', async () => {
    await taken(AMINA);
    await waitFor(() => expect(catalogue.undoList.undo).toHaveLength(1));
    fake.also({ undo_list: () => ({ undo: [], redo: [], for_good: null }) });
    await press('Take the whole joining back');
    await screen.findByText(/^It is not on the list/);
    expect(asked('undo_to')).toEqual([]);
  });

  it('says why it could not be brought back', async () => {
    await taken(AMINA);
    await press('Take the whole joining back');
    await screen.findByTestId('taken-back');
    fake.also({ bring_back: () => { throw { code: null, message: 'That was taken in again already.' }; } });
    await press('Bring it back');
    await screen.findByText('That was taken in again already.');
    expect(screen.getByTestId('taken-back')).toBeTruthy();
  });

  it('is offered again with the file that was set aside', async () => {
    await looking(file('from Amina aside'));
    expect(textOf(screen.getByTestId('coming'))).toContain('It was taken in once, and set aside on this laptop.');
    expect(screen.queryByRole('button', { name: 'Take it in' })).toBeNull();
    await press('Bring it back');
    await screen.findByText('What was set aside is here again.');
    expect(asked('bring_back')).toEqual([{ step: 'a-merge-before' }]);
    expect(screen.queryByRole('button', { name: 'Bring it back' })).toBeNull();
  });
});

describe('giving', () => {
  const radio = (name: RegExp) => screen.getByRole<HTMLInputElement>('radio', { name });
  async function giving() {
    render(Merge);
    await waitFor(() => expect(radio(/^Amina, KITCHEN/).checked).toBe(true));
    fake.shell.choose_file = ({ suggested }) => [`${STICK}/${String(suggested)}`];
  }

  it('is for whom was heard last, unless somebody else is chosen', async () => {
    await giving();
    expect(textOf(radio(/^Amina, KITCHEN/).closest('label') as Element)).toContain('last heard yesterday, 14:02; last given something');
    expect(textOf(radio(/^Joe/).closest('label') as Element)).toContain('not heard from yet');
    await press('Save the file for Amina');
    const saved = textOf(await screen.findByTestId('changes-saved'));
    expect(saved).toContain('Saved: 42 changes, 18 kB.');
    expect(saved).toContain(file('Aldermoor from Maryam'));
    expect(saved).toContain('Private notes and what is for you alone stayed here.');
    expect(saved).not.toContain('It holds everything');
    await fireEvent.click(radio(/^Anybody/));
    await press('Save the file');
    await waitFor(() => expect(asked('save_changes').map(({ peer }) => peer)).toEqual(['kitchen', null]));
  });

  it('gives everything where no other laptop is known', async () => {
    const all = { path: file('all'), bytes: 2_400_000, changes: 1204, assets: 300, everything: true, content_hash: '', by_kind: {} };
    fake.also({ list_peers: () => [], save_changes: () => ({ value: all, changed: {}, saved_at: '', version: 1 }) });
    render(Merge);
    await waitFor(() => expect(radio(/^Anybody.*everything the team has here/).checked).toBe(true));
    await press('Save the file');
    expect(textOf(await screen.findByTestId('changes-saved'))).toContain('Saved: 1,204 changes, 2 MB. It holds everything that the team may have.');
  });

  it('with a passphrase that is long enough, twice', async () => {
    await giving();
    await fireEvent.click(radio(/^Whoever knows a passphrase/));
    const refused = async (words: RegExp) => {
      await press('Save the file for Amina');
      expect(textOf(await within(screen.getByTestId('give')).findByRole('alert'))).toMatch(words);
    };
    await refused(/^Type a passphrase, or let the team’s own key do/);
    await type('Passphrase of this file', 'short');
    await refused(/^That is short enough to be guessed/);
    await type('Passphrase of this file', 'kettle weir plum');
    await refused(/^The two are not the same/);
    expect(asked('save_changes')).toEqual([]);
    await type('The same once more', 'kettle weir plum');
    await press('Save the file for Amina');
    await screen.findByTestId('changes-saved');
    expect(asked('save_changes')).toMatchObject([{ peer: 'kitchen', passphrase: 'kettle weir plum' }]);
    // It does not stand there for whoever comes next.
    expect(screen.getByLabelText<HTMLInputElement>('Passphrase of this file').value).toBe('');
  });

  it('does nothing where no place was chosen, and says why it was not saved', async () => {
    await giving();
    fake.shell.choose_file = () => [];
    await press('Save the file for Amina');
    await waitFor(() => expect(button('Save the file for Amina').hasAttribute('disabled')).toBe(false));
    expect(asked('save_changes')).toEqual([]);
    fake.shell.choose_file = () => [file('full')];
    fake.also({ save_changes: () => { throw { code: null, message: 'There is no room on the stick.' }; } });
    await press('Save the file for Amina');
    expect(textOf(await within(screen.getByTestId('give')).findByRole('alert'))).toBe('It was not saved. There is no room on the stick.');
  });

  it('is where its operation leads', async () => {
    page.view = 'map';
    giveChanges.run();
    expect(page.view).toBe('merge');
    render(Merge);
    const heading = screen.getByRole('heading', { name: 'Give somebody what you did' });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    await waitFor(() => expect(button('Save the file for Amina').classList.contains('main')).toBe(true));
    expect(button('Choose a file').classList.contains('main')).toBe(false);
  });
});

describe('a folder', () => {
  const FOLDER = '/home/maryam/Shared';
  async function watching() {
    render(Merge);
    fake.shell.choose_file = () => [FOLDER];
    await press('Choose the folder');
    await screen.findByText(FOLDER);
  }

  it('shows what waits in it, and looks at it', async () => {
    await watching();
    expect(asked('watch_folder')).toEqual([{ path: FOLDER }]);
    await press('Look: Amina’s laptop KITCHEN, yesterday, 14:02');
    await screen.findByText(ALL);
    await press('Take it in');
    await screen.findByTestId('together');
    await waitFor(() => expect(textOf(screen.getByTestId('folder'))).toContain('1 file there was taken in before.'));
    expect(screen.queryByRole('button', { name: /^Look: Amina/ })).toBeNull();
  });

  it('says of what cannot be read why, and does not count it', async () => {
    const unread = { path: `${FOLDER}/Joe.hereabouts-changes`, from: { person: null, laptop: null }, made_at: '', nothing_new: false, failed: 'It is cut short.', own: false };
    fake.also({ folder_news: () => ({ folder: FOLDER, away: false, waiting: [unread], left_at: null, unleft: true, trouble: null, copies: [] }) });
    render(Merge);
    expect(textOf(await screen.findByTestId('unread'))).toContain('Cannot be read: Joe.hereabouts-changes It is cut short.');
    expect(textOf(screen.getByTestId('folder'))).toContain('Nothing new waits there.');
    expect(textOf(screen.getByTestId('folder'))).not.toContain('taken in before');
  });

  it('looks at all that waits at once', async () => {
    await watching();
    await press('Look at all 2');
    await screen.findByRole('button', { name: 'Take in these 2' });
  });

  it('gets this laptop’s own file, once', async () => {
    await watching();
    await press('Leave mine there now');
    await screen.findByText(/^Left there: 42 changes, 18 kB\./);
    await press('Leave mine there now');
    await screen.findByText(/^Nothing is new since the last time/);
    await press('Stop looking into it');
    await screen.findByRole('button', { name: 'Choose the folder' });
    expect(asked('watch_folder').at(-1)).toEqual({ path: null });
  });

  it.each([
    [{ left_at: null, unleft: true }, /^Your own file is not there yet\. It is left there by itself, .* the next time you open it\.$/],
    [{ left_at: '2025-05-03T14:02:00', unleft: false }, /^Your own file was last left there 3 May 2025, 14:02\.$/],
    [{ left_at: '2025-05-03T14:02:00', unleft: true }, /14:02\. What you did since is left there by itself/],
  ])('says when this laptop’s own file was left: %j', async (part, expected) => {
    const news = { folder: FOLDER, away: false, waiting: [], left_at: null, unleft: false, trouble: null, copies: [] };
    fake.also({ folder_news: () => ({ ...news, ...part }) });
    render(Merge);
    expect(textOf(await screen.findByTestId('own-file'))).toMatch(expected);
  });

  it('says calmly that it is away, and why its own file could not be left', async () => {
    const news = { folder: FOLDER, away: true, waiting: [], left_at: null, unleft: true, trouble: null as string | null, copies: [] };
    fake.also({ folder_news: () => news });
    render(Merge);
    await screen.findByText(/^This folder is not here now/);
    Object.assign(news, { away: false, trouble: 'The disk is full.' });
    await press('Look into it again');
    await waitFor(() => expect(textOf(screen.getByTestId('folder'))).toContain('Your own file could not be left there, and will be tried again. The disk is full.'));
    expect(within(screen.getByTestId('folder')).queryByRole('alert')).toBeNull();
    expect(screen.queryByText(/^This folder is not here now/)).toBeNull();
  });

  it('says in place what did not work', async () => {
    fake.also({ watch_folder: () => { throw { code: null, message: 'Nothing can be written into that folder.' }; } });
    render(Merge);
    fake.shell.choose_file = () => ['/'];
    await press('Choose the folder');
    expect(textOf(await within(screen.getByTestId('folder')).findByRole('alert'))).toBe('That did not work. Nothing can be written into that folder.');
  });

  it('a second copy of the catalogue is taken in like what came from elsewhere', async () => {
    const copy = '/home/maryam/Dropbox/Aldermoor (conflicted copy).hereabouts';
    fake.also({ folder_news: () => ({ folder: null, waiting: [], copies: [copy] }) });
    render(Merge);
    await press('Look what is different in “Aldermoor (conflicted copy).hereabouts”');
    await press('Take it in');
    expect(textOf(await screen.findByTestId('together'))).toContain('What was different in the second copy is here now.');
    expect(asked('run_merge')).toEqual([{ path: copy, passphrase: null }]);
    expect(screen.queryByRole('button', { name: /^Save the answer/ })).toBeNull();
  });
});

it('says once that this is a copy and goes on as its own', async () => {
  const info = await call('info', {});
  fake.also({ info: () => ({ ...info, copied: true }) });
  await catalogue.refresh();
  render(Merge);
  expect(textOf(await screen.findByTestId('copied'))).toContain('This is a copy of the catalogue');
  await press('Understood');
  await waitFor(() => expect(screen.queryByTestId('copied')).toBeNull());
  cleanup();
  render(Merge);
  await screen.findByRole('radio', { name: /^Amina/ });
  expect(screen.queryByTestId('copied')).toBeNull();
});

it('is not for a catalogue that can only be read', async () => {
  expect([whyNot(showMerge), whyNot(giveChanges)]).toEqual([null, null]);
  const info = await call('info', {});
  fake.also({ info: () => ({ ...info, read_only: 'another program has it open' }) });
  await catalogue.refresh();
  expect([whyNot(showMerge), whyNot(giveChanges)]).toEqual(['this catalogue can only be read', 'this catalogue can only be read']);
});
