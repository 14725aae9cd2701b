import { expect, test } from 'vitest';
import type { Label } from '../../core/bindings';
import { stepWords } from './steps';

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
])('%j of %j reads %j', (label, name, words) => {
  expect(stepWords(label, name)).toBe(words);
});
