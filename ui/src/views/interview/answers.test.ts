import { expect, test } from 'vitest';
import type { SaidLine } from '../../core/bindings';
import { toHeard } from '../../state/hearing';
import { askedOf, heardFrom, linesOf, saidIn, type Boxed, type Form, type Readings } from './answers';

const gift = (what: string, more: Partial<SaidLine['gifts'][number]> = {}) => ({ what, would_teach: false, domain: null, form: null, terms: null, ...more });
const READINGS: Readings = {
  'bread, cakes': { gifts: [gift('bread'), gift('cakes')], wishes: [] },
  'would love to learn Welsh': { gifts: [], wishes: [{ what: 'Welsh', kind: 'learn' }] },
  'can teach knots': { gifts: [gift('knots', { would_teach: true, form: 'teach' })], wishes: [] },
  'the choir': { gifts: [gift('the choir')], wishes: [] },
  'would love: the choir': { gifts: [], wishes: [{ what: 'the choir', kind: null }] },
  'to learn to swim': { gifts: [gift('to learn to swim')], wishes: [] },
  'would love: to learn to swim': { gifts: [], wishes: [{ what: 'to learn to swim', kind: 'learn' }] },
  'somebody to walk with, a drill': { gifts: [gift('somebody to walk with, a drill')], wishes: [] },
  'would love: somebody to walk with, a drill': {
    gifts: [], wishes: [{ what: 'somebody to walk with', kind: 'find_company' }, { what: 'a drill', kind: 'borrow' }],
  },
  'would join the band': { gifts: [gift('the band', { form: 'join_in' })], wishes: [] },
  'sews': { gifts: [gift('sews', { domain: 'hands', form: 'do' })], wishes: [] },
  'knows about moths': { gifts: [gift('moths', { domain: 'head' })], wishes: [] },
};

test.each<[Boxed, string, string[], string[]]>([
  ['head', 'mushrooms\n\n  old maps ', ['mushrooms head', 'old maps head'], []],
  ['hands', 'bread, cakes', ['bread hands', 'cakes hands'], []],
  // What a line says by itself counts more than where it was said.
  ['hands', 'knows about moths', ['moths head'], []],
  ['heart', 'would love to learn Welsh', [], ['Welsh learn']],
  ['teach', 'knots\nthe choir', ['knots teach', 'the choir teach'], []],
  ['join', 'the choir\nwould love to learn Welsh', [], ['the choir find_company', 'Welsh learn']],
  ['join', 'can teach knots', ['knots teach'], []],
  // What somebody would like says itself which kind of wish it is, and what they do stays a gift.
  ['join', 'to learn to swim\nsomebody to walk with, a drill', [], ['to learn to swim learn', 'somebody to walk with find_company', 'a drill borrow']],
  ['join', 'would join the band\nsews', ['sews hands'], ['the band find_company']],
  ['join', 'not read yet', [], ['not read yet find_company']],
  ['connection', '', [], []],
])('%s: %j', (question, text, gifts, wishes) => {
  const said = saidIn(question, text, READINGS);
  expect(said.gifts.map(({ what, domain, would_teach }) => `${what} ${domain ?? (would_teach ? 'teach' : '')}`)).toEqual(gifts);
  expect(said.wishes.map(({ what, kind }) => `${what} ${kind ?? ''}`)).toEqual(wishes);
});

test('what they would like to join is read as a wish too', () => {
  expect([askedOf('join', 'the choir'), askedOf('head', 'moths')]).toEqual([['the choir', 'would love: the choir'], ['moths']]);
});

test('lines are trimmed, and empty ones are none', () => {
  expect(linesOf(' a \n\n\tb\n')).toEqual(['a', 'b']);
});

const NOTHING: Form = { answers: { head: '', hands: '', heart: '', connection: '', teach: '', join: '' }, others: [], ties: [] };
const person = { key: 0, kind: 'person' as const, name: 'Halina', fields: { source_type: 'resident' } };

test('one interview is a person with gifts, wishes and ties', () => {
  const form: Form = {
    answers: { ...NOTHING.answers, hands: 'Bread', teach: 'bread', join: 'the choir' },
    others: [{ key: 7, kind: 'person', name: 'Elsie', fields: {} }, { key: 8, kind: 'place', name: 'Never tied', fields: {} }],
    ties: [
      { key: 1, from: null, way: 'knows>', to: { key: 7 }, rest: { since: null, note: null } },
      { key: 2, from: null, way: 'meets_at<', to: { here: { id: 'hall', name: 'Old Chapel Hall', kind: 'place' } }, rest: { since: null, note: null } },
      { key: 3, from: null, way: 'knows>', to: null, rest: { since: null, note: null } },
    ],
  };
  expect(toHeard(heardFrom(form, READINGS, { key: 0 }, person), null)).toMatchObject({
    assets: [{ name: 'Halina', fields: { source_type: 'resident' } }, { name: 'Elsie' }],
    gifts: [{ holder: { new: 0 }, what: 'Bread', domain: 'hands', would_teach: true, form: 'teach' }],
    wishes: [{ holder: { new: 0 }, what: 'the choir', kind: 'find_company' }],
    ties: [{ from: { new: 0 }, type: 'knows', to: { new: 1 } }, { from: { here: 'hall' }, type: 'meets_at', to: { new: 0 } }],
    follow_ups: [],
  });
});

test('somebody who is here already is not made again', () => {
  const nadia = { here: { id: 'nadia', name: 'Nadia', kind: 'person' as const } };
  const heard = toHeard(heardFrom({ ...NOTHING, answers: { ...NOTHING.answers, heart: 'the river' } }, {}, nadia, null), null);
  expect([heard.assets, heard.gifts.map(({ holder, what, domain }) => [holder, what, domain])]).toEqual([[], [[{ here: 'nadia' }, 'the river', 'heart']]]);
});
