import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { call } from '../../core/call';
import { pretend, type Fake } from '../../core/fake';
import { speakTo } from '../../core/transport';
import { catalogue } from '../../state/catalogue.svelte';
import { messages } from '../../state/messages.svelte';
import TieTypes from './TieTypes.svelte';

let fake: Fake;
beforeEach(async () => {
  fake = pretend();
  speakTo(fake);
  await catalogue.opened();
  messages.list = [];
});
afterEach(cleanup);
const row = (key: string) => document.querySelector<HTMLElement>(`[data-type=${key}]`);
const sent = (command: string) => fake.calls.filter(({ name }) => name === command).map(({ args }) => args);
const type = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });

test('each tie stands in both wordings; one is reworded, translated and given its usual ends in one step', async () => {
  render(TieTypes);
  await fireEvent.click(await screen.findByRole('button', { name: 'Change the tie “helps run”' }));
  expect(row('meets_at')?.textContent).toMatch(/meets at.*hosts/);
  await type('Said of the first', 'helps out at');
  await fireEvent.click(screen.getByRole('button', { name: 'Add a language' }));
  await fireEvent.change(screen.getByLabelText('Language'), { target: { value: 'pl' } });
  await type('Said of the first, in Polish', 'pomaga w');
  await fireEvent.click(screen.getByRole('button', { name: 'Keep it' }));
  expect(screen.getByRole('alert').textContent).toContain('Write it both ways');
  await type('Said of the second, in Polish', 'ma pomoc od');
  await fireEvent.click(screen.getByRole('button', { name: 'Keep it' }));
  await waitFor(() => expect(row('helps_run')?.textContent).toContain('helps out at'));
  expect(sent('save_relationship_type')).toEqual([
    { key: 'helps_run', is: expect.objectContaining({ wording: 'helps out at', inverse: 'is run with the help of', from_kinds: ['person'], words: { pl: { wording: 'pomaga w', inverse: 'ma pomoc od' } } }) },
  ]);
  await waitFor(() => expect(messages.list[0]?.words).toBe('The tie “helps out at” was changed'));
});

test('one is put away, is offered no more but still there, and is brought back', async () => {
  render(TieTypes);
  await fireEvent.click(await screen.findByRole('button', { name: 'Put away the tie “led to”' }));
  await waitFor(() => expect(row('led_to')).toBeNull());
  expect((await call('relationship_types', {})).find(({ key }) => key === 'led_to')).toMatchObject({ wording: 'led to', retired: true });
  await fireEvent.click(screen.getByRole('button', { name: 'Change the tie “meets at”' }));
  const offered = within(await screen.findByLabelText('Which says the same?')).getAllByRole('option').map((option) => option.textContent);
  expect([offered.some((each) => each.includes('part of')), offered.some((each) => each.includes('led to'))]).toEqual([true, false]);
  await fireEvent.click(await screen.findByRole('button', { name: 'Bring back the tie “led to”' }));
  await waitFor(() => expect(row('led_to')).toBeTruthy());
});

test('what making two into one will do is said before it is done', async () => {
  render(TieTypes);
  await fireEvent.click(await screen.findByRole('button', { name: 'Change the tie “looks after”' }));
  expect(screen.queryByRole('button', { name: 'Make them one' })).toBeNull();
  await fireEvent.change(await screen.findByLabelText('Which says the same?'), { target: { value: 'helps_run' } });
  expect(await screen.findByText('1 tie that says “looks after” will say “helps run” instead. Undo brings it back.')).toBeTruthy();
  await fireEvent.click(screen.getByRole('button', { name: 'Make them one' }));
  expect(await screen.findByText('“looks after” reads “helps run” now')).toBeTruthy();
  expect(sent('merge_relationship_types')).toEqual([{ key: 'looks_after', into: 'helps_run' }]);
});
