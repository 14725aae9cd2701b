// This laptop's own file in the folder that was chosen before.
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { pretend, type Fake } from '../../core/fake';
import { speakTo } from '../../core/transport';
import { catalogue } from '../../state/catalogue.svelte';
import { folder } from '../../state/folder.svelte';
import Folder from './Folder.svelte';

const BEFORE = '/home/maryam/Shared';
let fake: Fake;
configure({ asyncUtilTimeout: 10_000, defaultHidden: true });
vi.setConfig({ testTimeout: 30_000 });

beforeEach(async () => {
  fake = pretend();
  speakTo(fake);
  await catalogue.opened();
  folder.forget();
});
afterEach(cleanup);

const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));
const note = () => screen.queryByTestId('former')?.textContent ?? null;

async function watching() {
  render(Folder);
  await choose('Choose the folder', BEFORE);
}
async function choose(button: string, path: string) {
  fake.shell.choose_file = () => [path];
  await press(button);
  await screen.findByText(path);
}

it('goes from there when no folder is wanted any more', async () => {
  await watching();
  expect(note()).toBeNull();
  await press('Leave mine there now');
  await screen.findByText(/^Left there:/);
  await press('Stop looking into it');
  await waitFor(() => expect(note()).toContain('Your own file was taken away from the earlier folder.'));
  expect(note()).toContain(BEFORE);
  await choose('Choose the folder', '/media/stick');
  expect(note()).toBeNull();
});

it.each([
  ['still_there', 'Your own file still lies in the earlier folder. It could not be taken away'],
  ['holds_more', 'Your own file still lies in the earlier folder, because it holds more than is here'],
])('where it lies there still, that is said plainly: %s', async (became, expected) => {
  await watching();
  const done = { changed: {}, saved_at: '2025-05-03T14:02:00', version: 2 };
  fake.also({ watch_folder: () => ({ value: { folder: BEFORE, became }, ...done }) });
  fake.shell.choose_file = () => ['/media/stick'];
  await press('Choose another folder');
  await waitFor(() => expect(note()).toContain(expected));
  expect(note()).toContain(BEFORE);
  await press('Look into it again');
  await waitFor(() => expect(note()).toBeNull());
});
