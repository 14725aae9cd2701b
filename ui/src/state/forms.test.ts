import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pretend, type Fake } from '../core/fake';
import { speakTo } from '../core/transport';
import { redo, undo } from '../operations/undo';
import CardPane from '../views/card/CardPane.svelte';
import { catalogue } from './catalogue.svelte';
import { forms } from './forms.svelte';
import { page } from './page.svelte';
import { selection } from './selection.svelte';

let fake: Fake;
beforeEach(async () => {
  fake = pretend();
  speakTo(fake);
  await catalogue.opened();
  forms.forget();
  Object.assign(page, { view: 'list', adding: null, editing: null });
  selection.choose('tools');
});
afterEach(() => {
  cleanup();
  selection.clear();
});
const type = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });
const value = (label: string) => (screen.getByLabelText(label) as HTMLInputElement).value;
const ready = () => expect.poll(() => catalogue.undoList.undo.length).toBeGreaterThan(0);

test('an asset that was added and taken back stands in its form again, and goes when it is done again', async () => {
  page.add();
  render(CardPane);
  await type('Name', 'Weir bench');
  await type('What does it offer?', 'A view');
  await fireEvent.click(screen.getByRole('button', { name: 'Add it' }));
  await waitFor(() => expect(page.adding).toBeNull());
  await ready();
  await undo.run();
  await waitFor(() => expect([value('Name'), value('What does it offer?')]).toEqual(['Weir bench', 'A view']));
  // Whoever takes back more by key must not be typing suddenly.
  expect(document.activeElement?.tagName).not.toBe('INPUT');
  await expect.poll(() => catalogue.undoList.redo.length).toBe(1);
  await redo.run();
  await waitFor(() => expect(page.adding).toBeNull());
});

test('a way to reach somebody that was taken back stands in its form again', async () => {
  render(CardPane);
  await fireEvent.click(await screen.findByRole('button', { name: /Add a way to reach/ }));
  await type('Phone number', '0161 496 0000');
  await fireEvent.click(screen.getByRole('button', { name: 'Keep it' }));
  await ready();
  await waitFor(() => expect(screen.queryByLabelText('Phone number')).toBeNull());
  await undo.run();
  await waitFor(() => expect(value('Phone number')).toBe('0161 496 0000'));
});

test('a step that no form made opens none', async () => {
  render(CardPane);
  await catalogue.mutate('jot', { text: 'a bench' });
  await ready();
  await undo.run();
  expect([forms.again, page.adding]).toEqual([null, null]);
});

test('a way to reach somebody that was half changed when it was locked stands in its line again', async () => {
  render(CardPane);
  await fireEvent.click(await screen.findByRole('button', { name: 'Edit Ask at the hall desk' }));
  expect(forms.draft()).toBeNull();
  await type('Phone number', '01632 960 0');
  const draft = forms.draft();
  expect(draft).toMatchObject({ form: 'contact', on: 'tools', line: expect.any(String), typed: { value: '01632 960 0' } });
  cleanup();
  expect(forms.draft()).toBeNull();
  if (draft) forms.restore(draft);
  render(CardPane);
  await waitFor(() => expect(value('Phone number')).toBe('01632 960 0'));
  // Locked once more, it is still there; and there is one form, not another for something new.
  expect(forms.draft()).toEqual(draft);
  await type('Phone number', '01632 960 077');
  await fireEvent.click(screen.getByRole('button', { name: 'Keep it' }));
  await waitFor(() => expect(screen.queryByLabelText('Phone number')).toBeNull());
  expect(fake.state.contacts.map(({ contact }) => contact.value)).toContain('01632 960 077');
  expect(fake.calls.some(({ name }) => name === 'add_contact')).toBe(false);
});

test('so does an activity that was half changed', async () => {
  const card = (await fake.invoke('call', { name: 'show_asset', args: { id: 'tools' } })) as object;
  const activity = { host: 'tools', name: 'Open bench', at: null, schedule: null, cost: null, access: null, first_time: null, note: null };
  fake.also({ show_asset: () => ({ ...card, activities: [{ id: 'bench', activity, host_name: 'Tools', at_name: null, rule: null, next: [] }] }) });
  render(CardPane);
  await fireEvent.click(await screen.findByRole('button', { name: 'Edit Open bench' }));
  expect(forms.draft()).toBeNull();
  await type('What it costs', 'two pounds');
  const draft = forms.draft();
  expect(draft).toMatchObject({ form: 'activity', on: 'tools', line: 'bench' });
  cleanup();
  if (draft) forms.restore(draft);
  render(CardPane);
  await waitFor(() => expect(value('What it costs')).toBe('two pounds'));
});
