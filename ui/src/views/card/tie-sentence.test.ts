import { describe, expect, test } from 'vitest';
import type { AssetKind, AssetRow, RelationshipType, TieEnd, TieRead } from '../../core/bindings';
import { language } from '../../text/language.svelte';
import { directions } from './ties';
import { inCoreWords, options, type Option } from './tie-sentence';

const type = (key: string, wording: string, inverse: string, from_kinds: AssetKind[] = [], to_kinds: AssetKind[] = []): RelationshipType => ({
  key, wording, inverse, sensitivity: 'ordinary', retired: false, from_kinds, to_kinds, words: {}, merged_into: null,
});
const TYPES = [
  type('leads', 'leads', 'is led by', ['person'], ['association']),
  type('meets_at', 'meets at', 'hosts', ['association'], ['place']),
  type('meets', 'meets', 'meets'),
  type('supports', 'supports', 'is supported by', ['institution'], ['association']),
];
const ways = directions(TYPES);
const choir = { id: 'choir', name: 'Alder Valley Choir', kind: 'association' as const };
const row = (id: string, name: string, kind: AssetKind) => ({ id, name, kind }) as AssetRow;
const read = (text: string, readings: TieRead[], rows: AssetRow[] = []) => options(text, { text, readings, rows }, ways, choir).map(say);
const say = (option: Option) =>
  option.is === 'wording' ? `${option.way.words} …` : `${option.one.name} ${option.words} ${option.makes ? `new ${option.other.kind} ` : ''}${option.other.name} / ${option.back}`;
const here = (id: string, name: string, kind: AssetKind): TieEnd => ({ here: { id, name, kind } });
const mine: TieEnd = { here: choir };

describe('what is typed is read as a tie', () => {
  test('nothing typed: the words that suit a group, the likeliest first', () => {
    expect(options('', null, ways, choir).map(say).slice(0, 4)).toEqual(['is led by …', 'meets at …', 'is supported by …', 'meets …']);
  });
  test.each<[string, string[]]>([
    ['mee', ['meets at …', 'meets …']],
    ['Is s', ['is supported by …']],
    ['meets at ', []],
    ['zzz', []],
  ])('%j begins %j', (text, expected) => expect(options(text, null, ways, choir).map(say)).toEqual(expected));

  test('a reading of the core begins at the asset of the card, also where it was said the other way round', () => {
    const hall = here('hall', 'Old Chapel Hall', 'place');
    expect(read('meets at old', [{ from: mine, type: 'meets_at', wording: 'meets at', inverse: false, to: hall }])).toEqual([
      'Alder Valley Choir meets at Old Chapel Hall / hosts',
    ]);
    const library = here('library', 'Library', 'institution');
    expect(read('is supported by lib', [{ from: library, type: 'supports', wording: 'is supported by', inverse: true, to: mine }])).toEqual([
      'Alder Valley Choir is supported by Library / supports',
    ]);
  });
  test('a tie of two others is said as it is', () => {
    const both: TieRead = { from: here('a', 'Ada', 'person'), type: 'leads', wording: 'leads', inverse: false, to: here('b', 'Bees', 'association') };
    expect(read('Ada leads Bees', [both])).toEqual(['Ada leads Bees / is led by']);
  });
  test('what is here comes before what would be made; what is new alone may be of any kind', () => {
    const fresh: TieRead = { from: mine, type: 'meets_at', wording: 'meets at', inverse: false, to: { new: { name: 'Bell', kind: 'place' } } };
    const bell: TieRead = { ...fresh, to: here('bell', 'Bell Inn', 'place') };
    expect(read('meets at bell', [fresh, bell])).toEqual(['Alder Valley Choir meets at Bell Inn / hosts', 'Alder Valley Choir meets at new place Bell / hosts']);
    expect(read('meets at bell', [fresh]).map((each) => /new (\w+)/.exec(each)?.[1])).toEqual(['place', 'person', 'association', 'institution', 'exchange', 'culture']);
  });
  test('a name alone: the ways that suit both, once for each asset before a second way to one', () => {
    const found = read('old', [], [row('hall', 'Old Chapel Hall', 'place'), row('mill', 'Old Mill', 'culture'), row('choir', 'Alder Valley Choir', 'association')]);
    expect(found.slice(0, 2)).toEqual(['Alder Valley Choir meets at Old Chapel Hall / hosts', expect.stringContaining('Old Mill')]);
    expect(found.at(-1)).toContain('new');
    expect(read('Bell', []).map((each) => each.replace('Alder Valley Choir is led by ', ''))).toEqual([
      'new person Bell / leads', 'new association Bell / leads', 'new institution Bell / leads', 'new place Bell / leads', 'new exchange Bell / leads', 'new culture Bell / leads',
    ]);
    expect(read('old mill', [], [row('mill', 'Old Mill', 'culture')]).some((each) => each.includes('new'))).toBe(false);
  });
  test('where the core reads nothing behind the words for a tie, the page does', () => {
    expect(read('meets at: gard', [], [row('g', 'Garden', 'place')])[0]).toBe('Alder Valley Choir meets at Garden / hosts');
  });
  test('an answer to an earlier text is not shown', () => {
    expect(options('meets at x', { text: 'meets at', readings: [], rows: [row('g', 'Garden', 'place')] }, ways, choir)).toEqual([]);
  });
});

test.each([
  ['meets at Hall', 'meets at Hall'],
  ['MEETS AT:  Hall of  Kings', 'meets at Hall of Kings'],
  ['meets Ada', 'meets Ada'],
  ['hosted', 'hosted'],
])('%j is asked of the core as %j', (text, asked) => expect(inCoreWords(text, ways)).toBe(asked));

test('in Polish it is typed in Polish, and asked in the words of the core', async () => {
  await language.choose('pl');
  const polish = directions([{ ...type('own', 'bakes for', 'gets bread from'), words: { pl: { wording: 'piecze dla', inverse: 'ma chleb od' } } }, ...TYPES]);
  expect(inCoreWords('piecze dla: Halina', polish)).toBe('bakes for Halina');
  expect(inCoreWords('spotyka się w miejscu: Dom', polish)).toBe('meets at Dom');
  await language.choose('en');
});
