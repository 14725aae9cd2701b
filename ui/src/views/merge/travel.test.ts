import { cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { pretend, type Fake } from '../../core/fake';
import { travelling } from '../../core/fake-travel';
import { speakTo } from '../../core/transport';
import { operations } from '../../operations';
import { bringIn } from '../../operations/bring-in';
import { bringTies } from '../../operations/bring-ties';
import { giveChanges } from '../../operations/merge';
import { isOffered, whyNot } from '../../operations/operation';
import { print } from '../../operations/print';
import { share } from '../../operations/share';
import { catalogue } from '../../state/catalogue.svelte';
import { chosen } from '../../state/chosen.svelte';
import { merging } from '../../state/merging.svelte';
import { messages } from '../../state/messages.svelte';
import { page } from '../../state/page.svelte';
import { selection } from '../../state/selection.svelte';
import { travel as polish } from '../../text/pl/travel';
import Notes from '../frame/Notes.svelte';
import Merge from './Merge.svelte';

const STICK = '/media/stick';
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
  merging.close();
  Object.assign(merging, { gives: false, toGive: false });
  selection.clear();
  page.view = 'merge';
});
afterEach(cleanup);

const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));
const asked = (command: string) => fake.calls.filter(({ name }) => name === command).map(({ args }) => args);
const textOf = (element: Element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim();

/** From now on the catalogue is a travel copy. */
async function inCopy(fields: string[] | null = null) {
  await travelling(fake, fields);
  await catalogue.refresh();
}

describe('in a travel copy', () => {
  it('the page gives, and takes in below that', async () => {
    await inCopy();
    render(Merge);
    const sections = [screen.getByTestId('give'), screen.getByTestId('take')];
    expect((sections[0] as Element).compareDocumentPosition(sections[1] as Element)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(screen.queryByTestId('folder')).toBeNull();
    expect(screen.queryByRole('group', { name: 'Who is it for?' })).toBeNull();
    expect(textOf(screen.getByTestId('give'))).toContain('Whoever keeps Aldermoor takes it in on this same page.');
    expect(textOf(screen.getByTestId('take'))).toContain('What changes at home does not come into a copy');
    expect(screen.getByRole('radio', { name: /^Those who made this copy/ })).toHaveProperty('checked', true);
    expect(screen.getByRole('button', { name: 'Save the file' }).classList.contains('main')).toBe(true);
    // Nobody asks what a copy has not.
    expect(asked('list_travel_copies')).toEqual([]);
    expect(asked('folder_news')).toEqual([]);
  });

  it('says what others may do with it, whom to name and whom to ask', async () => {
    await inCopy();
    render(Merge);
    const text = textOf(screen.getByTestId('merge'));
    for (const line of ['Licence: CC BY 4.0', 'Whom to name: Aldermoor neighbours; © OpenStreetMap contributors', 'Who to ask: desk@example.org', 'squares of about 275 metres']) {
      expect(text).toContain(line);
    }
    cleanup();
    fake = pretend();
    speakTo(fake);
    await catalogue.opened();
    render(Merge);
    expect(textOf(screen.getByTestId('merge'))).not.toContain('Who to ask');
  });

  it('gives nothing on', async () => {
    expect([share, print].map(whyNot)).toEqual([null, null]);
    await inCopy();
    const reason = 'things are given on at home, not from a travel copy';
    expect([share, print].map(whyNot)).toEqual([reason, reason]);
  });

  it('takes in files where it has every field', async () => {
    expect([bringIn, bringTies].map(whyNot)).toEqual([null, null]);
    await inCopy();
    expect([bringIn, bringTies].map(whyNot)).toEqual([null, null]);
    await inCopy(['summary']);
    const reason = 'files are brought in at home, not into this travel copy';
    expect([bringIn, bringTies].map(whyNot)).toEqual([reason, reason]);
  });

  it('all of it is given, whoever else is known', async () => {
    await inCopy();
    const all = { path: `${STICK}/all`, bytes: 2_400, changes: 12, assets: 3, everything: true, content_hash: '', by_kind: {} };
    fake.also({ save_changes: () => ({ value: all, changed: {}, saved_at: '', version: 1 }) });
    render(Merge);
    await waitFor(() => expect(asked('list_peers')).not.toEqual([]));
    await press('Save the file');
    expect(textOf(await screen.findByTestId('changes-saved'))).toContain('It holds all that was done in this copy.');
    expect(asked('save_changes')).toMatchObject([{ peer: null, passphrase: null }]);
  });

  it('a passphrase is wanted where it was chosen', async () => {
    await inCopy();
    render(Merge);
    await fireEvent.click(await screen.findByRole('radio', { name: /^Whoever knows a passphrase/ }));
    await press('Save the file');
    expect(textOf(await within(screen.getByTestId('give')).findByRole('alert'))).toBe('Type a passphrase, or let their catalogue open it by itself.');
  });

  it('what was done in the same copy elsewhere can be taken in', async () => {
    await inCopy();
    render(Merge);
    fake.shell.choose_file = () => [`${STICK}/from Joe.hereabouts-changes`];
    await press('Choose a file');
    await press('Take it in');
    expect(textOf(await screen.findByTestId('together'))).toContain('Both laptops now hold the same.');
  });

  it('one line says so, and leads to giving', async () => {
    await inCopy(['summary']);
    for (const view of ['map', 'home', 'merge'] as const) {
      page.view = view;
      render(Notes);
      expect(screen.queryByTestId('travel-line') !== null).toBe(view !== 'map');
      cleanup();
    }
    page.view = 'home';
    render(Notes);
    expect(textOf(screen.getByTestId('travel-line'))).toBe(
      'This is a travel copy of Aldermoor, made for Green Partners on 3 May 2026. What you do here comes home with Give what I did.',
    );
    await press('Give what I did');
    expect(page.view).toBe('merge');
    render(Merge);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Give what you did' })));
  });

  it('what it could not keep for home is not offered', async () => {
    selection.choose('nadia');
    chosen.follow();
    await waitFor(() => expect(chosen.now?.id).toBe('nadia'));
    const HOME = ['show-sharing', 'ask-person', 'rights', 'show-register', 'show-partners', 'show-permissions'];
    const offered = () => operations.filter(isOffered).map(({ id }) => id);
    expect(offered()).toEqual(expect.arrayContaining(HOME));
    expect(giveChanges.title()).toBe('Give somebody what you did…');
    await inCopy();
    expect(offered().filter((id) => HOME.includes(id))).toEqual([]);
    expect(offered()).toEqual(expect.arrayContaining(['merge', 'give-changes', 'safeguard', 'place', 'show-own-fields']));
    expect(giveChanges.title()).toBe('Give what I did…');
    await inCopy(['summary']);
    const unheld = ['safeguard', 'place', 'take-off-map', 'draw-line', 'show-own-fields'];
    expect(offered().filter((id) => unheld.includes(id))).toEqual([]);
    expect(offered()).toContain('show-on-map');
  });
});

describe('at home', () => {
  it('the copies that were made are listed', async () => {
    const copies = [
      { id: 'c2', name: 'Rosa', audience: 'team', made_at: '2026-05-03T10:00:00Z' },
      { id: 'c1', name: 'Green', audience: 'public', made_at: '2026-04-02T10:00:00Z' },
    ];
    fake.also({ list_travel_copies: () => copies });
    render(Merge);
    const lines = [...(await screen.findByTestId('travel-copies')).querySelectorAll('li')].map(textOf);
    expect(lines).toEqual(['Rosa, for our team, made on 3 May 2026', 'Green, for everyone, made on 2 April 2026']);
  });

  it('nothing is said of them where none was made', async () => {
    fake.also({ list_travel_copies: () => [] });
    render(Merge);
    await waitFor(() => expect(asked('list_travel_copies')).not.toEqual([]));
    await screen.findByTestId('folder');
    expect(screen.queryByTestId('travel-copies')).toBeNull();
  });

  it('a file says which copy it comes from, and nothing goes back', async () => {
    render(Merge);
    fake.shell.choose_file = () => [`${STICK}/Aldermoor from Rosa.hereabouts-changes`];
    await press('Choose a file');
    const coming = await screen.findByTestId('coming');
    await within(coming).findByRole('heading', { name: 'From the travel copy for Rosa' });
    expect(textOf(coming)).toContain('From Rosa’s laptop. Saved yesterday, 14:02');
    await press('Take it in');
    const together = await screen.findByTestId('together');
    expect(textOf(together)).toContain('The travel copy for Rosa came home');
    expect(textOf(together)).toContain('Whoever needs what is new here gets a new copy.');
    expect(textOf(together)).not.toContain('does not have all of yours');
    expect(screen.queryByRole('button', { name: /^Save the answer/ })).toBeNull();
  });
});

test.each([
  ['our team', 'To jest kopia na drogę spisu Aldermoor, zrobiona dla naszego zespołu, 3 maja 2026.'],
  ['everyone', 'To jest kopia na drogę spisu Aldermoor, zrobiona dla wszystkich, 3 maja 2026.'],
  ['Green Partners', 'To jest kopia na drogę spisu Aldermoor, zrobiona dla: Green Partners, 3 maja 2026.'],
])('in Polish, for %s', (reader, line) => expect(polish.line('Aldermoor', reader, '3 maja 2026')).toBe(line));
