import { beforeEach, expect, test } from 'vitest';
import { pretend, type Fake } from '../core/fake';
import { speakTo } from '../core/transport';
import { larger, smaller, usualSize } from '../operations/look';
import { attempt, isOffered, whyNot } from '../operations/operation';
import { comfort } from './comfort.svelte';
import { messages } from './messages.svelte';

let fake: Fake;
let asked: unknown[];
beforeEach(async () => {
  localStorage.clear();
  fake = pretend();
  asked = [];
  fake.shell.text_size = ({ percent }) => (asked.push(percent), null);
  speakTo(fake);
  await comfort.begin();
  messages.list = [];
});

test('everything grows in four sizes, and is remembered', async () => {
  expect(whyNot(smaller)).toBe('it is in its usual size');
  for (const size of [125, 150, 200]) {
    attempt(larger);
    await expect.poll(() => comfort.size).toBe(size);
  }
  expect(whyNot(larger)).toBe('it is as large as it gets');
  await comfort.begin();
  expect([comfort.size, asked.at(-1)]).toEqual([200, 200]);
  attempt(usualSize);
  await expect.poll(() => comfort.size).toBe(100);
  expect(isOffered(usualSize)).toBe(false);
});

test('where the size cannot be changed, that is said and nothing is remembered', async () => {
  fake.shell.text_size = () => {
    throw { code: null, message: 'The size could not be changed.' };
  };
  attempt(larger);
  await expect.poll(() => messages.list[0]?.words).toBe('The size could not be changed.');
  expect([comfort.size, localStorage.length]).toEqual([100, 0]);
});

test('contrast chosen here shows at once, and is remembered', async () => {
  expect(document.documentElement.dataset.contrast).toBeUndefined();
  comfort.see('more');
  expect(document.documentElement.dataset.contrast).toBe('more');
  await comfort.begin();
  expect(comfort.contrast).toBe('more');
  comfort.see('system');
  expect(document.documentElement.dataset.contrast).toBeUndefined();
});
