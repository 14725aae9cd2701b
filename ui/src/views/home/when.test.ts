import { afterEach, expect, test } from 'vitest';
import type { FollowUp } from '../../core/bindings';
import { language } from '../../text/language.svelte';
import { drawnIn } from './sketch';
import { inOrder, isDueNow, whenDue } from './when';

const TODAY = '2026-11-27';
const promise = (due: string | null, done_on: string | null = null): FollowUp => ({
  what: 'Ring Joan', about: null, conversation: null, introduction: null, due, done_on,
});
afterEach(() => language.choose('en'));

test.each<[string | null, string | null, string, string]>([
  ['2026-11-27', null, 'today', 'dzisiaj'],
  ['2026-11-28', null, 'tomorrow', 'jutro'],
  ['2026-11-30', null, 'Monday', 'w poniedziałek'],
  ['2026-12-24', null, '24 December', '24 grudnia'],
  ['2026-11-24', null, 'since Tuesday', 'od wtorku'],
  ['2026-10-03', null, 'since 3 October', 'od 3 października'],
  [null, null, 'some time', 'kiedyś'],
  ['2026-11-20', '2026-11-27', 'done today', 'zrobione dzisiaj'],
  [null, '2026-11-23', 'done on Monday', 'zrobione w poniedziałek'],
])('due on %s, done on %s: %s', async (due, done, english, polish) => {
  expect(whenDue(promise(due, done), TODAY)).toBe(english);
  await language.choose('pl');
  expect(whenDue(promise(due, done), TODAY)).toBe(polish);
});

test('what is due first comes first, then what has no day, then what is done', () => {
  const lines = [promise(null), promise('2026-11-20', '2026-11-27'), promise('2026-12-01'), promise('2026-11-20')];
  const order = inOrder(lines.map((follow_up, n) => ({ id: String(n), follow_up, about: null }))).map(({ id }) => id);
  expect(order).toEqual(['3', '2', '0', '1']);
});

test('what is due today or was before counts as due, and what is done does not', () => {
  expect([promise(TODAY), promise('2026-11-01'), promise('2026-11-28'), promise(null), promise(TODAY, TODAY)].map((each) => isDueNow(each, TODAY))).toEqual([
    true, true, false, false, false,
  ]);
});

test('a walk is drawn inside its box, north up, and of one spot in its middle', () => {
  const [south, north] = drawnIn([[-2, 53], [-2, 54]], 200, 100, 10);
  expect([south?.y, north?.y]).toEqual([90, 10]);
  expect(drawnIn([[-2, 53], [-2, 53]], 200, 100, 10)).toEqual([{ x: 100, y: 50 }, { x: 100, y: 50 }]);
  const wide = drawnIn([[-2, 53], [-1, 53.1], [-1.5, 53.05]], 200, 100, 10);
  expect(wide.map(({ x, y }) => [Math.round(x), y > 10 && y < 90])).toEqual([[10, true], [190, true], [100, true]]);
});
