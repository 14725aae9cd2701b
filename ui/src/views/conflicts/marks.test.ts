import { expect, test } from 'vitest';
import { marked } from './marks';

const shown = (texts: string[]) => marked(texts).map((pieces) => pieces.map(({ text, differs }) => (differs ? `[${text}]` : text)).join(''));

test.each([
  [['Saturdays, 10 to 12', 'Saturdays, 10 to 1, April to September'], ['Saturdays, 10 to [12]', 'Saturdays, 10 to [1, April to September]']],
  [['Ladders, drills, a cider press', 'Ladders, drills, two wheelbarrows'], ['Ladders, drills, [a cider press]', 'Ladders, drills, [two wheelbarrows]']],
  [['Tomasz', 'Tomasz and Rosa'], ['Tomasz', 'Tomasz [and Rosa]']],
  [['01632 960 014', '01632 960 077'], ['01632 960 [014]', '01632 960 [077]']],
  // What all three have in common is what no two of them differ in.
  [['Wednesdays, 10:30', 'Wednesdays, 10 o’clock', 'Wednesdays, 11 in winter'], ['Wednesdays, [10:30]', 'Wednesdays, [10 o’clock]', 'Wednesdays, [11 in winter]']],
  [['one two three four', 'two three five'], ['[one] two three [four]', 'two three [five]']],
  [['', 'Thursday'], ['', '[Thursday]']],
  [['Łódź, Bałuty', 'Łódź, Polesie'], ['Łódź, [Bałuty]', 'Łódź, [Polesie]']],
  [['גן קהילתי', 'גן ציבורי'], ['גן [קהילתי]', 'גן [ציבורי]']],
  [['the same', 'the same'], ['the same', 'the same']],
])('%j', (texts, expected) => expect(shown(texts)).toEqual(expected));

test('nothing of a text is lost, however long it is', () => {
  const words = (from: number) => Array.from({ length: 3000 }, (_, n) => `w${from + n}`).join(' ');
  const texts = [`It began\n${words(0)} at last.`, `It began\n${words(5000)} at last.`];
  const [one = [], other = []] = marked(texts);
  expect([one, other].map((pieces) => pieces.map(({ text }) => text).join(''))).toEqual(texts);
  expect([one[0], one.at(-1)]).toEqual([{ text: 'It began\n', differs: false }, { text: ' at last.', differs: false }]);
});
