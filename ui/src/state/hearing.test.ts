import { expect, test } from 'vitest';
import type { Heard, Party } from '../core/bindings';
import { countOf, giftRow, heardAs, kindsAt, likelyKind, nothingHeard, partyOf, tieRow, toHeard, unfinished, ways, without, type Hearing } from './hearing';

const nadia: Party = { id: 'nadia', name: 'Nadia', kind: 'person' };
const hall: Party = { id: 'hall', name: 'Old Chapel Hall', kind: 'place' };
const named = (id: string) => [nadia, hall].find((each) => each.id === id);
const HEARD: Heard = {
  conversation: 'talk', gathering: null, spoke_with: null, agreed: null,
  assets: [{ kind: 'person', name: 'Joan', fields: {} }],
  gifts: [
    { holder: { new: 0 }, what: 'a piano', domain: null, would_teach: false, form: 'give', terms: 'free', when: null, may_be_listed: false },
    { holder: { here: 'nadia' }, what: 'sourdough', domain: 'hands', would_teach: true, form: 'teach', terms: null, when: 'Saturdays', may_be_listed: false },
  ],
  wishes: [{ holder: { here: 'nadia' }, what: 'somebody to bake with', kind: 'find_company', when: null, may_be_listed: false }],
  ties: [{ from: { new: 0 }, type: 'knows', to: { here: 'nadia' }, since: '2019', note: null }],
  follow_ups: [{ what: 'ring Joan', about: { new: 0 }, due: '2026-12-01' }],
};
function read(heard = HEARD): Hearing {
  let key = 0;
  return heardAs(heard, named, () => (key += 1));
}

test('what the core guessed comes back as it was where nobody changes it', () => {
  expect(toHeard(read(), 'talk')).toEqual(HEARD);
  expect([countOf(read()), unfinished(read())]).toEqual([6, []]);
});

test('a gift of which only “would teach” is known reads as taught', () => {
  const heard = { ...HEARD, gifts: HEARD.gifts.map((gift) => ({ ...gift, form: null })) };
  expect(read(heard).gifts.map(({ form }) => form)).toEqual([null, 'teach']);
});

test('without somebody new nothing is theirs any more, and each such line asks whose it is', () => {
  const hearing = read();
  const [joan] = hearing.assets;
  const left = without(hearing, 'assets', joan?.key ?? 0);
  expect(left.gifts.map(({ holder }) => holder)).toEqual([null, { here: nadia }]);
  expect(unfinished(left)).toEqual([left.gifts[0]?.key, left.ties[0]?.key]);
  const heard = toHeard(left, 'talk');
  expect([heard.assets, heard.gifts.length, heard.ties, heard.follow_ups]).toEqual([[], 1, [], [{ what: 'ring Joan', due: '2026-12-01', about: null }]]);
});

test('a line is taken out by itself', () => {
  const hearing = read();
  const left = without(hearing, 'wishes', hearing.wishes[0]?.key ?? 0);
  expect([left.wishes, left.gifts.length, countOf(left)]).toEqual([[], 2, 5]);
});

test('the place among the new ones follows when one before it has no name', () => {
  const hearing = nothingHeard();
  hearing.assets = [{ key: 1, kind: 'person', name: '  ', fields: {} }, { key: 2, kind: 'place', name: ' The Snug ', fields: {} }];
  hearing.gifts = [{ ...giftRow(3, { key: 2 }), what: ' a warm corner ' }, { ...giftRow(4, { key: 1 }), what: 'tea' }];
  const heard = toHeard(hearing, null);
  expect(heard.assets).toEqual([{ kind: 'place', name: 'The Snug', fields: {} }]);
  expect(heard.gifts).toMatchObject([{ holder: { new: 0 }, what: 'a warm corner' }]);
});

test('a tie read the other way round is kept its type’s own way', () => {
  const types = [
    { key: 'meets_at', wording: 'meets at', inverse: 'hosts' },
    { key: 'knows', wording: 'knows', inverse: 'knows' },
  ].map((type) => ({ ...type, sensitivity: 'ordinary' as const, retired: false, from_kinds: [], to_kinds: [], words: {}, merged_into: null }));
  expect(ways(types).map(({ key, words }) => [key, words])).toEqual([['meets_at>', 'meets at'], ['meets_at<', 'hosts'], ['knows>', 'knows']]);
  const hearing = nothingHeard();
  hearing.ties = [{ ...tieRow(1, { here: hall }, 'meets_at<'), to: { here: nadia } }];
  expect(toHeard(hearing, null).ties).toEqual([{ from: { here: 'nadia' }, type: 'meets_at', to: { here: 'hall' }, since: null, note: null }]);
});

test('what is new at an end of a tie is what its type leads to', () => {
  const type = { key: 'meets_at', wording: 'meets at', inverse: 'hosts', sensitivity: 'ordinary' as const, retired: false, words: {}, merged_into: null };
  const [out, back] = ways([{ ...type, from_kinds: ['association', 'exchange'], to_kinds: ['place'] }]);
  expect((['from', 'to'] as const).map((end) => [kindsAt(out, end), kindsAt(back, end)])).toEqual([
    [['association', 'exchange'], ['place']],
    [['place'], ['association', 'exchange']],
  ]);
  expect([likelyKind(['place']), likelyKind(['association', 'exchange'], 'exchange'), likelyKind(['association', 'person']), likelyKind([]), kindsAt(undefined, 'to')]).toEqual([
    'place', 'exchange', 'person', 'person', [],
  ]);
});

test('who was interviewed is said with what they agreed to', () => {
  const hearing = { ...nothingHeard(), assets: [{ key: 4, kind: 'person' as const, name: 'Joan', fields: {} }] };
  expect(toHeard(hearing, null, { who: { key: 4 }, agreed: 'yes' })).toMatchObject({ spoke_with: { new: 0 }, agreed: 'yes' });
  expect(toHeard(hearing, null, { who: { here: nadia }, agreed: 'yes' })).toMatchObject({ spoke_with: { here: 'nadia' } });
});

test.each<[string, Partial<Hearing>, number, number[]]>([
  ['nothing', {}, 0, []],
  ['a gift without words', { gifts: [giftRow(1, { here: nadia })] }, 0, []],
  ['a gift of nobody', { gifts: [{ ...giftRow(1, null), what: 'tea' }] }, 0, [1]],
  ['a tie with one end', { ties: [tieRow(1, { here: nadia }, 'knows>')] }, 0, [1]],
  ['a tie that is only begun', { ties: [tieRow(1, null, 'knows>')] }, 0, []],
  ['a promise alone', { promises: [{ key: 1, what: 'ring', due: '', about: null }] }, 1, []],
])('%s', (_, part, count, open) => {
  const hearing = { ...nothingHeard(), ...part };
  expect([countOf(hearing), unfinished(hearing)]).toEqual([count, open]);
});

test('somebody is called as they are called now', () => {
  const assets = [{ key: 1, kind: 'person' as const, name: 'Joan', fields: {} }];
  expect([partyOf({ key: 1 }, assets)?.name, partyOf({ here: hall }, assets)?.name, partyOf({ key: 9 }, assets), partyOf(null, assets)]).toEqual(['Joan', 'Old Chapel Hall', null, null]);
});
