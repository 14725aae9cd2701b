import { cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RelationshipType } from '../../core/bindings';
import { pretend, type Fake } from '../../core/fake';
import { speakTo } from '../../core/transport';
import { catalogue } from '../../state/catalogue.svelte';
import { introduceChosen } from '../../operations/introduce';
import { attempt } from '../../operations/operation';
import { page } from '../../state/page.svelte';
import { selection } from '../../state/selection.svelte';
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
  page.introducing = null;
  page.introduction = null;
  selection.clear();
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

const pickNamed = async (form: HTMLElement, label: string, typed: string) => {
  const box = within(form).getByRole('combobox', { name: label });
  await fireEvent.input(box, { target: { value: typed } });
  await within(form).findByRole('option', { name: new RegExp(typed) });
  await fireEvent.keyDown(box, { key: 'Enter' });
};

test('one who is chosen is introduced to another without a suggestion, at a place', async () => {
  selection.choose('idris');
  expect(attempt(introduceChosen)).toBe(true);
  render(Introductions);
  const form = await within(await screen.findByTestId('in-mind')).findByTestId('introduce');
  within(form).getByRole('button', { name: 'Take out Idris' });
  await fireEvent.submit(form);
  expect((await within(form).findByRole('alert')).textContent).toContain('Choose two or more.');
  await pickNamed(form, 'And whom?', 'Tomasz');
  await within(form).findByRole('button', { name: 'Take out Tomasz' });
  await fireEvent.input(within(form).getByLabelText('Why they could meet'), { target: { value: ' both cycle ' } });
  await pickNamed(form, 'Where', 'Old Chapel Hall');
  await fireEvent.click(within(form).getByRole('radio', { name: 'introduced' }));
  await fireEvent.submit(form);
  await waitFor(() => expect(called('introduce')).toMatchObject([
    { introduction: { parties: ['idris', 'tomasz'], why: 'both cycle', made_by: 'Maryam', at: 'hall', where: null, stage: 'introduced', gift: null, wish: null } },
  ]));
  await waitFor(() => expect(page.introducing).toBeNull());
  await screen.findByText('both cycle');
});

test('several who are chosen are introduced to one another, in words where', async () => {
  selection.mark(['idris', 'tomasz', 'soup']);
  await introduceChosen.run();
  render(Introductions);
  const form = await within(await screen.findByTestId('in-mind')).findByTestId('introduce');
  await fireEvent.click(within(form).getByRole('button', { name: 'Take out Tomasz' }));
  await fireEvent.input(within(form).getByRole('combobox', { name: 'Where' }), { target: { value: 'on the ferry' } });
  await fireEvent.submit(form);
  await waitFor(() => expect(called('introduce')).toMatchObject([
    { introduction: { parties: ['idris', 'soup'], at: null, where: 'on the ferry', stage: 'suggested' } },
  ]));
});

test('nobody is introduced at a person', async () => {
  page.introducing = ['idris', 'tomasz'];
  render(Introductions);
  const form = await screen.findByTestId('introduce');
  await fireEvent.input(within(form).getByRole('combobox', { name: 'Where' }), { target: { value: 'a' } });
  const options = await within(form).findAllByRole('option');
  expect(options.map(({ textContent }) => textContent).join()).not.toContain('Nadia');
});

test('who, why, where and by whom can be put right later', async () => {
  render(Introductions);
  await screen.findAllByTestId('introduction');
  await fireEvent.click(within(line('i-knit')).getByRole('button', { name: /^Correct the introduction/ }));
  const form = await within(line('i-knit')).findByTestId('introduce');
  expect((within(form).getByLabelText('Why they could meet') as HTMLTextAreaElement).value).toContain('both sing');
  expect(within(form).queryByRole('radio')).toBeNull();
  await fireEvent.input(within(form).getByLabelText('Who introduces them'), { target: { value: 'Joan' } });
  await fireEvent.click(within(form).getByRole('button', { name: 'Take out Idris' }));
  await pickNamed(form, 'And whom?', 'Nadia');
  await pickNamed(form, 'Where', 'Old Chapel Hall');
  await fireEvent.submit(form);
  await waitFor(() => expect(called('edit_introduction')).toMatchObject([
    { id: 'i-knit', introduction: { parties: ['knitters', 'nadia'], made_by: 'Joan', at: 'hall', stage: 'offered' } },
  ]));
  await within(line('i-knit')).findByText('Introduced by Joan · Where: Old Chapel Hall');
});

test('a step back takes the days of what follows, and who goes on after a pause met when they met', async () => {
  render(Introductions);
  await screen.findAllByTestId('introduction');
  const met = fake.state.meeting.introductions.find(({ id }) => id === 'i-green')?.is.reached.met;
  const press = (name: string) => fireEvent.click(within(line('i-green')).getByRole('button', { name }));
  await press('Pause it');
  await waitFor(() => expect(fake.state.meeting.introductions.find(({ id }) => id === 'i-green')?.is.stage).toBe('paused'));
  await waitFor(() => expect(within(line('i-green')).queryByRole('button', { name: 'Pause it' })).toBeNull());
  await press('met');
  await waitFor(() => expect(within(line('i-green')).getByRole('button', { current: 'step' }).textContent).toBe('met'));
  expect(fake.state.meeting.introductions.find(({ id }) => id === 'i-green')?.is.reached.met).toBe(met);
  await press('introduced');
  await waitFor(() => expect(within(line('i-green')).getByRole('button', { current: 'step' }).textContent).toBe('introduced'));
  expect(Object.keys(fake.state.meeting.introductions.find(({ id }) => id === 'i-green')?.is.reached ?? {}).sort()).toEqual(['introduced', 'paused', 'suggested']);
});

test('where none is under way it says so, and what to do', async () => {
  fake.state.meeting.introductions.forEach(({ is }) => (is.stage = 'ended'));
  render(Introductions);
  await screen.findByText(/^No introduction is under way\./);
  await fireEvent.click(screen.getByRole('button', { name: 'Introduce two you have in mind' }));
  await screen.findByTestId('in-mind');
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
