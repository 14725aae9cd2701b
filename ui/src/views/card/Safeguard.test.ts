import { cleanup, configure, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { call } from '../../core/call';
import { pretend, type Fake } from '../../core/fake';
import { speakTo } from '../../core/transport';
import { catalogue } from '../../state/catalogue.svelte';
import Safeguard from './Safeguard.svelte';

let fake: Fake;
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 30_000 });

const away = { path: '/media/m/BLUE/a copy.hereabouts', volume: 'BLUE', at: '2026-03-01T10:00:00Z', state: 'absent' as const };

beforeEach(async () => {
  fake = pretend();
  speakTo(fake);
  await catalogue.opened();
});
afterEach(cleanup);

test('a backup on a stick that is not in is listed before, and once more when it is done', async () => {
  const card = await call('show_asset', { id: 'hall' });
  const plan = await call('plan_safeguard', { id: 'hall' });
  let closed = false;
  fake.also({
    plan_safeguard: () => ({ ...plan, spot: true, backups: [away] }),
    safeguard: () => ({ value: { backups: [away], clean: true }, changed: {}, saved_at: '', version: 2 }),
  });
  render(Safeguard, { card, back: () => (closed = true) });
  expect(await screen.findByText(/Out of reach/)).toBeTruthy();
  expect(screen.getByText(away.path)).toBeTruthy();
  await fireEvent.input(screen.getByRole('textbox'), { target: { value: card.asset.name } });
  await fireEvent.click(screen.getByRole('button', { name: 'Make it safeguarded' }));
  expect((await screen.findByRole('alert')).textContent).toContain('on “BLUE”');
  expect(closed).toBe(false);
});
