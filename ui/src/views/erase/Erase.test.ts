import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pretend, type Fake } from '../../core/fake';
import { travelling } from '../../core/fake-travel';
import { speakTo } from '../../core/transport';
import { eraseForGood } from '../../operations/erase';
import { catalogue } from '../../state/catalogue.svelte';
import { page } from '../../state/page.svelte';
import { selection } from '../../state/selection.svelte';
import Erase from './Erase.svelte';

let fake: Fake;
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 30_000 });

beforeEach(async () => {
  fake = pretend();
  speakTo(fake);
  await catalogue.opened();
  page.view = 'list';
  selection.choose('nadia');
  const [nadia] = fake.state.assets.filter(({ id }) => id === 'nadia');
  const [other] = fake.state.assets.filter(({ id }) => id !== 'nadia');
  if (other) other.asset.note = `ask ${nadia?.asset.name}`;
  await eraseForGood.run();
});
afterEach(cleanup);
const erased = () => fake.calls.filter(({ name }) => name === 'erase').map(({ args }) => args);

test('shows what goes, and nothing goes before somebody says that they have looked', async () => {
  expect(page.view).toBe('erase');
  render(Erase);
  const run = await screen.findByRole('button', { name: /^Erase / });
  expect((run as HTMLButtonElement).disabled).toBe(true);
  expect(screen.getByText('3 entries of the history')).toBeTruthy();
  await fireEvent.click(screen.getByRole('checkbox', { name: /I have looked/ }));
  await fireEvent.click(run);
  await screen.findByRole('heading', { name: 'Erased' });
  expect(erased()).toMatchObject([{ id: 'nadia', ticked: [{ unit: 'note' }] }]);
  expect(selection.id).toBe(null);
  await fireEvent.click(screen.getByRole('button', { name: 'Done' }));
  expect(page.view).toBe('list');
});

test('a conversation about them can be ticked as a whole, and is not by itself', async () => {
  render(Erase);
  const box = await screen.findByRole('checkbox', { name: /^Blank the whole conversation: Nadia would love/ });
  expect((box as HTMLInputElement).checked).toBe(false);
  await fireEvent.click(box);
  await fireEvent.click(screen.getByRole('checkbox', { name: /I have looked/ }));
  await fireEvent.click(screen.getByRole('button', { name: /^Erase / }));
  await screen.findByRole('heading', { name: 'Erased' });
  expect(erased()).toMatchObject([{ ticked: [{ unit: 'note' }, { record: 'talk-bread', unit: 'words', term: '' }] }]);
  expect(fake.state.conversations.find(({ id }) => id === 'talk-bread')?.is.words).toMatch(/^▒+$/);
});

test('in a travel copy it says what goes where, or why it is erased at home', async () => {
  await travelling(fake);
  await catalogue.refresh();
  render(Erase);
  expect(await screen.findByText(/^This was made in this copy\./)).toBeTruthy();
  cleanup();
  const message = 'It was here when this copy was made, so it is erased in the catalogue that the copy was made from: erased here alone, it would stay there. Delete it here, and ask whoever made the copy to erase it.';
  fake.also({ plan_erasure: () => { throw { code: null, message }; } });
  render(Erase);
  const refused = (await screen.findByRole('alert')).textContent;
  expect(refused).toContain(message);
  expect(refused).not.toContain('This cannot be shown');
  expect(screen.queryByRole('checkbox', { name: /I have looked/ })).toBeNull();
});

test('a passage that is not ticked stays', async () => {
  render(Erase);
  const [box] = await screen.findAllByRole('checkbox', { name: /^Blank / });
  await waitFor(() => expect((box as HTMLInputElement).checked).toBe(true));
  if (box) await fireEvent.click(box);
  await fireEvent.click(screen.getByRole('checkbox', { name: /I have looked/ }));
  await fireEvent.click(screen.getByRole('button', { name: /^Erase / }));
  await screen.findByRole('heading', { name: 'Erased' });
  expect(erased()).toMatchObject([{ ticked: [] }]);
});
