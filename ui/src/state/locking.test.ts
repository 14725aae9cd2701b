import { beforeEach, expect, test, vi } from 'vitest';
import { pretend, type Fake } from '../core/fake';
import { speakTo } from '../core/transport';
import { catalogue } from './catalogue.svelte';
import { forms } from './forms.svelte';
import { followLocking, lockHere, whole } from './locking';
import { messages } from './messages.svelte';
import { leaveLocked, open, opening, openWithKey, start } from './opening.svelte';
import { page } from './page.svelte';
import { note } from './whereabouts';

const PATH = '/x/Hale.hereabouts';
let fake: Fake;
let anew: number;
beforeEach(() => {
  fake = pretend({ open: false, encrypted: true });
  speakTo(fake);
  catalogue.closed();
  messages.list = [];
  Object.assign(opening, { locked: null, name: null, refused: null, wait: 0, damaged: null, bring: null });
  page.view = 'start';
  page.adding = null;
  anew = 0;
  whole.loadAnew = () => (anew += 1);
});

/** What the shell says to a page that is loaded anew after it was locked. */
function locked() {
  catalogue.closed();
  page.view = 'start';
  page.adding = null;
  fake.shell.start_info = () => ({ version: '1', open: null, locked: { path: PATH, name: 'Hale' }, named: null, recent: [] });
}

test('locking waits for what is being saved, and takes along what was half typed', async () => {
  await open(PATH);
  const stop = forms.watch(() => ({ form: 'asset', on: null, typed: { name: 'Kite' } }));
  let draft: unknown = null;
  fake.shell.lock_file = (args) => {
    expect(catalogue.writing).toBe(0);
    draft = args.draft;
    return true;
  };
  const saved = catalogue.mutate('jot', { text: 'ask about the bench' });
  await lockHere();
  stop();
  await saved;
  expect(anew).toBe(1);
  expect(JSON.parse(String(draft))).toEqual({ form: 'asset', on: null, typed: { name: 'Kite' } });
});

test('a catalogue without a passphrase stays open', async () => {
  await open(PATH);
  fake.shell.lock_file = () => false;
  await lockHere();
  expect([anew, page.view]).toEqual([0, 'map']);
});

test('the shell locks, by asking or without', async () => {
  await open(PATH);
  const stop = followLocking();
  await Promise.resolve();
  fake.emit('lock-now', null);
  await vi.waitFor(() => expect(anew).toBe(1));
  fake.emit('locked', null);
  expect(anew).toBe(2);
  stop();
});

test('somebody comes back to where they were, with what they were typing', async () => {
  await open(PATH);
  note(catalogue.info?.path ?? null, { view: 'list', query: '', chosen: null });
  locked();
  await start();
  expect([opening.locked, opening.name, page.view]).toEqual([PATH, 'Hale', 'start']);
  fake.shell.take_draft = () => JSON.stringify({ form: 'asset', on: null, typed: { name: 'Kite' } });
  expect(await open(PATH, 'kettle weir plum')).toBe(true);
  expect([page.view, page.adding?.name, opening.locked]).toEqual(['list', 'Kite', null]);
  expect(messages.list).toEqual([]);
});

test('a wrong passphrase waits, and says so in whole seconds', async () => {
  locked();
  await start();
  fake.shell.open_file = () => {
    throw { code: 'wrong_passphrase', message: 'Not the right one.' };
  };
  fake.shell.wait_to_try = () => 3.4;
  expect(await open(PATH, 'guess')).toBe(false);
  expect([opening.wait, opening.name, opening.refused]).toEqual([4, 'Hale', 'Not the right one.']);
});

test('the recovery key leads to a new passphrase', async () => {
  locked();
  await start();
  await openWithKey(PATH, ['0ABC']);
  expect([page.view, opening.locked]).toEqual(['keys', null]);
});

test('from a locked catalogue to the start page, and nothing of it stays', async () => {
  locked();
  await start();
  let closed = false;
  fake.shell.close_file = () => ((closed = true), null);
  await leaveLocked();
  expect([closed, opening.locked, opening.name]).toEqual([true, null, null]);
});

test('a damaged file is said so, with what opens its backups', async () => {
  fake.shell.open_file = () => {
    throw { code: 'damaged', message: 'Its beginning is not as it was written.' };
  };
  await open(PATH, 'kettle weir plum');
  expect(opening.damaged).toEqual({ path: PATH, passphrase: 'kettle weir plum', why: 'Its beginning is not as it was written.' });
  expect(messages.list).toEqual([]);
});
