import { expect, test } from 'vitest';
import { blankType, inOrder, isHalf, languageName, offeredLanguages, translationsOf, wordsIn } from './types';

test('words in another language are kept where they are said both ways', () => {
  const pl = { wording: 'piecze dla', inverse: 'ma chleb od' };
  expect(wordsIn([{ code: 'pl', wording: ' piecze dla ', inverse: 'ma chleb od' }, { code: 'cy', wording: '', inverse: '' }])).toEqual({ pl });
  expect(translationsOf({ ...blankType(), words: { pl } })).toEqual([{ code: 'pl', ...pl }]);
});

test.each([
  ['bakes for', '', true],
  ['', ' gets bread from', true],
  ['', ' ', false],
  ['knows', 'knows', false],
])('%j and %j are half said: %s', (wording, inverse, half) => expect(isHalf({ wording, inverse })).toBe(half));

test('kinds stand in their order, each once', () => {
  expect(inOrder(['place', 'person', 'place'])).toEqual(['person', 'place']);
});

test('a language is offered by its name, once, and its own stays among them', () => {
  expect(languageName('pl', 'en-GB')).toBe('Polish');
  expect(languageName('pl', 'pl-PL')).toBe('polski');
  const offered = offeredLanguages('en-GB', ['pl', 'cy', 'xx'], 'pl').map(({ code }) => code);
  expect(offered).toContain('pl');
  expect(offered).not.toContain('cy');
  expect(new Set(offered).size).toBe(offered.length);
  expect(offeredLanguages('en-GB', [], 'tlh').map(({ code }) => code)).toContain('tlh');
});
