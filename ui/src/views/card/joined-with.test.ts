import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JoinedHere } from '../../core/bindings';
import { pretend, type Fake } from '../../core/fake';
import { joinedOf, twins } from '../../core/fake-duplicates';
import { speakTo } from '../../core/transport';
import { catalogue } from '../../state/catalogue.svelte';
import { messages } from '../../state/messages.svelte';
import JoinedWith from './JoinedWith.svelte';

let fake: Fake;
configure({ asyncUtilTimeout: 10_000 });
const assetOf = (id: string) => fake.state.assets.find((each) => each.id === id)?.asset;
const said = () => messages.list.map(({ words }) => words);

beforeEach(async () => {
  fake = pretend();
  twins(fake.state);
  speakTo(fake);
  await catalogue.opened();
  await catalogue.mutate('join_duplicates', { keep: 'library', gone: 'library-2', take: ['times'] });
  messages.list = [];
});
afterEach(cleanup);

test('what was joined is taken apart again, and both are as they were', async () => {
  expect([assetOf('library')?.times, assetOf('library-2')]).toEqual(['Monday to Saturday, 9 to 5', undefined]);
  render(JoinedWith, { joined: joinedOf(fake.state, 'library'), mayEdit: true });
  screen.getByText(/^Joined with Aldermoor Public Library on \d+ \p{L}+ \d{4} by Maryam\.$/u);
  await fireEvent.click(screen.getByRole('button', { name: 'Take apart again: Aldermoor Public Library' }));
  await waitFor(() => expect(said()).toEqual(['Aldermoor Public Library stands by itself again.']));
  expect(messages.list[0]?.action?.words).toBe('Undo');
  expect([assetOf('library')?.times, assetOf('library-2')?.times]).toEqual([null, 'Monday to Saturday, 9 to 5']);
  expect(joinedOf(fake.state, 'library')).toEqual([]);
});

test('what somebody changed since stays, and that is said', async () => {
  const undone = { label: { action: 'unjoin' }, name: null, kept: 2, steps: 1, let_out: [], stayed: [] };
  fake.also({ unjoin: () => ({ value: undone, changed: {}, saved_at: '', version: 9 }) });
  render(JoinedWith, { joined: joinedOf(fake.state, 'library'), mayEdit: true });
  await fireEvent.click(screen.getByRole('button', { name: /^Take apart again/ }));
  await waitFor(() => expect(said()).toEqual(['Aldermoor Public Library stands by itself again. 2 fields were left alone, because somebody changed them since.']));
});

test('where each half came from is told', async () => {
  const check = (source: string | null, source_type: JoinedHere['source_type'], expected: string | null) => {
    const [joined] = joinedOf(fake.state, 'library');
    render(JoinedWith, { joined: joined ? [{ ...joined, source, source_type }] : [], mayEdit: false });
    const told = screen.queryByText(/^Where it came from/);
    expect(told?.textContent ?? null).toBe(expected);
    cleanup();
  };
  check(null, null, null);
  check(null, 'worker', 'Where it came from: Somebody in the team.');
  check('Venues', 'import', 'Where it came from: “Venues”.');
  check('Venues', 'resident', 'Where it came from: “Venues”, Somebody who lives here.');
  await catalogue.mutate('join_duplicates', { keep: 'repair', gone: 'repair-2', take: [] });
  render(JoinedWith, { joined: joinedOf(fake.state, 'repair'), mayEdit: false });
  screen.getByText('Where it came from: “Community venues, spring”.');
});

test('who can only read is told, and offered nothing', () => {
  const [joined] = joinedOf(fake.state, 'library');
  render(JoinedWith, { joined: joined ? [{ ...joined, hand: { ...joined.hand, person: null } }] : [], mayEdit: false });
  screen.getByText(/by somebody in the team\.$/);
  expect(screen.queryByRole('button')).toBeNull();
});
