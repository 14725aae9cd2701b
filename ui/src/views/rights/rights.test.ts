import { cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pretend, type Fake } from '../../core/fake';
import { speakTo } from '../../core/transport';
import { showRights } from '../../operations/rights';
import { catalogue } from '../../state/catalogue.svelte';
import { page } from '../../state/page.svelte';
import { selection } from '../../state/selection.svelte';
import Permissions from '../consent/Permissions.svelte';
import Notes from '../frame/Notes.svelte';
import Rights from './Rights.svelte';

let fake: Fake;
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 30_000 });

const nadia = () => fake.state.assets.find(({ id }) => id === 'nadia')?.asset;
const called = (name: string) => fake.calls.filter((each) => each.name === name).map(({ args }) => args);

beforeEach(async () => {
  fake = pretend();
  speakTo(fake);
  const asset = nadia();
  const other = fake.state.assets.find(({ id, asset }) => id !== 'nadia' && asset.kind === 'person')?.asset;
  if (asset && other) asset.note = `Met with ${other.name}.`;
  await catalogue.opened();
  page.view = 'list';
  selection.choose('nadia');
  await showRights.run();
});
afterEach(cleanup);

test('what somebody asked for is work until it is done', async () => {
  expect(page.view).toBe('rights');
  render(Rights);
  await fireEvent.click(await screen.findByRole('button', { name: 'Write down that they asked' }));
  await fireEvent.click(screen.getByRole('button', { name: 'Write it down' }));
  await screen.findByText('28 days left');
  expect(called('ask_right')).toMatchObject([{ person: 'nadia', right: 'access', note: null }]);
  cleanup();
  render(Permissions);
  const work = await screen.findByTestId('requests');
  await fireEvent.click(within(work).getByRole('button', { name: /asked to see what we hold$/ }));
  expect(page.view).toBe('rights');
  cleanup();
  render(Rights);
  await fireEvent.click(await screen.findByRole('button', { name: 'It is done: To see what we hold' }));
  await screen.findByText(/^Done on /);
});

test('the copy is looked at, passage by passage, before it can be saved', async () => {
  fake.shell.choose_file = () => ['/home/maryam/nadia.html'];
  render(Rights);
  await fireEvent.click(await screen.findByRole('button', { name: 'Look at the copy' }));
  const save = await screen.findByRole('button', { name: 'Save the copy' });
  expect((save as HTMLButtonElement).disabled).toBe(true);
  screen.getByText('1 passage blacked out, 0 lines left out');
  const [passage] = screen.getAllByRole('button', { pressed: true });
  if (passage) await fireEvent.click(passage);
  await screen.findByText('0 passages blacked out, 0 lines left out');
  await fireEvent.input(screen.getByRole('textbox', { name: /Black this out as well/ }), { target: { value: 'Met' } });
  await fireEvent.click(screen.getByRole('button', { name: 'Black out' }));
  await screen.findByText('1 passage blacked out, 0 lines left out');
  await fireEvent.click(screen.getByRole('checkbox', { name: 'Leaves: note' }));
  await screen.findByText('0 passages blacked out, 1 line left out');
  await fireEvent.click(screen.getByRole('checkbox', { name: 'I have looked at all of this.' }));
  await fireEvent.click(save);
  await screen.findByRole('heading', { name: 'The copy is saved' });
  expect(called('save_access')).toMatchObject([
    { person: 'nadia', path: '/home/maryam/nadia.html', choices: { also: ['Met'], left_out: { 'record/own/note': true }, passages: [{ black: false }] } },
  ]);
  await fireEvent.click(screen.getByRole('button', { name: 'Done' }));
  await screen.findByRole('heading', { name: /^Rights of / });
});

test('not used with a reason, used again with a reason', async () => {
  render(Rights);
  const do_ = await screen.findByRole('button', { name: 'Do not use it for now' });
  expect((do_ as HTMLButtonElement).disabled).toBe(true);
  await fireEvent.input(screen.getByRole('textbox', { name: 'Why, in a few words' }), { target: { value: 'In question' } });
  await fireEvent.click(do_);
  await screen.findByText(/^Kept but not used since .*: In question$/);
  await fireEvent.input(screen.getByRole('textbox', { name: 'Why it may be used again' }), { target: { value: 'It was right' } });
  await fireEvent.click(screen.getByRole('button', { name: 'Use it again' }));
  await screen.findByText('Used again, because: It was right');
  expect(nadia()?.restricted).toBe(false);
});

test('something is put right, and only something else', async () => {
  render(Rights);
  await fireEvent.click(await screen.findByRole('button', { name: 'Put something right' }));
  const save = screen.getByRole('button', { name: 'Put it right' });
  expect((save as HTMLButtonElement).disabled).toBe(true);
  await fireEvent.input(screen.getByRole('textbox', { name: 'What is right' }), { target: { value: 'Nadia Bakes' } });
  await fireEvent.click(save);
  await waitFor(() => expect(nadia()?.name).toBe('Nadia Bakes'));
  await screen.findByText(/put right: name/i);
});

test('what has come to its last day is told at opening, and kept longer or erased', async () => {
  const asset = nadia();
  if (asset) asset.ends_on = '2026-01-31';
  await catalogue.opened();
  await waitFor(() => expect(catalogue.endings).toBe(1));
  render(Notes);
  await fireEvent.click(await screen.findByRole('button', { name: 'Look' }));
  expect(page.view).toBe('permissions');
  cleanup();
  render(Permissions);
  const longer = await screen.findByLabelText(/^Keep Nadia.* until$/);
  screen.getByText(/^until 31 January 2026; erased by itself the second day this is opened$/);
  await fireEvent.change(longer, { target: { value: '2099-01-31' } });
  await waitFor(() => expect(screen.queryByTestId('endings')).toBe(null));
  expect(nadia()?.ends_on).toBe('2099-01-31');
  expect(catalogue.endings).toBe(0);
});

test('why nothing goes by itself is said plainly', async () => {
  const asset = nadia();
  if (asset) asset.ends_on = '2026-01-31';
  const ended = [{ id: 'nadia', name: 'Nadia', kind: 'person', ends_on: '2026-01-31', days_left: 0 }];
  const shown = async (by: string) => {
    fake.also({ endings: () => ({ ended, held_back: { by, newest: '2026-02-03T10:00:00' } }) } as never);
    cleanup();
    render(Permissions);
    return (await screen.findByTestId('endings')).textContent;
  };
  const idle = await shown('nothing_written');
  expect(idle).toContain('Nothing was written here since 3 February 2026, so nothing is erased by itself yet. Once somebody has worked here today, it goes on.');
  expect(idle).toContain('until 31 January 2026; erased by itself once somebody has worked here today');
  const behind = await shown('clock_behind');
  expect(behind).toContain('Something was written here on 3 February 2026, and by the clock of this laptop that is still to come.');
  expect(behind).not.toContain('erased by itself once');
});
