import { cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { call } from '../../core/call';
import { pretend, type Fake } from '../../core/fake';
import { speakTo } from '../../core/transport';
import { catalogue } from '../../state/catalogue.svelte';
import { page } from '../../state/page.svelte';
import { selection } from '../../state/selection.svelte';
import { blankInterview } from './blank';
import Interview from './Interview.svelte';
import { interviewing } from './interviewing.svelte';

let fake: Fake;
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 30_000 });
const called = (name: string) => fake.calls.filter((each) => each.name === name).map(({ args }) => args);

beforeEach(async () => {
  fake = pretend();
  speakTo(fake);
  await catalogue.opened();
  selection.clear();
  Object.assign(page, { view: 'map', interviewed: null, meetFor: null });
  interviewing.forget();
});
afterEach(cleanup);

const open = (person: string | null = null) => {
  page.interview(person);
  return render(Interview);
};
const agree = async () => {
  await fireEvent.click(await screen.findByRole('checkbox', { name: /I read this out/ }));
};
const on = (from: HTMLElement) => fireEvent.keyDown(from, { key: 'Enter', ctrlKey: true });
const box = (name: RegExp) => screen.findByRole('textbox', { name });

test('nothing is asked before they agree', async () => {
  open();
  const next = await screen.findByRole('button', { name: 'Next' });
  expect((next as HTMLButtonElement).disabled).toBe(true);
  await on(next);
  screen.getByText('To read out');
  await agree();
  expect((next as HTMLButtonElement).disabled).toBe(false);
});

test('one talk by keyboard is a person with gifts, wishes and ties in one step, and is taken back as one', async () => {
  open();
  await agree();
  await on(screen.getByRole('checkbox'));
  const name = await box(/What are you called/);
  await fireEvent.input(name, { target: { value: 'Halina' } });
  await fireEvent.keyDown(name, { key: 'Enter' });
  const head = await box(/know a lot about/);
  await fireEvent.input(head, { target: { value: 'mushrooms\nwould love to learn Welsh' } });
  const understood = await screen.findByRole('group', { name: 'Understood as' });
  await within(understood).findByText('would love to learn Welsh');
  within(understood).getByText('mushrooms');
  // Any question can be left out.
  for (let skipped = 0; skipped < 6; skipped += 1) await on(screen.getByTestId('interview'));
  const whom = await screen.findByRole('combobox', { name: 'With whom or what' });
  await fireEvent.input(whom, { target: { value: 'Idris' } });
  await screen.findByRole('option', { name: 'Idris' });
  await fireEvent.keyDown(whom, { key: 'Enter' });
  await screen.findByRole('button', { name: /^With whom or what: Idris/ });
  await on(screen.getByTestId('interview'));
  await screen.findByText('This will be kept');
  screen.getByText('Halina meets at Idris');
  await fireEvent.click(screen.getByRole('button', { name: 'Keep it' }));
  await screen.findByRole('heading', { name: 'Thank Halina' });
  expect(called('keep_heard')).toEqual([{
    how: 'interview',
    heard: {
      conversation: null, gathering: null, spoke_with: { new: 0 }, agreed: expect.stringMatching(/^Told us in a talk on \d/),
      assets: [{ kind: 'person', name: 'Halina', fields: { source_type: 'resident', source_note: expect.stringMatching(/^Told us in a talk on \d/) } }],
      gifts: [{ holder: { new: 0 }, what: 'mushrooms', domain: 'head', would_teach: false, form: null, terms: null, when: null, may_be_listed: false }],
      wishes: [{ holder: { new: 0 }, what: 'to learn Welsh', kind: null, when: null, may_be_listed: false }],
      ties: [{ from: { new: 0 }, type: 'meets_at', to: { here: 'idris' }, since: null, note: null }],
      follow_ups: [],
    },
  }]);
  await waitFor(() => expect(catalogue.undoList.undo).toHaveLength(1));
  await catalogue.mutate('undo', {});
  await screen.findByText('This will be kept');
});

test('a talk that was broken off goes on where it was', async () => {
  open();
  await agree();
  await fireEvent.click(screen.getByRole('button', { name: 'Their name' }));
  await fireEvent.input(await box(/What are you called/), { target: { value: 'Elsie' } });
  cleanup();
  await waitFor(() => expect(called('keep_draft').at(-1)).toMatchObject({ key: 'interview', words: expect.stringContaining('Elsie') }));
  interviewing.forget();
  open();
  expect(((await box(/What are you called/)) as HTMLInputElement).value).toBe('Elsie');
  await fireEvent.click(screen.getByRole('button', { name: 'Begin anew' }));
  await screen.findByText('To read out');
});

test('somebody who is here already is not made again', async () => {
  open();
  await agree();
  await on(screen.getByRole('checkbox'));
  await fireEvent.input(await box(/What are you called/), { target: { value: 'Nadia' } });
  await fireEvent.click(await screen.findByRole('button', { name: 'It is Nadia, who is here already' }));
  await fireEvent.click(screen.getByRole('button', { name: 'The end' }));
  // Of somebody who is here there is nothing to keep before they said something.
  expect((screen.getByRole('button', { name: 'Keep it' }) as HTMLButtonElement).disabled).toBe(true);
  await fireEvent.click(screen.getByRole('button', { name: 'What they would teach' }));
  await fireEvent.input(await box(/show or teach/), { target: { value: 'plaits' } });
  await fireEvent.click(screen.getByRole('button', { name: 'The end' }));
  await fireEvent.click(screen.getByRole('button', { name: 'Keep it' }));
  await waitFor(() =>
    expect(called('keep_heard')).toMatchObject([{ heard: { assets: [], gifts: [{ holder: { here: 'nadia' }, what: 'plaits', would_teach: true }] } }]),
  );
});

test('somebody who is here already is still the one after the window went away, while they are here', async () => {
  const toName = async () => {
    open();
    await agree();
    await on(screen.getByRole('checkbox'));
    await fireEvent.input(await box(/What are you called/), { target: { value: 'Nadia' } });
    await fireEvent.click(await screen.findByRole('button', { name: 'It is Nadia, who is here already' }));
    cleanup();
    await waitFor(() => expect(called('keep_draft').at(-1)).toMatchObject({ words: expect.stringContaining('"person":{"id":"nadia"') }));
    interviewing.forget();
  };
  await toName();
  open();
  await screen.findByRole('heading', { name: 'A talk with Nadia' });
  await fireEvent.click(screen.getByRole('button', { name: 'It is somebody new' }));
  expect(((await box(/What are you called/)) as HTMLInputElement).value).toBe('Nadia');
  cleanup();
  await waitFor(() => expect(called('keep_draft').at(-1)).toMatchObject({ words: expect.stringContaining('"person":null') }));
  interviewing.forget();
  fake.calls.length = 0;
  await call('keep_draft', { key: 'interview', words: null });
  await toName();
  fake.state.assets.forEach((each) => each.id === 'nadia' && (each.in_bin = true));
  open();
  await box(/What are you called/);
  expect(interviewing.person).toBeNull();
});

test('a group or a place that is named is made as what it is', async () => {
  open();
  await agree();
  await on(screen.getByRole('checkbox'));
  await fireEvent.input(await box(/What are you called/), { target: { value: 'Halina' } });
  await fireEvent.click(screen.getByRole('button', { name: 'Whom they know' }));
  const [line] = await screen.findAllByRole('listitem').then((all) => all.filter((each) => within(each).queryByRole('combobox', { name: 'How they are tied' })));
  const tie = within(line as HTMLElement);
  await fireEvent.change(tie.getByRole('combobox', { name: 'How they are tied' }), { target: { value: 'helps_run>' } });
  const whom = tie.getByRole('combobox', { name: 'With whom or what' });
  await fireEvent.input(whom, { target: { value: 'Lockside Choir' } });
  await fireEvent.pointerMove(await screen.findByRole('option', { name: /New: “Lockside Choir”/ }));
  await fireEvent.keyDown(whom, { key: 'Enter' });
  const kind = async () => (await tie.findByRole('combobox', { name: 'What it is' })) as HTMLSelectElement;
  expect([(await kind()).value, [...(await kind()).options].map(({ value }) => value)]).toEqual(['association', ['association', 'exchange']]);
  await fireEvent.change(await kind(), { target: { value: 'exchange' } });
  expect(interviewing.hearing.assets.map(({ name, kind }) => [name, kind])).toEqual([['Halina', 'person'], ['Lockside Choir', 'exchange']]);
  // Where they meet is a place: nothing is asked.
  await fireEvent.change(tie.getByRole('combobox', { name: 'How they are tied' }), { target: { value: 'meets_at>' } });
  await waitFor(() => expect(tie.queryByRole('combobox', { name: 'What it is' })).toBeNull());
  expect(interviewing.hearing.assets[1]?.kind).toBe('place');
});

test('of somebody’s card it is their talk from the beginning', async () => {
  open('nadia');
  await screen.findByRole('heading', { name: 'A talk with Nadia' });
  await agree();
  cleanup();
  await waitFor(() => expect(called('keep_draft').at(-1)).toMatchObject({ key: 'interview/nadia' }));
});

test('the blank has the words to read out, every question, and room to write', () => {
  const { parts } = blankInterview('Aldermoor');
  const texts = parts.flatMap((part) => ('words' in part && part.words !== '' ? [part.words] : []));
  expect(texts[0]).toBe('A talk about gifts, Aldermoor');
  expect(parts.filter(({ is }) => is === 'quote')).toHaveLength(1);
  expect(parts.filter((part) => part.is === 'text' && part.words.endsWith('?'))).toHaveLength(7);
  expect(parts.filter(({ is }) => is === 'line').length).toBe(2 + 7 * 3);
});
