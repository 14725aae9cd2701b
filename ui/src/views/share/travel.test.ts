import { cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReleaseRequest } from '../../core/bindings';
import { call } from '../../core/call';
import { pretend, type Fake } from '../../core/fake';
import { travelling } from '../../core/fake-travel';
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

const PASSPHRASE = 'kettle weir plum';
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));
const type = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });
const asked = (command: string) => fake.calls.filter(({ name }) => name === command).map(({ args }) => args);
const requests = () => asked('preview_release').map(({ request }) => request as ReleaseRequest);
const FOR_TEAM = 'Save a travel copy of 20 assets for our team, 3 people';

/** The page as it is for a travel copy. */
async function making() {
  render(Share);
  await fireEvent.click(await screen.findByRole('radio', { name: 'Travel copy' }));
  await waitFor(() => expect(requests().at(-1)?.format).toBe('travel_copy'));
  await waitFor(() => expect(screen.getByRole('button', { name: FOR_TEAM }).hasAttribute('disabled')).toBe(false));
  return screen.getByTestId('travel-copy');
}

describe('a travel copy', () => {
  it('is said to be what it is, with the same preview beside it', async () => {
    const form = await making();
    expect(screen.getByRole('heading', { name: 'A travel copy: a catalogue for a volunteer or partner' })).toBeTruthy();
    for (const words of [/^It holds only what this preview lets leave/, /^It opens in Hereabouts, to be added to and put right/, /comes home as a small file/])
      expect(within(form).getByText(words)).toBeTruthy();
    expect(within(form).getByRole('status').textContent).toContain('whoever finds the stick can read it');
    expect(screen.getByRole('heading', { name: '20 leave' })).toBeTruthy();
  });

  it('is saved for somebody, from what the preview showed', async () => {
    await making();
    await type('Whose copy is it?', ' Rosa ');
    await press(FOR_TEAM);
    await screen.findByRole('heading', { name: 'Saved 20 assets for our team, 3 people.' });
    expect(screen.getByText('/home/maryam/Aldermoor for Rosa.hereabouts')).toBeTruthy();
    expect(screen.getByText('Rosa opens it with Hereabouts, like any catalogue.')).toBeTruthy();
    expect(screen.getByText('Without a passphrase, whoever finds the stick can read it.')).toBeTruthy();
    const [sent] = asked('save_travel_copy');
    expect(sent).toMatchObject({ path: '/home/maryam/Aldermoor for Rosa.hereabouts', name: 'Rosa', passphrase: null });
    expect(sent?.request).toEqual(requests().at(-1));
    expect(sent?.token).toBe('team 21');
    expect(await call('list_travel_copies', {})).toMatchObject([{ name: 'Rosa', audience: 'team' }]);
    cleanup();

    render(Register);
    expect((await screen.findByRole('row', { name: /20 assets, 3 people/ })).textContent).toContain('Travel copy');
  });

  it('needs a name, and gives the keyboard to where it is typed', async () => {
    await making();
    await press(FOR_TEAM);
    expect((await screen.findByRole('alert')).textContent).toMatch(/Nothing was saved\.\s?Say whose copy it is\./);
    const name = screen.getByLabelText('Whose copy is it?');
    await waitFor(() => expect(document.activeElement).toBe(name));
    expect(name.getAttribute('aria-invalid')).toBe('true');
    expect(asked('save_travel_copy')).toEqual([]);
    await fireEvent.input(name, { target: { value: 'Rosa' } });
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });

  it('has a passphrase only when it is typed twice', async () => {
    const form = await making();
    await type('Whose copy is it?', 'Rosa');
    await type('A passphrase for it, if you like', PASSPHRASE);
    expect(within(form).getByRole('status').textContent).toContain('Say it to them.');
    await press(FOR_TEAM);
    expect((await screen.findByRole('alert')).textContent).toContain('The two passphrases are not the same.');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('The same once more')));
    await type('The same once more', PASSPHRASE);
    await press(FOR_TEAM);
    await screen.findByText(/^It asks for the passphrase\./);
    expect(asked('save_travel_copy')).toMatchObject([{ name: 'Rosa', passphrase: PASSPHRASE }]);
    await press('Share something else');
    // It does not stand there for whoever comes next.
    const boxes = ['A passphrase for it, if you like', 'Whose copy is it?'];
    await screen.findByTestId('travel-copy');
    expect(boxes.map((label) => screen.getByLabelText<HTMLInputElement>(label).value)).toEqual(['', '']);
    expect(screen.queryByLabelText('The same once more')).toBeNull();
  });

  it('is for a partner by its name, unless another is typed', async () => {
    await call('add_partner', { partner: { name: 'Green Partners', kind: null, contact: null, agreement: null, profiles: [] } });
    await making();
    await fireEvent.click(await screen.findByRole('radio', { name: /^Green Partners/ }));
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Whose copy is it?').value).toBe('Green Partners'));
  });

  it('is for nobody who has the file already', async () => {
    await making();
    await fireEvent.click(screen.getByRole('radio', { name: /^Just me/ }));
    await screen.findByText(/^A travel copy is for somebody else/);
    await type('Whose copy is it?', 'Rosa');
    const save = await screen.findByRole('button', { name: /^Save a travel copy of 21 assets for just me/ });
    await waitFor(() => expect(save.hasAttribute('disabled')).toBe(false));
    await fireEvent.click(save);
    await screen.findByRole('alert');
    expect(asked('save_travel_copy')).toEqual([]);
  });

  it('says why it was not made', async () => {
    await making();
    await type('Whose copy is it?', 'Rosa');
    fake.also({ save_travel_copy: () => { throw { code: null, message: 'There is a file of that name. Choose another one.' }; } });
    await press(FOR_TEAM);
    expect((await screen.findByRole('alert')).textContent).toMatch(/Nothing was saved\.\s?There is a file of that name/);
    expect(screen.getByLabelText<HTMLInputElement>('Whose copy is it?').value).toBe('Rosa');
  });
});

describe('sharing from within a travel copy', () => {
  it('offers neither another copy, nor partners, nor the register, nor asking', async () => {
    await travelling(fake);
    await catalogue.refresh();
    render(Share);
    await screen.findByRole('button', { name: 'Save 20 assets for our team, 3 people' });
    expect(screen.queryByRole('radio', { name: 'Travel copy' })).toBeNull();
    expect(screen.getByRole('radio', { name: 'Spreadsheet' })).toBeTruthy();
    for (const name of ['Add a partner', 'What we gave to whom']) expect(screen.queryByRole('button', { name })).toBeNull();
    await fireEvent.click(screen.getByRole('radio', { name: /^Everyone/ }));
    await press('See who stays here: People not asked');
    const list = await screen.findByRole('region', { name: '10 stay here' });
    expect(within(list).getByText('Idris').tagName).toBe('SPAN');
    expect(within(list).getByText('Whether others may know of them is asked at home.')).toBeTruthy();
    const save = await screen.findByRole('button', { name: /^Save 11 assets for everyone/ });
    await waitFor(() => expect(save.hasAttribute('disabled')).toBe(false));
    await fireEvent.click(save);
    await screen.findByRole('heading', { name: /^Saved 11 assets/ });
    expect(screen.queryByText(/^It is written down in/)).toBeNull();
  });
});
