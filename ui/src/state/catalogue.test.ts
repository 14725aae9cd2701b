import { beforeEach, expect, test, vi } from 'vitest';
import { pretend, type Fake } from '../core/fake';
import { speakTo } from '../core/transport';
import { Catalogue } from './catalogue.svelte';
import { messages } from './messages.svelte';

let fake: Fake;
let catalogue: Catalogue;
beforeEach(async () => {
  fake = pretend();
  speakTo(fake);
  catalogue = new Catalogue();
  await catalogue.opened();
  messages.list = [];
});
const refuse = (code: string | null, message: string) =>
  fake.also({
    rename: () => {
      throw { code, message };
    },
  });

test('only the counters of what changed move', async () => {
  const before = { ...catalogue.versions };
  catalogue.touch({ ...nothing(), inbox: true });
  expect(catalogue.versions.inbox).toBe(before.inbox + 1);
  expect(catalogue.versions.assets).toBe(before.assets);
});

test('a change is known at once: saved when, and how to take it back', async () => {
  const version = catalogue.version;
  await catalogue.mutate('delete_assets', { ids: ['hall'] });
  expect(catalogue.version).toBe(version + 1);
  expect(catalogue.savedAt).not.toBeNull();
  await vi.waitFor(() => expect(catalogue.undoList.undo[0]?.label.action).toBe('delete'));
  await vi.waitFor(() => expect(catalogue.info?.assets).toBe(20));
});

test('what has come to its end is looked at again once somebody has worked, and once a day', async () => {
  const looked = () => fake.calls.filter(({ name }) => name === 'opened').length;
  const ending = { id: 'nadia', name: 'Nadia', kind: 'person', ends_on: '2026-01-31', days_left: 0 };
  const idle = { by: 'nothing_written', newest: '2026-02-01T10:00:00Z' };
  const answers = [
    { endings: { ended: [ending], held_back: idle }, erased: 0, backups: [] },
    { endings: { ended: [], held_back: null }, erased: 1, backups: [] },
  ];
  fake.calls.length = 0;
  fake.also({ opened: () => ({ value: answers[Math.min(looked(), 2) - 1], changed: {}, saved_at: '', version: 7 }) } as never);
  await catalogue.opened();
  await vi.waitFor(() => expect(catalogue.endings).toBe(1));
  await catalogue.mutate('jot', { text: 'a bench' });
  await vi.waitFor(() => expect(catalogue.endedErased).toBe(1));
  await catalogue.mutate('jot', { text: 'a gate' });
  expect(looked()).toBe(2);
  // The window stayed open over night.
  vi.useFakeTimers({ now: Date.now() + 86_400_000, toFake: ['Date'] });
  await catalogue.mutate('jot', { text: 'a wall' });
  vi.useRealTimers();
  expect(looked()).toBe(3);
});

test('what was not saved is said until something is', async () => {
  refuse(null, 'The disk is full.');
  await expect(catalogue.mutate('rename', { name: 'x' })).rejects.toThrow('The disk is full.');
  expect(catalogue.notSaved?.message).toBe('The disk is full.');
  expect(catalogue.writing).toBe(0);
  await catalogue.mutate('jot', { text: 'a bench' });
  expect(catalogue.notSaved).toBeNull();
});

test('an attempt that fails becomes one message, also when it fails again', async () => {
  refuse('read_only', 'This catalogue can only be read.');
  expect(await catalogue.attempt('rename', { name: 'x' })).toBeUndefined();
  expect(await catalogue.attempt('rename', { name: 'x' })).toBeUndefined();
  expect(messages.list.map(({ words }) => words)).toEqual(['This catalogue can only be read.']);
});

test('what another program wrote is looked at again, what we wrote is not', async () => {
  await catalogue.mutate('jot', { text: 'a bench' });
  await vi.waitFor(() => expect(catalogue.info?.inbox).toBe(4));
  const version = catalogue.version;
  await catalogue.lookForOthers();
  expect(catalogue.version).toBe(version);
  await fake.invoke('call', { name: 'jot', args: { text: 'from elsewhere' }, request: 'other' });
  await catalogue.lookForOthers();
  expect(catalogue.version).toBe(version + 1);
  expect(catalogue.info?.inbox).toBe(5);
});

function nothing() {
  return {
    assets: false,
    places: false,
    contacts: false,
    relationships: false,
    confirmations: false,
    activities: false,
    attachments: false,
    areas: false,
    inbox: false,
    partners: false,
    views: false,
    fields: false,
    consents: false,
    connecting: false,
    catalogue: false,
  };
}
