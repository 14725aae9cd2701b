import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReleaseRequest } from '../../core/bindings';
import { pretend, type Fake } from '../../core/fake';
import { speakTo } from '../../core/transport';
import { catalogue } from '../../state/catalogue.svelte';
import { filter } from '../../state/filter.svelte';
import { page } from '../../state/page.svelte';
import { selection } from '../../state/selection.svelte';
import { pretendToShare } from './pretend';
import Register from './Register.svelte';
import Share from './Share.svelte';

let fake: Fake;
// A busy machine is slow, not wrong. Asking of every element whether it is hidden takes most of the time.
configure({ asyncUtilTimeout: 10_000, defaultHidden: true });
vi.setConfig({ testTimeout: 30_000 });

beforeEach(async () => {
  fake = pretend();
  pretendToShare(fake);
  speakTo(fake);
  await catalogue.opened();
  filter.set('');
  selection.clear();
  page.view = 'share';
});
afterEach(cleanup);

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const radio = (name: string | RegExp) => screen.getByRole('radio', { name });
const requests = (command: string) =>
  fake.calls.filter((call) => call.name === command).map((call) => call.args.request as ReleaseRequest);

function type(field: HTMLElement, text: string) {
  (field as HTMLInputElement).value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

async function withPartner() {
  render(Share);
  await screen.findByRole('button', { name: 'Save 20 assets for our team, 3 people' });
  button('Add a partner').click();
  type(await screen.findByLabelText(/^Name of the partner/), 'Greenfield Council');
  await waitFor(() => expect(button('Add').hasAttribute('disabled')).toBe(false));
  button('Add').click();
  await screen.findByRole('button', { name: 'Save 11 assets for Greenfield Council, 0 people' });
}

describe('sharing', () => {
  it('asks who it is for first, and takes a new partner on the way', async () => {
    await withPartner();
    expect(radio(/^Greenfield Council/)).toHaveProperty('checked', true);
    expect(requests('preview_release').at(-1)?.audience).toMatch(/^partners:/);
    expect(screen.getByRole('heading', { name: '11 leave' })).toBeTruthy();
    expect(screen.getByRole('heading', { name: '10 stay here' })).toBeTruthy();
  });

  it('shows what stays by its reason, with names', async () => {
    await withPartner();
    button('See who stays here: People').click();
    const list = await screen.findByRole('region', { name: '10 stay here' });
    await waitFor(() => expect(within(list).getByText('Idris')).toBeTruthy());
  });

  it('shows what leaves field by field', async () => {
    await withPartner();
    button('See all 11, field by field').click();
    const all = await screen.findByRole('region', { name: '11 leave' });
    await waitFor(() => expect(within(all).getAllByText('What it offers').length).toBeGreaterThan(5));
    expect(within(all).getAllByText(/^stays here: the profile does not name it/).length).toBe(1);
  });

  it('shows one asset before and after, and steps to the next', async () => {
    await withPartner();
    const pane = await screen.findByRole('region', { name: 'Before and after: Mill Lane Tool Library' });
    await waitFor(() => expect(within(pane).getByText('TL-014')).toBeTruthy());
    button('The next one').click();
    expect(await screen.findByRole('region', { name: 'Before and after: Old Chapel Hall' })).toBeTruthy();
  });

  it('shares what is selected', async () => {
    selection.chooseAll(['hall', 'bandstand']);
    render(Share);
    (await screen.findByRole('radio', { name: 'What is selected, 2' })).click();
    await screen.findByRole('button', { name: 'Save 2 assets for our team, 0 people' });
    expect(requests('preview_release').at(-1)?.what).toEqual({ of: 'selected', ids: ['hall', 'bandstand'] });
  });

  it('begins with what is shown where somebody has filtered', async () => {
    filter.set('kind:place');
    render(Share);
    await waitFor(() => expect(requests('preview_release').at(-1)?.what).toEqual({ of: 'shown', query: 'kind:place' }));
  });

  it('keeps a choice of fields and uses it', async () => {
    await withPartner();
    button('New choice of fields').click();
    type(await screen.findByLabelText(/^Name of this choice/), 'Directory');
    type(screen.getByLabelText(/^Extra properties/), 'Council ref');
    button('Keep this choice').click();
    await waitFor(() => expect(requests('preview_release').at(-1)?.profile).toBeTruthy());
    const pane = await screen.findByRole('region', { name: /^Before and after/ });
    await waitFor(() => expect(within(pane).getAllByText('TL-014')).toHaveLength(2));
  });

  it('saves exactly what was looked at, and writes it down', async () => {
    await withPartner();
    radio('Spreadsheet').click();
    await waitFor(() => expect(requests('preview_release').at(-1)?.format).toBe('csv'));
    await waitFor(() => expect(button(/^Save 11/).hasAttribute('disabled')).toBe(false));
    button(/^Save 11/).click();
    await screen.findByRole('heading', { name: 'Saved 11 assets for Greenfield Council, 0 people.' });
    expect(screen.getByText('/home/maryam/Aldermoor for Greenfield Council.csv')).toBeTruthy();
    const sent = fake.calls.find((call) => call.name === 'save_release')?.args;
    expect(sent?.token).toMatch(/^partners:/);
    cleanup();

    render(Register);
    const row = await screen.findByRole('row', { name: /11 assets, 0 people/ });
    expect(row.textContent).toMatch(/Greenfield Council/);
    expect(row.textContent).toMatch(/Spreadsheet/);
  });

  it('says why nothing was saved, and looks again', async () => {
    await withPartner();
    fake.also({
      save_release: () => {
        throw { code: null, message: 'The disk is full. Free some space, then save again.' };
      },
    });
    const before = requests('preview_release').length;
    button(/^Save 11/).click();
    expect((await screen.findByRole('alert')).textContent).toMatch(/Nothing was saved\. The disk is full/);
    expect(requests('preview_release').length).toBeGreaterThan(before);
  });

  it('stays where it is when no file is chosen', async () => {
    await withPartner();
    fake.shell.choose_file = () => [];
    button(/^Save 11/).click();
    await waitFor(() => expect(button(/^Save 11/).hasAttribute('disabled')).toBe(false));
    expect(requests('save_release')).toEqual([]);
  });
});

describe('the register', () => {
  it('says so when nothing was given', async () => {
    render(Register);
    await screen.findByText('Nothing has been given to anybody yet.');
  });

  it('changes a partner in place', async () => {
    await withPartner();
    cleanup();
    render(Register);
    (await screen.findByRole('button', { name: 'Change Greenfield Council' })).click();
    type(await screen.findByLabelText('Whom you speak to'), 'The neighbourhoods desk');
    button('Keep').click();
    await screen.findByText('The neighbourhoods desk.');
    expect(fake.state.partners[0]?.is.contact).toBe('The neighbourhoods desk');
  });
});
