import { expect, test } from 'vitest';
import type { ImportCounts, Rule } from '../../core/bindings';
import { actions } from './actions';
import { whenWords } from './activities';
import { bringIn } from './bring-in';
import { ties } from './ties';
import { assets, count, rows } from './counting';
import { list } from './list';
import { map } from './map';
import { share } from './share';
import { stepWords } from './steps';
import { ago, day, month, partOfDay } from './times';

test.each([
  [0, '0 wierszy'],
  [1, '1 wiersz'],
  [2, '2 wiersze'],
  [4, '4 wiersze'],
  [5, '5 wierszy'],
  [12, '12 wierszy'],
  [14, '14 wierszy'],
  [21, '21 wierszy'],
  [22, '22 wiersze'],
  [104, '104 wiersze'],
  [112, '112 wierszy'],
  [1000, '1000 wierszy'],
  [20_000, '20\u00a0000 wierszy'],
])('%i: %s', (n, words) => expect(rows(n)).toBe(words));

test('a noun has the form that its number asks for, and the verb the form of both', () => {
  expect([1, 3, 5].map(assets)).toEqual(['1 zasób', '3 zasoby', '5 zasobów']);
  expect([1, 3, 5].map(actions.deletedMany)).toEqual(['1 zasób jest w koszu', '3 zasoby są w koszu', '5 zasobów jest w koszu']);
  expect([1, 3, 5].map(list.selected)).toEqual(['1 wybrany', '3 wybrane', '5 wybranych']);
  expect([1, 2, 12].map(share.leave)).toEqual(['1 wychodzi', '2 wychodzą', '12 wychodzi']);
  expect([1, 2, 7].map(map.moreAtSpot).map((said) => said.split('.')[0])).toEqual([
    'W tym punkcie jest jeszcze 1 zasób',
    'W tym punkcie są jeszcze 2 zasoby',
    'W tym punkcie jest jeszcze 7 zasobów',
  ]);
  expect(count(1.5, 'kolumna', 'kolumny', 'kolumn')).toBe('1,5 kolumn');
});

const counts = (fields: Partial<ImportCounts>): ImportCounts => ({
  rows: 0, new: 0, updated: 0, same: 0, inbox: 0, skipped: 0, ...fields,
});

test.each([
  [{ new: 96, updated: 31, inbox: 9 }, 'Wczytaj 127 zasobów, do poczekalni 9'],
  [{ updated: 1 }, 'Wczytaj 1 zasób'],
  [{ new: 2, inbox: 1 }, 'Wczytaj 2 zasoby, do poczekalni 1'],
  [{ inbox: 3 }, 'Odłóż 3 wiersze do poczekalni'],
  [{ same: 12 }, 'Nie ma czego wczytać'],
])('the button that brings in %j', (fields, words) => expect(bringIn.act(counts(fields))).toBe(words));

test('what came in', () => {
  expect(bringIn.done(counts({ new: 20, updated: 2, same: 1, inbox: 4, skipped: 1 }))).toBe(
    'Wczytano 22 zasoby: nowe 20, zmienione 2. Bez zmian: 1 wiersz. 4 wiersze czekają w poczekalni. Pominięto 1 wiersz.',
  );
});

test('who it is for has the case that “dla” asks for, and a name none', () => {
  expect(share.act(61, 'Greenfield Council', 0)).toBe('Zapisz 61 zasobów dla: Greenfield Council, w tym 0 osób');
  expect(share.act(3, share.forWhom.team, 1)).toBe('Zapisz 3 zasoby dla naszego zespołu, w tym 1 osoba');
  expect(share.fileName('Aldermoor', share.forWhom.public)).toBe('Aldermoor dla wszystkich');
});

test('names keep their form behind a colon', () => {
  expect(stepWords({ action: 'move', record: 'a' }, 'Tool Library')).toBe('Przeniesiono: Tool Library');
  expect(stepWords({ action: 'import', count: 1204 }, null)).toBe('Wczytano 1204 zasoby');
  expect(stepWords({ action: 'edit', record: 'a', field: 'tag/food' }, 'Repair Café')).toBe('Zmieniono: Repair Café, tag „food”');
  expect(ties.connected('Repair Café', 'spotyka się w miejscu', 'Tool Library')).toBe('Repair Café spotyka się w miejscu: Tool Library');
});

const NOW = new Date(2026, 4, 15, 9, 0);
const daysAgo = (days: number) => {
  const date = new Date(2026, 4, 15 - days, 12);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}T12:00:00`;
};

test.each([
  [0, 'dzisiaj'],
  [1, 'wczoraj'],
  [2, '2 dni temu'],
  [7, 'tydzień temu'],
  [14, '2 tygodnie temu'],
  [70, '10 tygodni temu'],
  [150, '4 miesiące temu'],
  [426, '13 miesięcy temu'],
  [800, '2 lata temu'],
  [2000, '5 lat temu'],
])('%i days ago is %j', (days, words) => expect(ago(daysAgo(days), NOW)).toBe(words));

test('months stand in the genitive behind a day, and behind “od” and “do”', () => {
  expect(day('2025-03-03T12:00:00')).toBe('3 marca 2025');
  expect([partOfDay('2019'), partOfDay('2019-05'), partOfDay('2019-05-04'), partOfDay('dawno')]).toEqual([
    '2019 r.',
    'maja 2019',
    '4 maja 2019',
    'dawno',
  ]);
  expect(month('2026-10-01', NOW)).toBe('październik');
});

const often: Rule = { freq: 'weekly', interval: 1, days: [], month_days: [], months: [], until: null, count: null, more: false };
test.each<[Partial<Rule>, string]>([
  [{ days: [{ day: 1, nth: null }] }, 'W każdy wtorek, 10:00–11:30'],
  [{ days: [{ day: 2, nth: null }, { day: 4, nth: null }] }, 'W każdą środę i każdy piątek, 10:00–11:30'],
  [{ interval: 2, days: [{ day: 5, nth: null }] }, 'Co drugą sobotę, 10:00–11:30'],
  [{ interval: 3, days: [{ day: 1, nth: null }] }, 'Co 3 tygodnie we wtorek, 10:00–11:30'],
  [{ interval: 5, days: [{ day: 2, nth: null }] }, 'Co 5 tygodni w środę, 10:00–11:30'],
  [{ freq: 'monthly', days: [{ day: 0, nth: 1 }] }, 'W pierwszy poniedziałek miesiąca, 10:00–11:30'],
  [{ freq: 'monthly', interval: 2, days: [{ day: 6, nth: -1 }] }, 'W ostatnią niedzielę co drugi miesiąc, 10:00–11:30'],
  [{ freq: 'monthly', month_days: [15] }, '15. dnia miesiąca, 10:00–11:30'],
  [{ freq: 'daily', interval: 2, count: 3 }, 'Co 2 dni, 10:00–11:30, 3 razy'],
  [{ freq: 'yearly' }, 'Co roku, 25 listopada, 10:00–11:30'],
])('%j comes again: %s', (rule, words) => {
  expect(whenWords({ first: '2026-11-25', begins: '10:00', ends: '11:30' }, { ...often, ...rule })).toBe(words);
});
