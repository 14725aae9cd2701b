import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pretend, type Fake } from '../../core/fake';
import { speakTo } from '../../core/transport';
import { catalogue } from '../../state/catalogue.svelte';
import { filter } from '../../state/filter.svelte';
import { page } from '../../state/page.svelte';
import Browser from './Browser.svelte';

let fake: Fake;
beforeEach(async () => {
  fake = pretend();
  speakTo(fake);
  await catalogue.opened();
  filter.counts = null;
  filter.clear();
  page.show('map');
  render(Browser);
  await screen.findByRole('button', { name: 'Groups & clubs, 6 of 6, shown' });
});
afterEach(cleanup);

const shown = () => screen.getByTestId('shown').textContent?.replace(/\s+/g, ' ').trim();

test('it counts what is shown and what of it is not on the map', () => {
  expect(shown()).toBe('21 of 21 shown, 4 not on the map');
});

test('a click on the legend hides a kind, another shows it again', async () => {
  await fireEvent.click(screen.getByRole('button', { name: /^People/ }));
  const hidden = await screen.findByRole('button', { name: 'People & their gifts, hidden' });
  expect(hidden.getAttribute('aria-pressed')).toBe('false');
  expect(shown()).toMatch(/^18 of 21 shown, 3 not on the map/);
  await fireEvent.click(hidden);
  await screen.findByRole('button', { name: 'People & their gifts, 3 of 3, shown' });
  expect(filter.isEmpty).toBe(true);
});

test('a double click shows only this', async () => {
  await fireEvent.dblClick(screen.getByRole('button', { name: /^Places/ }));
  await screen.findByRole('button', { name: 'People & their gifts, hidden' });
  expect(filter.query).toBe('kind:place');
  expect(shown()).toMatch(/^3 of 21 shown/);
});

test('what is typed narrows, and a chip takes its part away', async () => {
  await fireEvent.click(screen.getByRole('button', { name: /^Check soon/ }));
  await fireEvent.input(screen.getByLabelText('Find anything'), { target: { value: 'mill' } });
  await waitFor(() => expect(filter.query).toBe('mill fresh:soon'));
  await waitFor(() => expect(shown()).toMatch(/^1 of 21 shown/));
  await fireEvent.click(screen.getByRole('button', { name: 'Take away: Check soon' }));
  expect(filter.query).toBe('mill');
  expect(filter.typed).toBe('mill');
});

test('the tray follows the filter', async () => {
  await fireEvent.click(screen.getByRole('button', { name: /^People/ }));
  await waitFor(() =>
    expect(screen.getByRole('button', { name: /^Not on the map/ }).textContent?.replace(/\s+/g, ' ').trim()).toBe('Not on the map 3 of 4'),
  );
});

test('what is jotted down waits in the Inbox', async () => {
  await fireEvent.click(screen.getByRole('button', { name: 'Jot something down' }));
  const box = screen.getByLabelText('What did you hear or see?');
  await fireEvent.input(box, { target: { value: 'A bench by the weir' } });
  await fireEvent.click(screen.getByRole('button', { name: 'Keep it here' }));
  await waitFor(() => expect(fake.state.inbox[0]?.is.title).toBe('A bench by the weir'));
});
