import { describe, expect, it } from 'vitest';
import type { ImportCounts } from '../../core/bindings';
import { bringIn } from './bring-in';
import { sentences } from '../formats';
import { count } from './counting';

const counts = (fields: Partial<ImportCounts>): ImportCounts => ({
  rows: 0,
  new: 0,
  updated: 0,
  same: 0,
  inbox: 0,
  skipped: 0,
  ...fields,
});

describe('the button that brings in', () => {
  it.each([
    [{ new: 96, updated: 31, inbox: 9 }, 'Bring in 127 assets, 9 to the Inbox'],
    [{ new: 608 }, 'Bring in 608 assets'],
    [{ updated: 1 }, 'Bring in 1 asset'],
    [{ new: 1203, inbox: 1 }, 'Bring in 1,203 assets, 1 to the Inbox'],
    [{ inbox: 1 }, 'Put 1 row into the Inbox'],
    [{ inbox: 12, same: 4 }, 'Put 12 rows into the Inbox'],
    [{ same: 12, skipped: 2 }, 'Nothing to bring in'],
  ])('%j', (fields, words) => expect(bringIn.act(counts(fields))).toBe(words));
});

describe('what came in', () => {
  it.each([
    [{ new: 96, updated: 31 }, '127 assets came in: 96 new, 31 changed.'],
    [
      { new: 1, same: 1, inbox: 1, skipped: 1 },
      '1 asset came in: 1 new, 0 changed. 1 row was the same. 1 row waits in the Inbox. 1 row was left out.',
    ],
    [
      { same: 2, inbox: 2, skipped: 2 },
      'No asset was added or changed. 2 rows were the same. 2 rows wait in the Inbox. 2 rows were left out.',
    ],
  ])('%j', (fields, words) => expect(bringIn.done(counts(fields))).toBe(words));
});

describe('sentences', () => {
  it('end with one stop each, and leave out what is missing', () => {
    expect(sentences('Songs, all welcome.', null, ' At Old Chapel Hall', '')).toBe(
      'Songs, all welcome. At Old Chapel Hall.',
    );
    expect(sentences(undefined)).toBe('');
  });
});

describe('plurals', () => {
  it('a number comes with its noun', () => {
    expect([count(0, 'row', 'rows'), count(1, 'row', 'rows'), count(1204, 'row', 'rows')]).toEqual([
      '0 rows',
      '1 row',
      '1,204 rows',
    ]);
  });
  it('of new rows with and without a place', () => {
    const hint = (all: number, located: number) => bringIn.hint.new(counts({ new: all }), located);
    expect([hint(0, 0), hint(96, 61), hint(5, 5), hint(5, 0)]).toEqual([
      'none',
      '61 with a place, 35 without',
      'all with a place',
      'all without a place',
    ]);
  });
  it('of swapping and of undecided rows', () => {
    expect([bringIn.swap(1), bringIn.swap(12)]).toEqual(['Swap that one', 'Swap those 12']);
    expect(bringIn.undecided(0)).toBe('Every doubtful row is decided.');
    expect(bringIn.undecided(1)).toMatch(/^1 doubtful row is undecided\./);
    expect(bringIn.undecided(4)).toMatch(/^4 doubtful rows are undecided\./);
  });
  it('of how far it is', () => {
    expect(bringIn.howFar(null)).toBe('');
    const progress = { work: 'bringing_in' as const, done: 940, of: 1480, can_stop: true };
    expect(bringIn.howFar(progress)).toBe('940 of 1,480');
    expect(bringIn.howFar({ ...progress, of: null })).toBe('940');
  });
});
