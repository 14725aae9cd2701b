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
