import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import Throws from './Throws.svelte';

afterEach(cleanup);

test('a part that fails says so, the rest stands, and it can be drawn again', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  let mends = false;
  render(Throws, { may: () => mends });
  expect(screen.getByRole('alert').textContent).toContain('the rest goes on');
  expect([screen.queryByTestId('rest') !== null, screen.queryByTestId('part')]).toEqual([true, null]);
  await fireEvent.click(screen.getByRole('button', { name: 'Draw it again' }));
  expect(screen.queryByRole('alert')).not.toBeNull();
  mends = true;
  await fireEvent.click(screen.getByRole('button', { name: 'Draw it again' }));
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.queryByTestId('part')).not.toBeNull();
  expect(told).toHaveBeenCalled();
});
