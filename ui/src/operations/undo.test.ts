import { beforeEach, expect, test } from 'vitest';
import type { Step } from '../core/bindings';
import { pretend, type Fake } from '../core/fake';
import { speakTo } from '../core/transport';
import { catalogue } from '../state/catalogue.svelte';
import { messages } from '../state/messages.svelte';
import { whyNot } from './operation';
import { undo } from './undo';

let fake: Fake;
beforeEach(async () => {
  fake = pretend();
  speakTo(fake);
  messages.list = [];
  catalogue.closed();
  await catalogue.opened();
});
const asked = () => fake.calls.filter(({ name }) => name === 'undo').length;
const jotted: Step = { step: 'a', label: { action: 'jot', record: null, field: null, count: null }, name: null, at: '2026-05-01T10:00:00Z' };
const safe: Step = { step: 'b', label: { action: 'safeguard', record: 'tools', field: null, count: null }, name: 'Haven', at: '2026-05-01T10:05:00Z' };

test('after something that nothing takes back, undo says so first and does nothing else', async () => {
  await catalogue.mutate('jot', { text: 'a bench' });
  fake.also({ undo_list: () => ({ undo: [jotted], redo: [], for_good: safe }) });
  await catalogue.refresh();
  await undo.run();
  expect(asked()).toBe(0);
  expect(messages.list.map(({ words }) => words)).toEqual([expect.stringMatching(/^“Made Haven safeguarded” cannot be taken back\. Before it came: /)]);
  // Whoever goes on means the step before it.
  messages.list[0]?.action?.run();
  await expect.poll(asked).toBe(1);
});

test('it says so as well where there is nothing before', async () => {
  fake.also({ undo_list: () => ({ undo: [], redo: [], for_good: safe }) });
  await catalogue.refresh();
  expect(whyNot(undo)).toBeNull();
  await undo.run();
  expect([asked(), messages.list[0]?.words, messages.list[0]?.action ?? null]).toEqual([0, '“Made Haven safeguarded” cannot be taken back.', null]);
  expect(whyNot(undo)).not.toBeNull();
});

test('something else that was done since is taken back at once', async () => {
  await catalogue.mutate('jot', { text: 'a bench' });
  await expect.poll(() => catalogue.undoList.undo.length).toBe(1);
  await undo.run();
  expect(asked()).toBe(1);
});
