import { cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pretend, type Fake } from '../../core/fake';
import { speakTo } from '../../core/transport';
import { connectDots } from '../../operations/dots';
import { catalogue } from '../../state/catalogue.svelte';
import { page } from '../../state/page.svelte';
import { selection } from '../../state/selection.svelte';
import Actions from './Actions.svelte';
import { dotsIn } from './dots';

let fake: Fake;
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 30_000 });

beforeEach(async () => {
  fake = pretend();
  speakTo(fake);
  await catalogue.opened();
  page.view = 'list';
  selection.clear();
});
afterEach(cleanup);
const called = (name: string) => fake.calls.filter((each) => each.name === name).map(({ args }) => args);

test('many that are chosen are taken along, and become an idea with a name', async () => {
  selection.mark(['hall', 'nadia']);
  await connectDots.run();
  expect(page.view).toBe('actions');
  render(Actions);
  const form = await screen.findByTestId('action-form');
  within(form).getByText('Old Chapel Hall');
  await fireEvent.submit(form);
  expect((await within(form).findByRole('alert')).textContent).toContain('Give it a name first.');
  await fireEvent.input(within(form).getByLabelText(/^What could it be\?/), { target: { value: ' Bread evening ' } });
  await fireEvent.input(within(form).getByLabelText('What can we do ourselves?'), { target: { value: 'Bake' } });
  await fireEvent.submit(form);
  await waitFor(() => expect(called('add_possible_action')).toMatchObject([
    { action: { name: 'Bread evening', assets: ['hall', 'nadia'], ourselves: 'Bake', with_help: null, status: 'idea', led: null } },
  ]));
  await waitFor(() => expect(screen.getAllByTestId('action')).toHaveLength(2));
});

test('one alone is no connection', async () => {
  selection.choose('hall');
  render(Actions);
  const form = await screen.findByTestId('action-form');
  await fireEvent.input(within(form).getByLabelText(/^What could it be\?/), { target: { value: 'Alone' } });
  await fireEvent.submit(form);
  expect((await within(form).findByRole('alert')).textContent).toContain('Choose two or more.');
  expect(called('add_possible_action')).toEqual([]);
});

test('what lies in the bin is not shown, and stays linked when the rest is changed', async () => {
  fake.state.assets.forEach((each) => each.id === 'tools' && (each.in_bin = true));
  render(Actions);
  const card = await screen.findByTestId('action');
  await within(card).findByRole('button', { name: 'Tomasz' });
  expect(within(card).queryByText('Mill Lane Tool Library')).toBeNull();
  await fireEvent.click(within(card).getByRole('button', { name: 'Change Bicycle evening' }));
  const form = screen.getByRole('form', { name: 'Change Bicycle evening' });
  await fireEvent.click(within(form).getByRole('button', { name: 'Take out Tomasz' }));
  await fireEvent.submit(form);
  await waitFor(() => expect(called('edit_possible_action')).toMatchObject([{ id: 'a-repair', action: { assets: ['hall', 'tools'] } }]));
});

test('shapes stand in a row inside their box, and what comes of them at its end', () => {
  const { dots, end } = dotsIn(3, 320, 76);
  expect(dots.map(({ x }) => x)).toEqual([20, 20 + 280 / 3, 20 + 560 / 3].map((x) => expect.closeTo(x, 6)));
  expect(dots.every(({ x, y }) => x < end.x && y > 0 && y < 76)).toBe(true);
});
