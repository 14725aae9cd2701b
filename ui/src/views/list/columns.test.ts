import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FieldRow, FieldType } from '../../core/bindings';
import { ownFields } from '../../state/own-fields.svelte';
import { callFields } from '../../text/own-names.svelte';
import { COLUMNS, USUAL, allColumns, columnOf, laid, type Wide } from './columns';
import { Layout } from './layout.svelte';
import { choice, heading } from './say';
import { ariaSort, sortedAlsoBy, sortedBy } from './sorting';

beforeEach(() => localStorage.clear());
const wide = (ids: string[]): Wide[] => ids.flatMap((id) => ({ column: columnOf(id) ?? COLUMNS[0]!, width: null }));
const names = (rem: number) => laid(wide(USUAL), rem).columns.map(({ id }) => id);

test('a narrow window drops tags, then the area, then last checked, then the kind; the name stays', () => {
  const lost: string[] = [];
  for (let rem = 90; rem > 5; rem -= 0.5)
    for (const id of names(rem + 0.5)) if (!names(rem).includes(id)) lost.push(id);
  expect(lost).toEqual(['tags', 'area', 'checked', 'kind']);
  expect(names(90)).toEqual(USUAL);
  expect(names(1)).toEqual(['name', 'summary', 'place', 'ties']);
});

test('what still does not fit is scrolled to, and a width that somebody chose is kept', () => {
  const narrow = laid(wide(USUAL), 20);
  expect(narrow.least).toBeGreaterThan(20);
  const mine = laid(wide(USUAL).map((each) => (each.column.id === 'summary' ? { ...each, width: 17 } : each)), 200);
  expect(mine.template).toContain(' 17rem ');
  expect(mine.columns).toHaveLength(USUAL.length);
});

test('columns are chosen, ordered and made wider, and remembered on this laptop', () => {
  const layout = new Layout();
  layout.show('cost', true);
  layout.show('tags', false);
  layout.move('cost', -2);
  layout.put('ties', 1);
  layout.resize('cost', 11.239);
  layout.groupBy('tag');
  const expected = ['name', 'ties', 'kind', 'summary', 'place', 'cost', 'checked', 'area'];
  expect(layout.shown).toEqual(expected);
  const again = new Layout();
  expect([again.shown, again.widths, again.group]).toEqual([expected, { cost: 11.24 }, 'tag']);
  again.reset();
  expect(new Layout().isUsual).toBe(true);
});

test('the name stands first and stays, whatever is asked or was kept', () => {
  const layout = new Layout();
  layout.show('name', false);
  layout.move('name', 3);
  layout.put('kind', 0);
  layout.put('kind', -5);
  expect(layout.shown.slice(0, 2)).toEqual(['name', 'kind']);
  localStorage.setItem('hereabouts.list', '{"shown":["cost","gone","cost"],"widths":{"cost":"wide","gone":3},"group":"colour"}');
  const odd = new Layout();
  expect([odd.shown, odd.widths, odd.group]).toEqual([['name', 'cost'], {}, null]);
  localStorage.setItem('hereabouts.list', 'not json');
  expect(new Layout().shown).toEqual(USUAL);
});

test('a click on a heading sorts by it alone, with Shift by it too', () => {
  const first = sortedBy([{ by: 'name', descending: false }], 'ties');
  expect(first).toEqual([{ by: 'ties', descending: true }]);
  expect(sortedBy(first, 'ties')).toEqual([{ by: 'ties', descending: false }]);
  const two = sortedAlsoBy(first, 'kind');
  expect(two).toEqual([{ by: 'ties', descending: true }, { by: 'kind', descending: false }]);
  expect(sortedAlsoBy(two, 'kind')[1]).toEqual({ by: 'kind', descending: true });
  expect(sortedAlsoBy(sortedAlsoBy(two, 'kind'), 'kind')).toEqual(first);
  expect(sortedBy(two, 'ties')).toEqual([{ by: 'ties', descending: true }]);
  expect([ariaSort(two, 'ties'), ariaSort(two, 'kind'), ariaSort(two, 'name')]).toEqual(['descending', 'ascending', 'none']);
});

describe('fields of the team’s own', () => {
  const field = (label: string, type: FieldType, choices: string[] = []): FieldRow => ({
    id: label,
    field: { label, type, kinds: [], choices: choices.map((key) => ({ key, label: key })), help: null, sensitivity: 'ordinary', position: 0 },
    away: false,
    used: 0,
    unread: 0,
    chosen: {},
  });
  beforeEach(() => {
    ownFields.all = [field('Seats', 'number'), field('Ramp', 'yes_no'), field('Size', 'choice', ['small', 'large'])];
    callFields([{ id: 'Seats', label: 'Seats' }]);
  });
  afterEach(() => {
    ownFields.all = [];
  });

  test('are columns behind the others, called what the team calls them', () => {
    expect(allColumns().slice(COLUMNS.length).map(({ id }) => id)).toEqual(['field/Seats', 'field/Ramp', 'field/Size']);
    expect(heading({ id: 'field/Seats' })).toBe('Seats');
    expect(columnOf('field/Ramp')?.choices).toEqual(['yes', 'no', '']);
    expect(['yes', 'no', 'small', ''].map((value) => choice(columnOf('field/Ramp')!, value))).toEqual(['yes', 'no', 'small', 'blank']);
    expect(columnOf('field/Size')?.choices).toEqual(['small', 'large', '']);
  });

  test('stay chosen where another catalogue does not have them', () => {
    new Layout().show('field/Seats', true);
    const kept = new Layout();
    expect(kept.wanted.at(-1)?.column.id).toBe('field/Seats');
    ownFields.all = [];
    expect(new Layout().wanted.map(({ column }) => column.id)).toEqual(USUAL);
    expect(new Layout().shown.at(-1)).toBe('field/Seats');
  });
});
