import { cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pretend, type Fake } from '../../core/fake';
import { speakTo } from '../../core/transport';
import { catalogue } from '../../state/catalogue.svelte';
import { page } from '../../state/page.svelte';
import Gathering from './Gathering.svelte';

let fake: Fake;
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 30_000 });

beforeEach(async () => {
  fake = pretend();
  speakTo(fake);
  await catalogue.opened();
  page.view = 'gathering';
  page.gathering = null;
});
afterEach(cleanup);
const saved = () => fake.calls.filter(({ name }) => name === 'save_gathering').map(({ args }) => args);

test('the name, the day and the place of a session can be put right', async () => {
  render(Gathering);
  await screen.findByText(/Old Chapel Hall$/);
  await fireEvent.click(screen.getByRole('button', { name: 'Change the name, day or place of Harvest supper at the hall' }));
  const form = screen.getByTestId('edit-session');
  await fireEvent.input(within(form).getByLabelText('What is it called?'), { target: { value: ' Harvest supper ' } });
  await fireEvent.input(within(form).getByLabelText('On which day'), { target: { value: '2026-09-21' } });
  await fireEvent.click(within(form).getByRole('button', { name: 'Take out Old Chapel Hall' }));
  const box = await within(form).findByRole('combobox', { name: 'Where' });
  await fireEvent.input(box, { target: { value: 'Mill Lane Tool' } });
  await within(form).findByRole('option');
  await fireEvent.keyDown(box, { key: 'Enter' });
  await fireEvent.submit(form);
  await waitFor(() => expect(saved()).toEqual([{ id: 's-supper', gathering: { name: 'Harvest supper', on: '2026-09-21', at: 'tools', note: null } }]));
  await screen.findByText(/Mill Lane Tool Library$/);
  await waitFor(() => expect(screen.queryByTestId('edit-session')).toBeNull());
});

test('a place that lies in the bin stays, and Esc changes nothing', async () => {
  fake.state.assets.forEach((each) => each.id === 'hall' && (each.in_bin = true));
  render(Gathering);
  const change = () => screen.findByRole('button', { name: 'Change the name, day or place of Harvest supper at the hall' });
  await fireEvent.click(await change());
  await fireEvent.keyDown(screen.getByTestId('edit-session'), { key: 'Escape' });
  await fireEvent.click(await change());
  await fireEvent.submit(screen.getByTestId('edit-session'));
  await waitFor(() => expect(saved()).toMatchObject([{ gathering: { name: 'Harvest supper at the hall', at: 'hall' } }]));
});
