import { cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { InboxItem } from '../../core/bindings';
import { pretend, type Fake } from '../../core/fake';
import { speakTo } from '../../core/transport';
import { catalogue } from '../../state/catalogue.svelte';
import Inbox from './Inbox.svelte';

let fake: Fake;
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 30_000 });
const settled = () => fake.calls.filter(({ name }) => name === 'settle_inbox').map(({ args }) => args);
const waits = (more: object): InboxItem =>
  ({ reason: 'perhaps', words: null, title: null, draft: {}, cells: {}, reach: [], offering: null, checked: null, raw_geometry: null, about: null, tie: null, source: null, source_row: null, ...more }) as InboxItem;

async function open(item: InboxItem, label: RegExp) {
  fake.state.inbox = [{ id: 'it', is: item }];
  await catalogue.opened();
  render(Inbox);
  return within(await screen.findByRole('listitem', { name: label }));
}
beforeEach(() => {
  fake = pretend();
  speakTo(fake);
});
afterEach(cleanup);

test('what a tie named is told more of as what it is, and not made again', async () => {
  const item = await open(waits({ reason: 'stub', title: 'Idris', about: 'idris' }), /^In the Inbox: Idris/);
  await waitFor(() => expect((item.getByRole('combobox', { name: 'What is it?' }) as HTMLSelectElement).value).toBe('person'));
  await fireEvent.input(item.getByRole('textbox', { name: 'Name' }), { target: { value: 'Idris Pugh' } });
  await fireEvent.click(item.getByRole('button', { name: 'Keep it like this' }));
  await waitFor(() => expect(settled()).toEqual([{ id: 'it', decision: { how: 'make', fields: { name: 'Idris Pugh', kind: 'person' } } }]));
});

test('the end of a tie is one that is here, by its name', async () => {
  const tie = { from: { named: 'Chapel singers' }, type: 'meets_at', to: { here: 'hall' } };
  const item = await open(waits({ title: 'Chapel singers', tie }), /Chapel singers/);
  await item.findByText('“Chapel singers” meets at Old Chapel Hall');
  const box = item.getByRole('combobox', { name: 'It is one that is here: its name' });
  await fireEvent.input(box, { target: { value: 'Walkers' } });
  await item.findByRole('option', { name: 'Wednesday Walkers' });
  await fireEvent.keyDown(box, { key: 'Enter' });
  await waitFor(() => expect(settled()).toEqual([{ id: 'it', decision: { how: 'take_over', asset: 'walkers' } }]));
});

test('of two that may be one either stays, or both do', async () => {
  const tie = { from: { here: 'tools' }, type: 'same_as', to: { here: 'repair' } };
  const item = await open(waits({ tie }), /Mill Lane Tool Library and Repair Café/);
  item.getByRole('button', { name: 'They are one, and it is called Mill Lane Tool Library' });
  item.getByRole('button', { name: 'They are one, and it is called Repair Café' });
  await fireEvent.click(item.getByRole('button', { name: 'They are two' }));
  await waitFor(() => expect(settled()).toEqual([{ id: 'it', decision: { how: 'make', fields: {} } }]));
});
