import { expect, test } from 'vitest';
import type { Action, Label } from '../../core/bindings';
import { fields } from './card';
import { conflicts } from './conflicts';
import { history } from './history';
import { stepWords } from './steps';
import * as polish from '../pl/steps';

test.each<[Label, string | null, string]>([
  [{ action: 'move', record: 'a' }, 'Seed swap shelf', 'Moved Seed swap shelf'],
  [{ action: 'edit', record: 'a', field: 'times' }, 'Repair Café', 'Changed Repair Café: when'],
  [{ action: 'edit', record: 'a', field: 'tag/food' }, 'Repair Café', 'Changed Repair Café: tag “food”'],
  [{ action: 'edit', count: 4 }, null, 'Changed 4 assets'],
  [{ action: 'tag', count: 12 }, null, 'Tagged 12 assets'],
  [{ action: 'delete', record: 'a' }, 'Old Chapel Hall', 'Put Old Chapel Hall into the bin'],
  [{ action: 'import', count: 1204 }, null, 'Brought in 1,204 assets'],
  [{ action: 'import', count: 1 }, null, 'Brought in 1 asset'],
  [{ action: 'relate' }, null, 'Connected two assets'],
  [{ action: 'begin' }, null, 'Began this catalogue'],
  [{ action: 'edit_gift', record: 'g' }, 'sourdough', 'Changed the gift “sourdough”'],
  [{ action: 'remove_gift', record: 'g' }, null, 'Removed a gift'],
  [{ action: 'capture_line', record: 'a' }, 'Nadia', 'Kept what was said of Nadia'],
  [{ action: 'introduce', record: 'i' }, null, 'Wrote down an introduction'],
  [{ action: 'decide', record: 'a', field: 'times' }, 'Knitters', 'Decided what is right about Knitters: when it meets or is open'],
  [{ action: 'decide', record: 'a', field: 'tag/food' }, 'Knitters', 'Decided what is right about Knitters: tag “food”'],
  [{ action: 'decide', record: 'a', field: 'party/0190' }, 'Nadia', 'Decided what is right about Nadia: who is introduced'],
  [{ action: 'decide', record: 'a', field: 'exists' }, 'Knitters', 'Decided a question about Knitters'],
  [{ action: 'decide', count: 3 }, null, 'Decided 3 questions'],
  [{ action: 'decide', record: 'a' }, null, 'Decided a question'],
  [{ action: 'put_back', record: 'a', field: 'times' }, 'Knitters', 'Put back an earlier value of Knitters: when it meets or is open'],
  [{ action: 'put_back', record: 'a', field: 'is_child' }, 'Amira', 'Put back an earlier value of Amira: whether they are under 18'],
  [{ action: 'put_back', record: 'g' }, 'sourdough', 'Put back an earlier value of sourdough'],
])('%j of %j reads %j', (label, name, words) => {
  expect(stepWords(label, name)).toBe(words);
});

const ofRecords = Object.values(history.fields).flatMap((words) => Object.keys(words));
const units = [...new Set([...Object.keys(fields), ...ofRecords, ...Object.keys(conflicts.fields)])];

test.each(units)('a step about one answer tells which, whatever it is of: %s', (field) => {
  for (const [action, english, polski] of [
    ['decide', 'Decided what is right about Ada: ', 'Rozstrzygnięto, co się zgadza: Ada, '],
    ['put_back', 'Put back an earlier value of Ada: ', 'Przywrócono wcześniejszą wartość: Ada, '],
  ] as [Action, string, string][]) {
    const label: Label = { action, record: 'a', field };
    for (const [words, before] of [[stepWords(label, 'Ada'), english], [polish.stepWords(label, 'Ada'), polski]] as const) {
      expect(words.startsWith(before)).toBe(true);
      const which = words.slice(before.length);
      // A phrase, and not the name by which the program knows it.
      expect(which).toMatch(/^\p{Ll}/u);
      expect(which).not.toBe(field.replaceAll('_', ' '));
      expect(which).not.toMatch(/_|\b[0-9a-f]{4}-/);
    }
    expect(stepWords(label, 'Ada').slice(english.length)).toMatch(/ /);
  }
});
