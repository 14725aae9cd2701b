import { expect, test } from 'vitest';
import { blankType, inOrder, isHalf, languageName, offeredLanguages, reworded, translationsOf, wordsIn } from './types';

test('words in another language are kept where they are said both ways', () => {
  const pl = { wording: 'piecze dla', inverse: 'ma chleb od' };
  expect(wordsIn([{ code: 'pl', wording: ' piecze dla ', inverse: 'ma chleb od' }, { code: 'cy', wording: '', inverse: '' }])).toEqual({ pl });
  expect(translationsOf({ ...blankType(), words: { pl } })).toEqual([{ code: 'pl', ...pl }]);
});

test('new words are careful until somebody says otherwise', () => expect(blankType().sensitivity).toBe('careful'));

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

test('who reworks a tie in another language leaves its first words as they are', () => {
  const type = { ...blankType(), key: 'leads', wording: 'leads', inverse: 'is led by' };
  const polish = { wording: 'prowadzi', inverse: 'ma na czele' };
  const typed = { wording: 'kieruje', inverse: 'ma na czele' };
  expect(reworded(type, polish, typed, 'pl')).toEqual({ ...type, words: { pl: typed } });
  expect(reworded(type, polish, polish, 'pl')).toEqual(type);
  expect(reworded(type, type, typed, 'en')).toEqual({ ...type, ...typed });
  // One of the team's own that is said the same in every language is changed itself.
  expect(reworded(type, type, typed, 'pl')).toEqual({ ...type, ...typed });
});
