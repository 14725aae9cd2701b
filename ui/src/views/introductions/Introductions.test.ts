import { cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RelationshipType } from '../../core/bindings';
import { pretend, type Fake } from '../../core/fake';
import { speakTo } from '../../core/transport';
import { catalogue } from '../../state/catalogue.svelte';
import { page } from '../../state/page.svelte';
import { listedWords } from './synonyms';
import { waysBetween } from './tie-ways';
import Introductions from './Introductions.svelte';

let fake: Fake;
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 30_000 });

beforeEach(async () => {
  fake = pretend();
  speakTo(fake);
  await catalogue.opened();
  page.meetFor = null;
  page.introduction = null;
  page.view = 'introductions';
});
afterEach(cleanup);
const called = (name: string) => fake.calls.filter((each) => each.name === name).map(({ args }) => args);
const line = (id: string) => screen.getAllByTestId('introduction').find((each) => each.dataset.introduction === id) as HTMLElement;

test('whom somebody could meet stands with the reasons, and a no is not suggested again', async () => {
  page.meetFor = { asset: 'soup' };
  render(Introductions);
  await screen.findByRole('heading', { name: 'Who could meet Chapel Supper Club?' });
  const found = await screen.findByTestId('suggestion');
  expect(found.textContent).toContain('Nadia offers sourdough. Chapel Supper Club would love fresh bread on Thursdays.');
  expect(found.textContent).toContain('both speak of bread; 600 m apart');
  await fireEvent.click(within(found).getByRole('button', { name: /^They said no/ }));
  await screen.findByText('Nobody comes to mind yet');
  expect(called('introduce')).toMatchObject([{ introduction: { parties: ['soup', 'nadia'], stage: 'ended', said_no: true } }]);
});

test('for whom is chosen by name, or among those who would love something', async () => {
  render(Introductions);
  await fireEvent.click(await screen.findByRole('button', { name: 'Chapel Supper Club' }));
  expect(page.meetFor).toEqual({ asset: 'soup' });
});

test('a stage is moved with a button, its day with the calendar', async () => {
  render(Introductions);
  await screen.findAllByTestId('introduction');
  await fireEvent.click(within(line('i-knit')).getByRole('button', { name: 'introduced' }));
  await waitFor(() => expect(within(line('i-knit')).getByRole('button', { current: 'step' }).textContent).toBe('introduced'));
  const day = within(line('i-knit')).getByLabelText('On which day: introduced');
  await fireEvent.input(day, { target: { value: '2026-05-04' } });
  await fireEvent.keyDown(day, { key: 'Enter' });
  await within(line('i-knit')).findByText('4 May 2026');
  expect(called('move_introduction')).toEqual([
    { id: 'i-knit', stage: 'introduced', on: null },
    { id: 'i-knit', stage: 'introduced', on: '2026-05-04' },
  ]);
});

test('when they have met, a tie is offered, and it says what it came of', async () => {
  render(Introductions);
  await screen.findAllByTestId('introduction');
  expect(within(line('i-knit')).queryByTestId('tie-offer')).toBeNull();
  await fireEvent.click(within(line('i-knit')).getByRole('button', { name: 'met' }));
  const offer = await within(line('i-knit')).findByTestId('tie-offer');
  await fireEvent.change(within(offer).getByLabelText('How'), { target: { value: 'supports<' } });
  await fireEvent.submit(offer);
  await within(line('i-knit')).findByText('The tie that came of it is on their cards.');
  expect(called('relate')).toMatchObject([{ relationship: { from: 'knitters', type: 'supports', to: 'idris', introduction: 'i-knit' } }]);
});

test('words that mean the same are two at least', async () => {
  render(Introductions);
  const box = await screen.findByLabelText('Add words that mean the same');
  await fireEvent.input(box, { target: { value: 'soup' } });
  await fireEvent.click(screen.getByRole('button', { name: 'Keep them' }));
  await screen.findByRole('alert');
  await fireEvent.input(box, { target: { value: 'soup, broth' } });
  await fireEvent.click(screen.getByRole('button', { name: 'Keep them' }));
  await waitFor(() => expect(called('save_synonym')).toEqual([{ id: null, synonym: { words: ['soup', 'broth'] } }]));
});

test.each<[string, string[]]>([
  ['allotment, plot,  community   garden', ['allotment', 'plot', 'community garden']],
  ['Soup; broth\nsoup,, ', ['Soup', 'broth']],
  ['', []],
])('%j are the words %j', (text, words) => expect(listedWords(text)).toEqual(words));

const type = (key: string, wording: string, inverse: string, more: Partial<RelationshipType> = {}): RelationshipType => ({
  key, wording, inverse, sensitivity: 'ordinary', retired: false, from_kinds: [], to_kinds: [], words: {}, merged_into: null, ...more,
});
test('ties that two of these kinds usually have come first, in the direction that fits', () => {
  const types = [
    type('meets_at', 'meets at', 'hosts', { from_kinds: ['association'], to_kinds: ['place'] }),
    type('supports', 'supports', 'is supported by'),
    type('member_of', 'is a member of', 'has as a member', { from_kinds: ['person'], to_kinds: ['association'] }),
    type('knows', 'knows', 'knows', { from_kinds: ['person'], to_kinds: ['person'] }),
  ];
  expect(waysBetween(types, 'person', 'association').map(({ key }) => key).slice(0, 3)).toEqual(['member_of>', 'supports>', 'supports<']);
  expect(waysBetween(types, 'association', 'person')[0]).toEqual({ key: 'member_of<', type: 'member_of', words: 'has as a member', outgoing: false });
  expect(waysBetween(types, 'person', 'person')[0]?.key).toBe('knows>');
  // One press says nothing that may not be so.
  const [any] = types;
  const met = any && { ...any, key: 'introduced_to', wording: 'was introduced to', inverse: 'was introduced to', from_kinds: [], to_kinds: [] };
  expect(waysBetween(met ? [...types, met] : types, 'person', 'place')[0]?.key).toBe('introduced_to>');
});
