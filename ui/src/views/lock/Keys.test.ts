import { cleanup, configure, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pretend, type Fake } from '../../core/fake';
import { speakTo } from '../../core/transport';
import { catalogue } from '../../state/catalogue.svelte';
import Keys from './Keys.svelte';

let fake: Fake;
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 30_000 });

beforeEach(async () => {
  fake = pretend();
  speakTo(fake);
  await catalogue.opened();
});
afterEach(cleanup);

test('backups that open as before are named until somebody has read it', async () => {
  const path = '/media/m/BLUE/a copy.hereabouts';
  fake.shell.change_passphrase = () => ({ backups: [path], remembered: false });
  render(Keys);
  await fireEvent.click(await screen.findByRole('button', { name: 'Give it a passphrase' }));
  for (const name of ['New passphrase', 'The same once more'])
    await fireEvent.input(screen.getByLabelText(new RegExp(`^${name}`)), { target: { value: 'a lane in May, seven oaks' } });
  await fireEvent.click(screen.getByRole('button', { name: 'Give it this passphrase' }));
  const told = await screen.findByTestId('backups-left');
  expect(told.textContent).toContain('1 backup could not be reached');
  expect(told.textContent).toContain(path);
});
