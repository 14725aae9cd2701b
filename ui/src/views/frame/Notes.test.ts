import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FolderFile, FolderNews } from '../../core/bindings';
import { call } from '../../core/call';
import { pretend, type Fake } from '../../core/fake';
import type { WaitingChanges } from '../../core/together';
import { speakTo } from '../../core/transport';
import { catalogue } from '../../state/catalogue.svelte';
import { given } from '../../state/given.svelte';
import { merging } from '../../state/merging.svelte';
import { messages } from '../../state/messages.svelte';
import { moving } from '../../state/moving.svelte';
import { page } from '../../state/page.svelte';
import Notes from './Notes.svelte';

const FROM_AMINA: FolderFile = {
  path: '/shared/Aldermoor - Amina.hereabouts-changes', from: { person: 'Amina', laptop: 'KITCHEN' }, made_at: '2025-05-03T14:02:00', nothing_new: false, failed: null, own: false,
};
const FROM_JOE: FolderFile = { ...FROM_AMINA, path: '/shared/Aldermoor - Joe.hereabouts-changes', from: { person: 'Joe', laptop: null } };
const AMINA_LEFT = 'Amina left something for you on 3 May 2025.';
let fake: Fake;
let waiting: FolderFile[];
configure({ asyncUtilTimeout: 10_000, defaultHidden: true });
vi.setConfig({ testTimeout: 30_000 });

beforeEach(async () => {
  fake = pretend();
  speakTo(fake);
  messages.list = [];
  given.waiting = [];
  moving.understood();
  merging.close();
  waiting = [];
  const news = (): FolderNews => ({ folder: '/shared', away: false, waiting, left_at: null, unleft: false, trouble: null, copies: [] });
  fake.also({ folder_news: news });
  await catalogue.opened();
  page.view = 'map';
});
afterEach(cleanup);

const asked = (command: string) => fake.calls.filter(({ name }) => name === command).map(({ args }) => args);
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));
const said = () => screen.queryByTestId('left-for-you')?.textContent ?? null;

describe('what others left in the folder', () => {
  it('is one line, which leads to what it would change', async () => {
    waiting = [FROM_AMINA];
    render(Notes);
    await screen.findByText(AMINA_LEFT);
    expect(asked('plan_merge')).toEqual([]);
    await press('Look at it');
    expect(page.view).toBe('merge');
    expect(merging.coming.map(({ path }) => path)).toEqual([FROM_AMINA.path]);
    await waitFor(() => expect(said()).toBeNull());
    expect(asked('run_merge')).toEqual([]);
  });

  it('is one’s own where this is an older copy, and does not say who', async () => {
    waiting = [{ ...FROM_AMINA, own: true }];
    render(Notes);
    await waitFor(() => expect(said()).toContain('You left more in the folder than is here'));
    expect(said()).not.toContain('Amina');
  });

  it('is no news where it cannot be read', async () => {
    waiting = [{ ...FROM_AMINA, failed: 'It is cut short.' }];
    render(Notes);
    await waitFor(() => expect(asked('folder_news')).toHaveLength(1));
    await new Promise((wait) => setTimeout(wait, 20));
    expect(said()).toBeNull();
  });

  it('is found when the window comes to the front, and when the shell says so', async () => {
    render(Notes);
    await waitFor(() => expect(asked('folder_news')).toHaveLength(1));
    waiting = [FROM_AMINA];
    window.dispatchEvent(new Event('focus'));
    await screen.findByText(AMINA_LEFT);
    waiting = [FROM_JOE, FROM_AMINA];
    fake.emit('look-into-folder', null);
    await screen.findByText('2 files wait for you.');
  });

  it('is not said again once it is for later, until there is more', async () => {
    waiting = [FROM_AMINA, { ...FROM_JOE, nothing_new: true }];
    render(Notes);
    await screen.findByText(AMINA_LEFT);
    await press('Later');
    await waitFor(() => expect(said()).toBeNull());
    window.dispatchEvent(new Event('focus'));
    await waitFor(() => expect(asked('folder_news')).toHaveLength(2));
    expect(said()).toBeNull();
    waiting = [{ ...FROM_AMINA, made_at: '2025-05-04T09:00:00' }];
    window.dispatchEvent(new Event('focus'));
    await screen.findByText('Amina left something for you on 4 May 2025.');
  });

  it('is asked for once at a time, and once more after that', async () => {
    let answer: () => void = () => undefined;
    fake.also({ folder_news: () => new Promise((resolve) => (answer = () => resolve({ folder: null, away: false, waiting: [], left_at: null, unleft: false, trouble: null, copies: [] }))) });
    render(Notes);
    await waitFor(() => expect(asked('folder_news')).toHaveLength(1));
    for (let i = 0; i < 3; i += 1) window.dispatchEvent(new Event('focus'));
    await new Promise((wait) => setTimeout(wait, 20));
    expect(asked('folder_news')).toHaveLength(1);
    answer();
    await waitFor(() => expect(asked('folder_news')).toHaveLength(2));
    answer();
    await new Promise((wait) => setTimeout(wait, 20));
    expect(asked('folder_news')).toHaveLength(2);
  });

  it('is nothing to a catalogue that can only be read', async () => {
    waiting = [FROM_AMINA];
    const info = await call('info', {});
    fake.also({ info: () => ({ ...info, read_only: 'its file is marked as not to be changed' }) });
    await catalogue.opened();
    render(Notes);
    window.dispatchEvent(new Event('focus'));
    await screen.findByText(/^You can read this catalogue/);
    expect([asked('folder_news'), said()]).toEqual([[], null]);
  });
});

describe('files of changes that were opened', () => {
  const FILE = '/stick/Hale - Joe.hereabouts-changes';
  const wait = (part: Partial<WaitingChanges>): WaitingChanges => ({ path: FILE, catalogue: null, failed: null, ...part });
  async function told(here: string[], ...waiting: WaitingChanges[]) {
    render(Notes);
    await waitFor(() => expect(asked('folder_news')).toHaveLength(1));
    fake.shell.take_changes = () => ({ here, waiting });
    fake.emit('changes-given', null);
  }

  it('are looked at where their catalogue is open', async () => {
    await told([FILE]);
    await waitFor(() => expect(page.view).toBe('merge'));
    expect(merging.coming.map(({ path }) => path)).toEqual([FILE]);
  });

  it('wait for the catalogue that they are for, and lead to it', async () => {
    const opened: unknown[] = [];
    fake.shell.open_file = ({ path }) => {
      opened.push(path);
      return { path, here: false };
    };
    await told([], wait({ catalogue: '/home/maryam/Hale.hereabouts' }));
    await screen.findByText('“Hale - Joe.hereabouts-changes” is for the catalogue “Hale”. Open it, and you see what would change.');
    await press('Open Hale');
    await waitFor(() => expect(screen.queryByTestId('given')).toBeNull());
    expect([opened, page.view]).toEqual([['/home/maryam/Hale.hereabouts'], 'map']);
  });

  it('of a catalogue that nobody opened here can be left alone, each by itself', async () => {
    const dropped: unknown[] = [];
    fake.shell.drop_changes = ({ path }) => {
      dropped.push(path);
      return null;
    };
    const rosa = '/stick/Hale - Rosa.hereabouts-changes';
    await told([], wait({}), wait({ path: rosa }));
    await waitFor(() => expect(screen.getAllByTestId('given')).toHaveLength(2));
    await press('Not now: Hale - Joe.hereabouts-changes');
    await screen.findByText(/^“Hale - Rosa.hereabouts-changes” is for a catalogue that was not opened on this laptop lately/);
    expect([screen.getAllByTestId('given').length, dropped]).toEqual([1, [FILE]]);
    await press('Not now: Hale - Rosa.hereabouts-changes');
    await waitFor(() => expect(screen.queryByTestId('given')).toBeNull());
    expect(dropped).toEqual([FILE, rosa]);
  });

  it('that cannot be read are told until that was read', async () => {
    await told([], wait({ failed: 'Hale is cut short.' }));
    await screen.findByText('Hale is cut short.');
    fake.shell.take_changes = () => ({ here: [], waiting: [] });
    fake.emit('changes-given', null);
    await new Promise((wait) => setTimeout(wait, 20));
    expect(screen.getByTestId('given').textContent).toContain('Hale is cut short.');
    await press('Understood');
    await waitFor(() => expect(screen.queryByTestId('given')).toBeNull());
  });
});

describe('a catalogue in a folder where edits can get lost', () => {
  const OLD = '/home/maryam/Dropbox/Aldermoor.hereabouts';
  const NEW = '/home/maryam/Documents/Aldermoor.hereabouts';
  let path: string;
  beforeEach(async () => {
    path = OLD;
    const info = await call('info', {});
    fake.also({ info: () => ({ ...info, path, place_advice: path === OLD ? 'It lies in a folder that Dropbox copies.' : null }) });
    fake.also({ folder_news: () => ({ folder: null, away: false, waiting: [], left_at: null, unleft: false, trouble: null, copies: [] }) });
    await catalogue.opened();
  });

  it('goes on in a copy here, and the others get what is done through the folder', async () => {
    fake.shell.move_here = () => {
      path = NEW;
      return null;
    };
    render(Notes);
    await screen.findByText(/^It lies in a folder that Dropbox copies\./);
    await press('Go on in a copy here');
    const note = await screen.findByTestId('moved');
    expect(note.textContent).toContain(`You work on this laptop now, in ${NEW}`);
    expect(note.textContent).toContain(OLD);
    await waitFor(() => expect(document.activeElement).toBe(note));
    expect(screen.queryByText(/Dropbox copies/)).toBeNull();
    await press('Share through that folder');
    await waitFor(() => expect(asked('watch_folder')).toEqual([{ path: '/home/maryam/Dropbox' }]));
    await waitFor(() => expect(screen.queryByTestId('moved')).toBeNull());
    expect(messages.list.map(({ words }) => words)).toEqual([expect.stringMatching(/^This laptop looks into that folder now/)]);
  });

  it('is left alone while it is copied', async () => {
    let copied: (() => void) | null = null;
    fake.shell.move_here = () => new Promise((resolve) => (copied = () => resolve(null)));
    render(Notes);
    const typed = () => !document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', bubbles: true, cancelable: true }));
    expect(typed()).toBe(false);
    await press('Go on in a copy here');
    const over = await screen.findByRole('dialog');
    expect((over as HTMLDialogElement).open).toBe(true);
    expect(typed()).toBe(true);
    await waitFor(() => expect(copied).not.toBeNull());
    (copied as (() => void) | null)?.();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(typed()).toBe(false);
  });

  it('stays where it is where it cannot be copied, and says why', async () => {
    fake.shell.move_here = () => {
      throw { code: null, message: 'The disk is full.' };
    };
    render(Notes);
    await press('Go on in a copy here');
    await waitFor(() => expect(messages.list.map(({ words }) => words)).toEqual(['The disk is full.']));
    expect(screen.queryByTestId('moved')).toBeNull();
    expect(moving.busy).toBe(false);
  });
});
