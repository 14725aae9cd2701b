import { beforeEach, expect, test, vi } from 'vitest';
import { pretend, type Fake } from '../core/fake';
import { speakTo } from '../core/transport';
import { Filter } from './filter.svelte';

let fake: Fake;
let filter: Filter;
beforeEach(() => {
  fake = pretend();
  speakTo(fake);
  filter = new Filter();
});
const counted = () => vi.waitFor(() => expect(filter.counts).not.toBeNull());

test('a toggled field stands in the query and not in the search box', async () => {
  filter.type('soup', 0);
  await filter.toggle('kind', 'association');
  expect(filter.query).toBe('soup kind:association');
  expect(filter.typed).toBe('soup');
  await counted();
  expect(filter.counts?.shown).toBe(1);
});

test('two clicks at once are both heard', async () => {
  void filter.toggle('kind', 'place');
  await filter.toggle('kind', 'exchange');
  expect(filter.query).toBe('kind:place,exchange');
});

test('what is typed while the core answers is not lost', async () => {
  const toggled = filter.toggle('kind', 'association');
  filter.type('soup', 10_000);
  await toggled;
  expect(filter.typed).toBe('soup');
  expect(filter.query).toBe('soup kind:association');
});

test('hiding and showing again leaves nothing behind', async () => {
  await filter.toggle('-kind', 'place');
  expect(filter.query).toBe('-kind:place');
  await filter.toggle('-kind', 'place');
  expect(filter.isEmpty).toBe(true);
});

test('only this takes the place of what was asked in its field', async () => {
  await filter.toggle('-kind', 'place');
  await filter.toggle('fresh', 'now');
  await filter.toggle('kind', 'person', true);
  expect(filter.query).toBe('fresh:now kind:person');
});

test('what is typed is asked once, when typing pauses', async () => {
  for (const text of ['m', 'mi', 'mil', 'mill']) filter.type(text, 5);
  await vi.waitFor(() => expect(filter.query).toBe('mill'));
  await counted();
  expect(fake.calls.filter(({ name }) => name === 'counts')).toHaveLength(1);
});

test('a field that was typed becomes a chip once the box is left', () => {
  filter.type('kind:person bikes');
  filter.settle();
  expect(filter.query).toBe('bikes kind:person');
  expect(filter.typed).toBe('bikes');
  filter.type('');
  filter.settle();
  expect(filter.query).toBe('kind:person');
});

test('a chip is taken away by what the core says is left', async () => {
  filter.set('tag:food kind:association');
  await counted();
  const chip = filter.counts?.chips.find((each) => each.field === 'tag');
  if (chip) filter.remove(chip);
  expect(filter.query).toBe('kind:association');
});
