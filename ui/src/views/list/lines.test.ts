import { expect, test } from 'vitest';
import { linesOf } from './lines';
import { moved, rangeOf, tabbed, types, within, type Field } from './moves';

const groups = [{ value: 'a', count: 2 }, { value: 'b', count: 0 }, { value: 'c', count: 3 }];
const read = (closed: string[]) => {
  const lines = linesOf(groups, 5, new Set(closed));
  return Array.from({ length: lines.count }, (_, i) => {
    const line = lines.at(i);
    return line?.is === 'heading' ? groups[line.group]?.value : line?.offset;
  });
};

test('headings part the rows, and a closed one hides its own', () => {
  expect(read([])).toEqual(['a', 0, 1, 'b', 'c', 2, 3, 4]);
  expect(read(['a'])).toEqual(['a', 'b', 'c', 2, 3, 4]);
  expect(read(['c', 'b'])).toEqual(['a', 0, 1, 'b', 'c']);
  expect(linesOf([], 3, new Set()).count).toBe(3);
  expect(linesOf(groups, 5, new Set()).at(8)).toBeUndefined();
  expect(linesOf(groups, 5, new Set()).at(-1)).toBeUndefined();
});

test('a row is found in its line, and in the heading where its group is closed', () => {
  const lineOf = (closed: string[]) => [0, 1, 2, 4].map((offset) => linesOf(groups, 5, new Set(closed)).lineOf(offset));
  expect(lineOf([])).toEqual([1, 2, 5, 7]);
  expect(lineOf(['a'])).toEqual([0, 0, 3, 5]);
  expect(lineOf(['c'])).toEqual([1, 2, 4, 4]);
});

const field: Field = { lines: 50, columns: 5, page: 10, mirrored: false };
const spot = (line: number, column: number) => ({ line, column });
const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false });

test.each([
  ['ArrowDown', false, spot(21, 2)],
  ['ArrowUp', false, spot(19, 2)],
  ['ArrowRight', false, spot(20, 3)],
  ['ArrowLeft', false, spot(20, 1)],
  ['Home', false, spot(20, 0)],
  ['End', false, spot(20, 4)],
  ['Home', true, spot(0, 0)],
  ['End', true, spot(49, 4)],
  ['PageDown', false, spot(30, 2)],
  ['PageUp', false, spot(10, 2)],
  ['ArrowDown', true, spot(49, 2)],
  ['x', false, undefined],
])('%s (Ctrl %s) goes to %j', (key, ctrl, expected) => {
  expect(moved(spot(20, 2), press(key, ctrl), field)).toEqual(expected);
});

test('the cursor stays inside, and above the first line are the headings', () => {
  expect(moved(spot(49, 4), press('ArrowDown'), field)).toEqual(spot(49, 4));
  expect(moved(spot(0, 0), press('ArrowUp'), field)).toEqual(spot(-1, 0));
  expect(moved(spot(-1, 0), press('ArrowUp'), field)).toEqual(spot(-1, 0));
  expect(moved(spot(3, 1), press('PageUp'), field)).toEqual(spot(0, 1));
});

test('in a mirrored window the arrows go where they point', () => {
  const mirrored = { ...field, mirrored: true };
  expect(moved(spot(0, 2), press('ArrowRight'), mirrored)).toEqual(spot(0, 1));
  expect(moved(spot(0, 2), press('ArrowLeft'), mirrored)).toEqual(spot(0, 3));
  expect(moved(spot(0, 2), press('Home'), mirrored)).toEqual(spot(0, 0));
});

test('Tab goes along the row and then on to what follows', () => {
  expect(tabbed(spot(3, 1), false, 3)).toEqual(spot(3, 2));
  expect(tabbed(spot(3, 2), false, 3)).toBeUndefined();
  expect(tabbed(spot(3, 0), true, 3)).toBeUndefined();
});

test('letters begin to type, shortcuts do not, and AltGr writes letters', () => {
  const key = (key: string, more = {}) => types({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });
  expect([key('a'), key('ł'), key('5'), key('ą', { ctrlKey: true, altKey: true })]).toEqual([true, true, true, true]);
  expect([key(' '), key('Enter'), key('c', { ctrlKey: true }), key('x', { altKey: true })]).toEqual([false, false, false, false]);
});

test('a range is the rectangle between two cells', () => {
  const range = rangeOf(spot(5, 3), spot(2, 1));
  expect(range).toEqual({ top: 2, bottom: 5, start: 1, end: 3 });
  expect([within(range, spot(3, 1)), within(range, spot(3, 0)), within(range, spot(6, 2))]).toEqual([true, false, false]);
});
