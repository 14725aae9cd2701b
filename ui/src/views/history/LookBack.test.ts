import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pretend, type Fake } from '../../core/fake';
import { speakTo } from '../../core/transport';
import { print } from '../../operations/print';
import { isOffered, whyNot } from '../../operations/operation';
import { newAsset } from '../../operations/new-asset';
import { share } from '../../operations/share';
import { catalogue } from '../../state/catalogue.svelte';
import { messages } from '../../state/messages.svelte';
import { start } from '../../state/opening.svelte';
import { page } from '../../state/page.svelte';
import { language } from '../../text/language.svelte';
import Bar from '../frame/Bar.svelte';
import Notes from '../frame/Notes.svelte';
import History from './History.svelte';

let fake: Fake;
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 30_000 });

const asked = vi.fn<(day: unknown) => unknown>();
const box = () => screen.getByLabelText<HTMLInputElement>('See the catalogue as it was on');
const button = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Show that day' });
const choose = (day: string) => fireEvent.input(box(), { target: { value: day } });

beforeEach(() => {
  fake = pretend();
  asked.mockReset();
  asked.mockReturnValue(null);
  fake.shell.open_as_it_was = ({ day }) => asked(day);
  speakTo(fake);
  messages.list = [];
});
afterEach(async () => {
  cleanup();
  await language.choose('en');
});

/** The window that shows a day: it has no file. */
async function onThatDay() {
  const info = (await fake.invoke('call', { name: 'info', args: {}, request: null })) as object;
  fake.also({ info: () => ({ ...info, path: null, read_only: 'this is how it was on 3 May 2026', as_it_was: '2026-05-03' }) });
  fake.shell.start_info = () => ({ version: '1', open: null, as_it_was: '2026-05-03', locked: null, named: null, recent: [] });
  page.view = 'start';
  await start();
}

test('a day is asked for and shown in a window of its own', async () => {
  await catalogue.opened();
  render(History);
  await screen.findByText('10 steps');
  expect(button().disabled).toBe(true);
  await choose('2026-05-03');
  await fireEvent.click(button());
  await waitFor(() => expect(asked.mock.calls).toEqual([['2026-05-03']]));
  await waitFor(() => expect(button().disabled).toBe(false));
  expect(screen.queryByRole('alert')).toBe(null);
});

test('why a day cannot be shown is said below it, in the language of the window', async () => {
  await catalogue.opened();
  asked.mockImplementation(() => {
    throw { code: null, message: 'Nothing was written here yet on 3 May 2024. The first day is 7 August 2025.' };
  });
  render(History);
  await choose('2024-05-03');
  await fireEvent.click(button());
  expect((await screen.findByRole('alert')).textContent).toContain('Nothing was written here yet on 3 May 2024.');
  await language.choose('pl');
  expect(screen.getByRole('alert').textContent).toBe('3 maja 2024 nic tu jeszcze nie zapisano. Pierwszy dzień to 7 sierpnia 2025.');
  await language.choose('en');
  // Another day is another question.
  await choose('2025-05-03');
  expect(screen.queryByRole('alert')).toBe(null);
});

test('the window of a day says so all the time, closes, and neither changes nor shares anything', async () => {
  await onThatDay();
  expect([page.view, catalogue.asItWas]).toEqual(['map', '2026-05-03']);
  expect(messages.list).toEqual([]);
  // Nobody looks there for what has come to its last day.
  expect(fake.calls.map(({ name }) => name)).not.toContain('opened');
  render(Notes);
  const note = await screen.findByTestId('as-it-was');
  expect(note.textContent).toContain('This is how Aldermoor was on 3 May 2026. You can read it, not change it and not share it.');
  expect(note.textContent).toContain('Photos are not shown.');
  expect(screen.queryByText(/this is how it was/)).toBe(null);
  const closed = vi.fn(() => null);
  fake.shell.close_file = closed;
  await fireEvent.click(screen.getByRole('button', { name: 'Close this window' }));
  await waitFor(() => expect(closed).toHaveBeenCalled());
});

test('its bar tells the day instead of what was saved, and offers neither sharing nor printing', async () => {
  await onThatDay();
  render(Bar);
  expect(screen.getByTestId('saved').textContent).toContain('As it was on 3 May 2026');
  for (const name of ['Share', 'Bring in']) expect(screen.getByRole<HTMLButtonElement>('button', { name }).disabled).toBe(true);
  expect([share, print].map(whyNot)).toEqual(['how it was is not shared', 'how it was is not shared']);
  expect(isOffered(newAsset) && whyNot(newAsset)).toBe('this catalogue can only be read');
  cleanup();
  render(History);
  await screen.findByText('10 steps');
  expect(screen.queryByTestId('look-back')).toBe(null);
});

test('the catalogue as it is now is shared as before', async () => {
  await catalogue.opened();
  expect([share, print].map(whyNot)).toEqual([null, null]);
  render(Bar);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Share' }).disabled).toBe(false);
  expect(fake.calls.map(({ name }) => name)).toContain('opened');
});
