import { afterEach, describe, expect, test } from 'vitest';
import type { Gift, GiftForm, GiftStatus, WishKind } from '../../core/bindings';
import { language } from '../../text/language.svelte';
import { chipsOf, dayOf, giftAside, giftText, orderedGifts, tagsBeside, todayIso, topicsOf, wishText } from './gifts';

afterEach(() => language.choose('en'));
const said = (what: string, also: Partial<Gift> = {}) => ({ what, would_teach: false, form: null, domain: null, terms: null, ...also });

describe('a gift begins with a verb', () => {
  test.each<[string, Partial<Gift>, string]>([
    ['sourdough', { would_teach: true }, 'would teach sourdough'],
    ['would teach sourdough', { would_teach: true }, 'would teach sourdough'],
    ['ladders', { form: 'lend' }, 'lends ladders'],
    ['mending bikes', { form: 'do' }, 'offers mending bikes'],
    ['a piano to give away', { form: 'give' }, 'has a piano to give away'],
    ['plays the piano', { would_teach: true }, 'plays the piano'],
    ['a spare room for meetings', { form: 'host' }, 'hosts a spare room for meetings'],
    ['mends lamps', {}, 'mends lamps'],
    ['mends lamps', { form: 'do' }, 'mends lamps'],
    ['the history of the canal', { domain: 'head' }, 'knows about the history of the canal'],
    ['a listening ear', {}, 'offers a listening ear'],
    ['gives', {}, 'gives'],
  ])('%s, %j reads %s', (what, also, expected) => {
    expect(giftText(said(what, also))).toBe(expected);
  });

  test('in Polish what people wrote stands behind a colon, whatever its form', async () => {
    await language.choose('pl');
    for (const form of ['do', 'lend', 'host', 'join_in'] as GiftForm[])
      expect(giftText(said('drabina', { form }))).toMatch(/^\S.*: drabina$/);
  });
});

test.each<[string, WishKind | null, string]>([
  ['Polish', 'learn', 'to learn Polish'],
  ['to learn Polish', 'learn', 'to learn Polish'],
  ['someone to walk with', 'find_company', 'someone to walk with'],
  ['somebody who can show pruning', 'learn', 'somebody who can show pruning'],
  ['a room on Saturdays', 'borrow', 'a room on Saturdays'],
  ['fresh bread', null, 'fresh bread'],
])('the wish %s (%s) reads %s', (what, kind, expected) => {
  expect(wishText({ what, kind })).toBe(expected);
});

test('a line is shown as it would be kept: each gift and each wish by itself', () => {
  expect(chipsOf({ gifts: [said('sourdough', { would_teach: true }), said('bike repair')], wishes: [{ what: 'Polish', kind: 'learn' }] }))
    .toEqual(['would teach sourdough', 'offers bike repair', 'would love to learn Polish']);
});

test('what can be had now stands before what rests and what is over', () => {
  const line = (id: string, status: GiftStatus) => ({ id, gift: { ...said(id), status } as Gift });
  const lines = [line('a', 'ended'), line('b', 'offered'), line('c', 'resting'), line('d', 'taken_up')];
  expect(orderedGifts(lines).map(({ id }) => id)).toEqual(['b', 'd', 'c', 'a']);
  expect(lines.map(({ gift }) => giftAside(gift.status))).toEqual(['ended', null, 'resting', null]);
});

test('a tag that says no more than a gift is not said twice', () => {
  const gift = { ...said('Sourdough', { would_teach: true }), status: 'offered' } as Gift;
  expect(tagsBeside(['Would teach sourdough', 'bakes bread'], [{ id: 'g', gift }])).toEqual(['bakes bread']);
});

test.each<[string, string[]]>([
  ['bread, baking', ['bread', 'baking']],
  [' bread ;; rye  bread , bread', ['bread', 'rye bread']],
  ['', []],
])('%j is about %j', (typed, topics) => expect(topicsOf(typed)).toEqual(topics));

test.each<[string, string | null | undefined]>([
  ['2026-05-04', '2026-05-04'],
  [' ', null],
  ['2026-02-30', undefined],
  ['4 May', undefined],
])('%j is the day %s', (typed, day) => expect(dayOf(typed)).toBe(day));

test('today is the day it is here', () => {
  expect(todayIso(new Date(2026, 4, 4, 0, 5))).toBe('2026-05-04');
});
