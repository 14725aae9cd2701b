import { beforeEach, expect, test, vi } from 'vitest';
import { pretend, type Fake } from '../core/fake';
import { speakTo } from '../core/transport';
import { catalogue } from './catalogue.svelte';
import { given } from './given.svelte';
import { merging } from './merging.svelte';
import { messages } from './messages.svelte';
import { close, create, dropped, open, opening, openWithRemembered, start } from './opening.svelte';
import { page } from './page.svelte';
import { filter } from './filter.svelte';
import { selection } from './selection.svelte';
import { note, noted } from './whereabouts';

let fake: Fake;
beforeEach(() => {
  fake = pretend({ open: false });
  speakTo(fake);
  catalogue.closed();
  messages.list = [];
  Object.assign(opening, { locked: null, refused: null, bring: null });
  given.waiting = [];
  merging.close();
  page.view = 'start';
});

test('without a file the window begins with the start page and what was open lately', async () => {
  await start();
  expect(page.view).toBe('start');
  expect(opening.info?.recent).toHaveLength(2);
});

test('a file the window was opened for is opened', async () => {
  fake.shell.start_info = () => ({ version: '1', open: null, locked: null, named: '/x/Hale.hereabouts', recent: [] });
  await start();
  expect([page.view, catalogue.info?.name]).toEqual(['map', 'Aldermoor']);
});

test('a file with a passphrase asks for it, says when it is not the right one, and opens', async () => {
  fake.shell.open_file = ({ path, passphrase }) => {
    if (passphrase === 'kettle weir plum') return { path, here: true };
    if (passphrase) throw { code: 'wrong_passphrase', message: 'Not the right one.' };
    throw { code: 'needs_passphrase', message: 'It needs its passphrase.' };
  };
  expect(await open('/x/Hale.hereabouts')).toBe(false);
  expect([opening.locked, opening.refused]).toEqual(['/x/Hale.hereabouts', null]);
  await open('/x/Hale.hereabouts', 'kettle');
  expect(opening.refused).toBe('Not the right one.');
  expect(messages.list).toEqual([]);
  expect(await open('/x/Hale.hereabouts', 'kettle weir plum')).toBe(true);
  expect([opening.locked, page.view]).toEqual([null, 'map']);
});

test('what this laptop remembers opens a file that waits for its passphrase', async () => {
  await open('/x/Weir End.hereabouts');
  fake.shell.open_remembered = () => 'gone';
  expect(await openWithRemembered('/x/Weir End.hereabouts')).toBe('gone');
  expect([opening.locked, page.view]).toEqual(['/x/Weir End.hereabouts', 'start']);
  fake.shell.open_remembered = ({ path }) => ({ opened: { path, here: true } });
  expect(await openWithRemembered('/x/Weir End.hereabouts')).toBe(null);
  expect([opening.locked, page.view]).toEqual([null, 'map']);
});

test('what this laptop remembers changes nothing when it comes after the passphrase', async () => {
  await open('/x/Weir End.hereabouts');
  let late: (answer: unknown) => void = () => undefined;
  fake.shell.open_remembered = () => new Promise((resolve) => (late = resolve));
  const asked = openWithRemembered('/x/Weir End.hereabouts');
  await open('/x/Weir End.hereabouts', 'kettle weir plum');
  page.show('list');
  late({ opened: { path: '/x/Weir End.hereabouts', here: true } });
  await asked;
  expect(page.view).toBe('list');
});

test('a laptop remembers only what somebody wished, once it is open, and says when it cannot', async () => {
  let asked = 0;
  fake.shell.remember = () => ++asked === 1;
  await open('/x/Weir End.hereabouts', 'kettle weir plum');
  expect(asked).toBe(0);
  fake.shell.open_file = () => {
    throw { code: 'wrong_passphrase', message: 'Not the right one.' };
  };
  await open('/x/Weir End.hereabouts', 'kettle', true);
  expect(asked).toBe(0);
  fake.shell.open_file = ({ path }) => ({ path, here: true });
  await open('/x/Weir End.hereabouts', 'kettle weir plum', true);
  await vi.waitFor(() => expect(messages.list.at(-1)?.words).toContain('remembers it from now on'));
  await open('/x/Weir End.hereabouts', 'kettle weir plum', true);
  await vi.waitFor(() => expect(messages.list.at(-1)?.words).toContain('could not remember it'));
  expect([asked, page.view]).toEqual([2, 'map']);
});

test('a file that is none of ours is said so, and nothing else happens', async () => {
  fake.shell.open_file = () => {
    throw { code: null, message: 'That is not a Hereabouts catalogue.' };
  };
  await open('/x/letter.doc');
  expect(messages.list[0]?.words).toBe('That is not a Hereabouts catalogue.');
  expect([page.view, opening.busy]).toEqual(['start', false]);
});

test('a file that another window shows leaves this one as it is', async () => {
  fake.shell.open_file = ({ path }) => ({ path, here: false });
  expect(await open('/x/Hale.hereabouts')).toBe(false);
  expect(page.view).toBe('start');
});

test('a spreadsheet dropped before there is a catalogue waits until there is one', async () => {
  await dropped(['/x/venues.csv']);
  expect(opening.bring).toBe('/x/venues.csv');
  await create('/x/Hale.hereabouts', 'Hale', null, false);
  expect([page.view, page.file, opening.bring]).toEqual(['bring-in', '/x/venues.csv', null]);
  page.back();
  expect(page.view).toBe('map');
});

test('a spreadsheet dropped on an open catalogue is looked at, a catalogue is opened', async () => {
  await open('/x/Hale.hereabouts');
  await dropped(['/x/venues.csv']);
  expect(page.view).toBe('bring-in');
  let asked = '';
  fake.shell.open_file = ({ path }) => {
    asked = String(path);
    return { path, here: false };
  };
  await dropped(['/x/Weir End.HEREABOUTS']);
  expect(asked).toBe('/x/Weir End.HEREABOUTS');
});

const CHANGES = '/stick/Hale - Amina.hereabouts-changes';

test('files of changes dropped on the window go to the catalogue that they are for', async () => {
  let belongs = false;
  fake.shell.give_changes = ({ paths }) => {
    const files = paths as string[];
    return belongs ? { here: files, waiting: [] } : { here: [], waiting: files.map((path) => ({ path, catalogue: null, failed: null })) };
  };
  await dropped([CHANGES]);
  expect([opening.bring, given.waiting.map(({ path }) => path)]).toEqual([null, [CHANGES]]);
  await open('/x/Hale.hereabouts');
  expect(page.view).toBe('map');
  belongs = true;
  await dropped([CHANGES]);
  expect([page.view, merging.coming.map(({ path }) => path), given.waiting]).toEqual(['merge', [CHANGES], []]);
});

test('what waits for a catalogue is looked at once that is open', async () => {
  fake.shell.take_changes = () => ({ here: [CHANGES], waiting: [] });
  await open('/x/Hale.hereabouts');
  expect([page.view, merging.coming.map(({ path }) => path)]).toEqual(['merge', [CHANGES]]);
});

test('a catalogue dropped on the page for working together is a second copy to look at', async () => {
  await open('/x/Hale.hereabouts');
  page.view = 'merge';
  await dropped(['/x/Hale (1).hereabouts']);
  expect(merging.coming.map(({ path }) => path)).toEqual(['/x/Hale (1).hereabouts']);
});

test('closing makes the file whole first and forgets what was chosen', async () => {
  await open('/x/Hale.hereabouts');
  selection.choose('hall');
  await close();
  expect(fake.calls.at(-1)?.name).toBe('settle');
  expect([page.view, catalogue.info, selection.id]).toEqual(['start', null, null]);
});

test('a page that is loaded anew comes back to where it was in its file', async () => {
  await open('/x/Hale.hereabouts');
  note(catalogue.info?.path ?? null, { view: 'list', query: 'kind:place', chosen: 'hall' });
  catalogue.closed();
  page.view = 'start';
  fake.shell.start_info = () => ({ version: '1', open: '/x/Hale.hereabouts', locked: null, named: null, recent: [] });
  await start();
  expect([page.view, filter.query, selection.id]).toEqual(['list', 'kind:place', 'hall']);
  expect(messages.list[0]?.words).toContain('drawn anew');

  // What was noted for one file is nothing to another.
  expect(noted('/x/Weir End.hereabouts')).toEqual({});
});
