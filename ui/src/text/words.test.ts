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
    ([path, text]) => /\p{L} \p{L}/u.test(text) && translated.get(path) === text,
  );
  expect(left).toEqual([]);
});

it('no sentence with values is left in English', () => {
  const translated = new Map(functions(polish));
  const samples = [[2, 2, 2], ['Ada', 'Bea', 'Cid']];
  const left = functions(english).flatMap(([path, sentence]) =>
    samples.flatMap((values) => {
      const [one, other] = [spoken(sentence, values), spoken(translated.get(path), values)];
      return one !== null && !/^(Invalid Date|NaN)\b/.test(one) && /\p{L}{2} /u.test(one.replace(/Ada|Bea|Cid/g, '')) && one === other ? [`${path}: ${one}`] : [];
    }),
  );
  expect(left).toEqual([]);
});

it('a name that is written from the right keeps to itself in a sentence', () => {
  expect(words.map.moveHere('חנות')).toBe('Move \u2068חנות\u2069 here');
  expect(words.map.moveHere('Hale')).toBe('Move Hale here');
  expect(words.valueText('חנות')).toBe('חנות');
});

type Sentence = (...values: unknown[]) => unknown;

/** Every sentence with values of a message file, by its path. */
function functions(value: unknown, path = ''): [string, Sentence][] {
  if (typeof value === 'function') return [[path, value as Sentence]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => functions(part, `${path}.${key}`));
}

/** None where the values do not suit it. */
function spoken(sentence: Sentence | undefined, values: unknown[]): string | null {
  try {
    const said = sentence?.(...values);
    return typeof said === 'string' ? said : null;
  } catch {
    return null;
  }
}
