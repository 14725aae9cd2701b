import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pretend, type Fake } from '../../core/fake';
import { speakTo } from '../../core/transport';
import { keepView, showView } from '../../operations/views';
import { cameras } from '../../state/cameras.svelte';
import { catalogue } from '../../state/catalogue.svelte';
import { filter } from '../../state/filter.svelte';
import { layers } from '../../state/layers.svelte';
import { page } from '../../state/page.svelte';
import Areas from './Areas.svelte';
import AreaPane from './AreaPane.svelte';

let fake: Fake;
beforeEach(async () => {
  fake = pretend();
  speakTo(fake);
  await catalogue.opened();
  Object.assign(page, { view: 'map', area: null, naming: null, drawing: null, adding: null });
  cameras.forget();
});
afterEach(cleanup);

const drawn = { type: 'Polygon' as const, coordinates: [[[-2, 53], [-1.9, 53], [-1.9, 53.1], [-2, 53]]] };

test('what was drawn is asked its name, and kept with who described it', async () => {
  page.name(drawn);
  render(AreaPane);
  await fireEvent.submit(screen.getByTestId('area-form'));
  expect(screen.getByRole('alert').textContent).toContain('Give it the name');
  await fireEvent.input(screen.getByLabelText('What people call it'), { target: { value: 'Round the Moat' } });
  await fireEvent.input(screen.getByLabelText('Who describes it so'), { target: { value: 'Joan' } });
  await fireEvent.submit(screen.getByTestId('area-form'));
  await waitFor(() => expect(fake.state.areas).toHaveLength(1));
  expect(fake.state.areas[0]?.is).toMatchObject({ kind: 'neighbourhood', name: 'Round the Moat', defined_by: 'Joan', geometry: drawn });
  await screen.findByRole('heading', { name: 'Round the Moat' });
  expect(page.naming).toBeNull();
});

test('a layer is switched off and on again, and an official boundary keeps its shape', async () => {
  const ward = { kind: 'official' as const, name: 'Moat', geometry: drawn, code: 'E05', vintage: 'wards 2023', defined_by: null, defined_on: null, note: null };
  fake.state.areas.push({ id: 'ward', is: ward });
  render(Areas);
  const box = await screen.findByLabelText('Show wards 2023 on the map');
  await fireEvent.click(box);
  expect(layers.isOn('official wards 2023')).toBe(false);
  await fireEvent.click(box);
  expect(layers.isOn('official wards 2023')).toBe(true);
  page.openArea('ward');
  render(AreaPane);
  await screen.findByText('An official boundary is kept as it was published.');
  expect(screen.queryByText('Reshape it')).toBeNull();
});

test('a view is kept with what was shown, and shown again', async () => {
  cameras.rested({ lon: -2.02, lat: 53.47, zoom: 15 });
  filter.set('tag:food');
  await keepView('Saturday market');
  const [kept] = fake.state.views;
  expect(kept?.is).toEqual({ name: 'Saturday market', camera: { lon: -2.02, lat: 53.47, zoom: 15 }, query: 'tag:food' });
  filter.clear();
  if (kept) showView(kept.is);
  expect(filter.query).toBe('tag:food');
  expect(cameras.goal).toEqual({ camera: { lon: -2.02, lat: 53.47, zoom: 15 } });
});
