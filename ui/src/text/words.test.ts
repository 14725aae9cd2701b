import { afterEach, expect, it } from 'vitest';
import { operations } from '../operations';
import * as english from './en';
import { language } from './language.svelte';
import * as polish from './pl';
import * as words from './words';

afterEach(() => language.choose('en'));

it('every name of the message files is a live word', () => {
  expect(Object.keys(words).sort()).toEqual([...Object.keys(english), 'sentences'].sort());
});

it('another language is spoken at once, also by what was made before', async () => {
  const before = operations.map((operation) => operation.title());
  await language.choose('pl');
  expect(document.documentElement.lang).toBe('pl');
  expect(words.bar.share).toBe(polish.bar.share);
  const after = operations.map((operation) => operation.title());
  const same = before.filter((title, i) => title === after[i]);
  expect(same).toEqual([]);
});

it('what is written from the right mirrors the window, whatever the language', async () => {
  language.write('rtl');
  expect(document.documentElement.dir).toBe('rtl');
  language.write('auto');
  expect(document.documentElement.dir).toBe('ltr');
});

/** Every text of a message file, by its path; functions are only named. */
function texts(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, '()']];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => texts(part, `${path}.${key}`));
}

it('a translation has every text, and none is left in English', () => {
  const translated = new Map(texts(polish));
  const missing = texts(english).filter(([path]) => !translated.has(path));
  expect(missing).toEqual([]);
  // Short words and names may be the same in both.
  const left = texts(english).filter(
    ([path, text]) => text.includes(' ') && translated.get(path) === text,
  );
  expect(left).toEqual([]);
});
