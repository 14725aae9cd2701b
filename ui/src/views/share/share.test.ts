import { describe, expect, it } from 'vitest';
import type { AssetCard, Leaving } from '../../core/bindings';
import { precisionWords, share, valueText } from '../../text/words';
import { forPartner, partnerOf, whom } from './audience';
import { differingFirst, fieldWord, lines, whereLine } from './fields';

const partners = [
  { id: 'p1', is: { name: 'Greenfield Council', kind: null, contact: null, agreement: null, profiles: [] } },
];

describe('the button that saves', () => {
  it.each([
    [61, forPartner('p1'), 0, 'Save 61 assets for Greenfield Council, 0 people'],
    [1, 'me', 1, 'Save 1 asset for just me, 1 person'],
    [1204, 'team', 12, 'Save 1,204 assets for our team, 12 people'],
    [2, 'public', 0, 'Save 2 assets for everyone, 0 people'],
    [0, 'public', 0, 'Nothing to save'],
  ])('%i for %s, %i people', (released, audience, people, words) => {
    expect(share.act(released, whom(audience, partners), people)).toBe(words);
  });
});

describe('audiences', () => {
  it('name one partner, several, or one that has gone', () => {
    expect(partnerOf('partners:p1')).toBe('p1');
    expect(partnerOf('partners:p1,p2')).toBeNull();
    expect(partnerOf('team')).toBeNull();
    expect(whom('partners:p1,p9', partners)).toBe('Greenfield Council, a former partner');
  });
});

describe('counts in sentences', () => {
  it.each([
    [['Joan'], 1, 'Joan'],
    [['Joan', 'Kwame'], 2, 'Joan and Kwame'],
    [['Joan', 'Kwame', 'Elsie'], 3, 'Joan, Kwame and Elsie'],
    [['Joan', 'Kwame', 'Elsie', 'Nadia'], 11, 'Joan, Kwame, Elsie and 8 more'],
    [[], 0, ''],
  ])('%j of %i', (names, total, words) => expect(share.names(names, total)).toBe(words));

  it('ties', () => {
    expect(share.ties(0, 0)).toBe('');
    expect(share.ties(0, 19)).toBe('19 ties that name them stay here as well.');
    expect(share.ties(1, 1)).toBe(
      '1 tie between those that leave goes with them. 1 tie that names them stays here as well.',
    );
  });

  it('leaving and staying', () => {
    expect([share.leave(1), share.leave(61), share.stayHere(1), share.stayHere(23)]).toEqual([
      '1 leaves',
      '61 leave',
      '1 stays here',
      '23 stay here',
    ]);
  });
});

const card = {
  asset: {
    name: 'Alder Valley Choir',
    kind: 'association',
    summary: 'Songs, all welcome',
    tags: ['music', 'tea; coffee'],
    is_connector: true,
    note: 'Ask for the key',
    place: { precision: 'exact', address: 'Old Chapel Hall\nChapel Street', postcode: null },
    extra: { 'Ward ref': 'AM-07' },
  },
  fields: [],
  contacts: [{ id: 'c', contact: { channel: 'phone', value: '020 7946 0000' } }],
  last_checked: '2026-03-03',
} as unknown as AssetCard;

const leaving: Leaving = {
  id: 'a',
  name: 'Alder Valley Choir',
  kind: 'association',
  precision: 'about_1km',
  fields: { ward_ref: 'AM-07', kind: 'association', name: 'Alder Valley Choir', tags: 'music;tea\\; coffee', location_precision: 'about_1km' },
  held_back: { phone: 'not marked as one that may be published', note: 'notes stay with the team' },
  at: [0.5, 51.5],
  leaves_at: [0.5, 51.5],
  leaves_within: null,
};

describe('before and after', () => {
  it('shows every field once, in the order of the card, foreign ones last', () => {
    expect(lines(leaving, card).map((line) => [line.words, line.here, line.leaves, line.why])).toEqual([
      ['What it is', 'Group', 'Group', null],
      ['Name', 'Alder Valley Choir', 'Alder Valley Choir', null],
      ['Tags', 'music, tea; coffee', 'music, tea; coffee', null],
      ['Note', 'Ask for the key', null, 'notes stay with the team'],
      ['How exact the place is', 'exact', 'about 1 km', null],
      ['Phone', '020 7946 0000', null, 'not marked as one that may be published'],
      ['Ward ref', 'AM-07', 'AM-07', null],
    ]);
  });

  it('says what somebody offers as their card does, and what they would teach', () => {
    const gifts = [['sourdough', true, 'offered'], ['tea; coffee', false, 'offered'], ['lifts', false, 'ended']];
    const wishes = [['company', 'open'], ['a drill', 'done']];
    const theirs = {
      ...card,
      gifts: gifts.map(([what, would_teach, status]) => ({ gift: { what, would_teach, status } })),
      wishes: wishes.map(([what, status]) => ({ wish: { what, status } })),
    } as unknown as AssetCard;
    const team = { ...leaving, fields: { offers: 'sourdough (would teach);tea\\; coffee', wishes: 'company' }, held_back: {} };
    expect(lines(team, theirs).map((line) => [line.words, line.here, line.leaves])).toEqual([
      ['Gifts', 'sourdough (would teach), tea; coffee', 'sourdough (would teach), tea; coffee'],
      ['Wishes', 'company', 'company'],
    ]);
  });

  it('puts what stays and what changes before what is the same', () => {
    const words = differingFirst(lines(leaving, card)).map((line) => line.words);
    expect(words.slice(0, 3)).toEqual(['Note', 'How exact the place is', 'Phone']);
    expect(words).toHaveLength(7);
  });

  it('says where it is in words, on both sides', () => {
    expect(whereLine(leaving, card)).toMatchObject({ here: 'Old Chapel Hall, exact', leaves: 'about 1 km' });
    expect(whereLine(leaving, null).here).toBeNull();
  });

  it('puts any value and any field into words', () => {
    expect(valueText(['a', { b: 1, c: null }, true])).toBe('a, b: 1, c: , yes');
    expect(valueText(51.123456)).toBe('51.123456');
    expect(fieldWord('opening_hours')).toBe('Opening hours');
    expect(fieldWord('who_leads')).toBe('Who leads');
    expect(Object.values(precisionWords)).not.toContain('');
  });
});
