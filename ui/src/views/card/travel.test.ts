import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pretend, type Fake } from '../../core/fake';
import { travelling } from '../../core/fake-travel';
import { speakTo } from '../../core/transport';
import { catalogue } from '../../state/catalogue.svelte';
import { filter } from '../../state/filter.svelte';
import { messages } from '../../state/messages.svelte';
import { page } from '../../state/page.svelte';
import { selection } from '../../state/selection.svelte';
import CardPane from './CardPane.svelte';

vi.setConfig({ testTimeout: 30_000 });

let fake: Fake;
beforeEach(async () => {
  fake = pretend();
  speakTo(fake);
  await catalogue.opened();
  filter.clear();
  messages.list = [];
  Object.assign(page, { view: 'list', adding: null, editing: null, side: 'card' });
});
afterEach(() => {
  cleanup();
  selection.clear();
  catalogue.closed();
});

async function inCopy(fields: string[] | null) {
  await travelling(fake, fields);
  await catalogue.refresh();
}
/** What can be typed or chosen in the form of the card, by the names of the fields. */
async function form(id: string): Promise<string[]> {
  selection.choose(id);
  render(CardPane);
  await fireEvent.click(await screen.findByRole('button', { name: 'Edit' }));
  const more = screen.queryByRole('button', { name: 'More to say' });
  if (more) await fireEvent.click(more);
  return [...screen.getByTestId('editing').querySelectorAll('[name]')].map((each) => each.getAttribute('name') ?? '');
}

test('the form has the fields of a travel copy and no others', async () => {
  await inCopy(['summary', 'times', 'who_leads']);
  const names = await form('walkers');
  expect(names).toEqual(expect.arrayContaining(['name', 'summary', 'times', 'who_leads']));
  for (const field of ['note', 'status', 'place', 'spot', 'cost', 'story', 'meets_as', 'is_connector', 'steward', 'review_months'])
    expect(names).not.toContain(field);
  for (const name of ['Add a tag', 'More to say']) expect(screen.queryByRole('button', { name })).toBeNull();
  expect(screen.queryByTestId('own-fields-form')).toBeNull();
});

test('where it was made for the team, or at home, it has them all', async () => {
  await inCopy(null);
  const names = await form('walkers');
  for (const field of ['note', 'status', 'place', 'cost', 'who_leads', 'is_connector', 'steward', 'review_months'])
    expect(names).toContain(field);
  expect(screen.getByRole('button', { name: 'Add a tag' })).toBeTruthy();
  expect(screen.getByTestId('own-fields-form')).toBeTruthy();
});

test.each<[string, string[] | null, boolean]>([
  ['at home', null, true],
  ['in a copy for a partner', ['summary'], false],
])('%s the card offers to change what is there', async (_, fields, all) => {
  if (fields) await inCopy(fields);
  selection.choose('polish');
  render(CardPane);
  await screen.findByRole('button', { name: 'Edit' });
  for (const name of ['Put on the map', 'Add a tag', /Change who may$/])
    expect(screen.queryByRole('button', { name }) !== null).toBe(all);
});

test('who beyond the team may know what is kept at home', async () => {
  selection.choose('idris');
  render(CardPane);
  await screen.findByTestId('shared');
  cleanup();
  await inCopy(null);
  render(CardPane);
  await screen.findByRole('heading', { name: 'Idris' });
  // It would be asked for as soon as the card is there.
  await new Promise((done) => setTimeout(done, 20));
  expect(screen.queryByTestId('shared')).toBeNull();
});

test('who adds something is asked only for what a copy has', async () => {
  await inCopy(['summary']);
  page.adding = { at: [-2.02, 53.47] };
  render(CardPane);
  const box = await screen.findByLabelText('Name');
  expect(screen.getByTestId('new-asset').querySelector('[name=summary]')).toBeTruthy();
  expect(screen.getByTestId('new-asset').querySelector('[name=address]')).toBeNull();
  await fireEvent.input(box, { target: { value: 'Weir swing' } });
  await fireEvent.submit(screen.getByTestId('new-asset'));
  await waitFor(() => expect(fake.calls.find(({ name }) => name === 'create_asset')?.args.fields).toEqual({}));
});
