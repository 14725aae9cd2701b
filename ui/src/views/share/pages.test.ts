import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PartnerId, ProfileId, RegisterLine, ReleaseRequest, Sharing } from '../../core/bindings';
import { call } from '../../core/call';
import { pretend, type Fake } from '../../core/fake';
import { speakTo } from '../../core/transport';
import { catalogue } from '../../state/catalogue.svelte';
import { filter } from '../../state/filter.svelte';
import { page } from '../../state/page.svelte';
import { selection } from '../../state/selection.svelte';
import Partners from '../consent/Partners.svelte';
import { pretendToShare } from './pretend';
import { newProfile } from './profile';
import Register from './Register.svelte';
import Share from './Share.svelte';

let fake: Fake;
// A busy machine is slow, not wrong. Asking of every element whether it is hidden takes most of the time.
configure({ asyncUtilTimeout: 10_000, defaultHidden: true });
vi.setConfig({ testTimeout: 30_000 });

// Not in jsdom.
URL.createObjectURL = () => 'blob:first-page';
URL.revokeObjectURL = () => undefined;

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
    button('See who stays here: People not asked').click();
    const list = await screen.findByRole('region', { name: '10 stay here' });
    (await within(list).findByRole('button', { name: 'Idris' })).click();
    expect(page.view).toBe('sharing');
    expect(page.sharing?.person).toBe('idris');
    // Back from asking, it is still for whom it was.
    cleanup();
    page.leaveSharing();
    expect(page.view).toBe('share');
    render(Share);
    await screen.findByRole('button', { name: 'Save 11 assets for Greenfield Council, 0 people' });
  });

  it('shows what leaves field by field', async () => {
    await withPartner();
    button('See all 11, field by field').click();
    const all = await screen.findByRole('region', { name: '11 leave' });
    await waitFor(() => expect(within(all).getAllByText('What it offers').length).toBeGreaterThan(5));
    expect(within(all).getAllByText(/^the profile does not name it/).length).toBe(1);
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

  it('prints a map: first page, paper, and the same button', async () => {
    page.print();
    render(Share);
    await screen.findByRole('button', { name: 'Save a map of 20 assets for our team, 3 people' });
    expect(requests('preview_release').at(-1)).toMatchObject({ format: 'map-a4', only_published_contacts: true });
    const first = await screen.findByRole('img', { name: 'The first page, with 20 assets' });
    expect(first.getAttribute('src')).toMatch(/^blob:/);
    radio('A3, on its side').click();
    await waitFor(() => expect(requests('preview_release').at(-1)?.format).toBe('map-a3-landscape'));
    radio('Call sheet').click();
    await screen.findByRole('button', { name: 'Save a call sheet of 20 assets for our team, 3 people' });
    await waitFor(() =>
      expect(requests('preview_release').at(-1)).toMatchObject({ format: 'call-sheet', only_published_contacts: false }),
    );
    await waitFor(() => expect(button(/^Save a call sheet/).hasAttribute('disabled')).toBe(false));
    fake.shell.choose_file = () => ['/home/you/round.pdf'];
    button('Save a call sheet of 20 assets for our team, 3 people').click();
    await screen.findByText('/home/you/round.pdf');
    expect(screen.getByText(/^Open it to print it/)).toBeTruthy();
    expect(requests('save_release').at(-1)?.format).toBe('call-sheet');
  });

  it('prints a walk in its order', async () => {
    page.print({ what: 'sheet', ids: ['hall', 'bandstand'] });
    let order: unknown;
    const print = fake.shell.print;
    fake.shell.print = (args) => {
      order = (JSON.parse(String(args.asked)) as { print: { order: unknown } }).print.order;
      return print?.(args);
    };
    render(Share);
    await screen.findByRole('button', { name: 'Save a call sheet of 2 assets for our team, 0 people' });
    await waitFor(() => expect(order).toEqual(['hall', 'bandstand']));
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

describe('what a partner may be given', () => {
  const named = async (name: string) => (await call('save_profile', { id: null, profile: { ...newProfile(), name, purpose: `for ${name}` } })).value as ProfileId;
  const options = () => [...screen.getByLabelText<HTMLSelectElement>('With what').options].map((option) => option.text);

  it('is chosen in its form, and Share offers that and picks the only one', async () => {
    await withPartner();
    cleanup();
    const places = await named('Only places');
    await named('Groups');
    render(Partners);
    (await screen.findByRole('button', { name: 'Change Greenfield Council' })).click();
    (await screen.findByRole('checkbox', { name: 'Only places' })).click();
    button('Keep').click();
    await screen.findByText(/May be given: Only places/);
    cleanup();

    page.view = 'share';
    render(Share);
    await waitFor(() => expect(options()).toEqual(['The usual fields', 'Only places', 'Groups']));
    (await screen.findByRole('radio', { name: /^Greenfield Council/ })).click();
    await waitFor(() => expect(requests('preview_release').at(-1)).toMatchObject({ profile: places }));
    expect(options()).toEqual(['Only places']);
    expect(screen.queryByRole('button', { name: 'New choice of fields' })).toBeNull();
    radio(/^Everyone/).click();
    await waitFor(() => expect(requests('preview_release').at(-1)).toMatchObject({ audience: 'public', profile: null }));
    expect(options()).toEqual(['The usual fields', 'Groups']);
  });

  it('has to be chosen where there are several', async () => {
    await withPartner();
    cleanup();
    const profiles = [await named('Only places'), await named('Groups')];
    const [partner] = await call('list_partners', {});
    await call('edit_partner', { id: partner?.id as PartnerId, partner: { ...partner!.is, profiles } });
    render(Share);
    (await screen.findByRole('radio', { name: /^Greenfield Council/ })).click();
    await waitFor(() => expect(options()).toEqual(['Choose which', 'Only places', 'Groups']));
  });
});

/** The same with something that everyone was given in May. */
function earlier(given: RegisterLine[]): RegisterLine[] {
  return given.concat(given.map(({ is, ...by }) => ({ ...by, id: 'in-may', is: { ...is, on: '2026-05-03T10:00:00Z', audience: 'public', released: 3 } })));
}

/** A number stands in what the hall offers. */
function withNumber() {
  const hall = fake.state.assets.find((each) => each.id === 'hall');
  if (hall) hall.asset.summary = 'A stage and a kitchen; ring 07700 900123 for the key.';
}

describe('what is worth a look before it leaves', () => {
  async function look() {
    withNumber();
    await withPartner();
    expect(screen.getByText(/1 passage stays here until you say otherwise/)).toBeTruthy();
    button('Look at them').click();
    return screen.findByRole('group', { name: 'Old Chapel Hall: What it offers' });
  }
  const choices = () => Object.values(requests('preview_release').at(-1)?.choices ?? {});

  it('names the record, marks the words, and stays quiet where there is nothing', async () => {
    await look();
    expect(screen.getByText('07700 900123').tagName).toBe('MARK');
    expect(screen.getByRole('heading', { name: /^Phone numbers/ })).toBeTruthy();
    radio(/^Our team/).click();
    await screen.findByRole('button', { name: /for our team/ });
    await waitFor(() => expect(screen.queryByText(/Worth a look before it leaves/)).toBeNull());
  });

  it('keeps with a reason, and never without', async () => {
    const one = await look();
    within(one).getByRole('button', { name: 'Let it leave' }).click();
    const reason = await screen.findByLabelText('Why may it leave?');
    const form = reason.closest('form') as HTMLFormElement;
    expect(within(form).getByRole('button', { name: 'Let it leave' }).hasAttribute('disabled')).toBe(true);
    type(reason, ' It is on their poster ');
    await waitFor(() => expect(within(form).getByRole('button', { name: 'Let it leave' }).hasAttribute('disabled')).toBe(false));
    within(form).getByRole('button', { name: 'Let it leave' }).click();
    await screen.findByText('leaves: “It is on their poster”');
    expect(choices()).toEqual([{ do: 'keep', reason: 'It is on their poster' }]);
    expect(screen.getByText(/You decided about the one passage/)).toBeTruthy();
    // What may leave for one says nothing about another.
    radio(/^Everyone/).click();
    await waitFor(() => expect(requests('preview_release').at(-1)?.audience).toBe('public'));
    expect(choices()).toEqual([]);
  });

  it('leaves out the whole record, and takes what was decided along to its card', async () => {
    const one = await look();
    within(one).getByRole('button', { name: 'Leave out the whole record' }).click();
    await screen.findByRole('button', { name: 'Save 10 assets for Greenfield Council, 0 people' });
    await screen.findByText('the whole record stays here');
    button('Open the card of Old Chapel Hall').click();
    expect(page.view).toBe('list');
    expect(selection.id).toBe('hall');
    cleanup();
    page.view = 'share';
    render(Share);
    await screen.findByRole('button', { name: 'Save 10 assets for Greenfield Council, 0 people' });
    expect(choices()).toEqual([{ do: 'leave_out_record' }]);
  });
});

describe('the register', () => {
  it('answers what was given to whom in which month', async () => {
    await withPartner();
    await waitFor(() => expect(button(/^Save 11/).hasAttribute('disabled')).toBe(false));
    button(/^Save 11/).click();
    await screen.findByRole('heading', { name: /^Saved 11/ });
    cleanup();
    const given = earlier(await call('list_disclosures', {}));
    fake.also({ list_disclosures: () => given });
    render(Register);
    await screen.findByRole('row', { name: /11 assets, 0 people/ });
    expect(screen.getAllByRole('row')).toHaveLength(3);
    const month = screen.getByLabelText<HTMLSelectElement>('In which month');
    month.value = '2026-05';
    month.dispatchEvent(new Event('change', { bubbles: true }));
    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(2));
    expect(screen.getByText('1 of 2 shown')).toBeTruthy();
    const whom = screen.getByLabelText<HTMLSelectElement>('To whom');
    expect([...whom.options].map((option) => option.text)).toEqual(['anybody', 'everyone', 'Greenfield Council']);
    whom.selectedIndex = 2;
    whom.dispatchEvent(new Event('change', { bubbles: true }));
    await screen.findByText('Nothing was given to them then.');
    button('Show all').click();
    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(3));
  });

  it('says who gave it, what for, on which basis, and which fields', async () => {
    await withPartner();
    await waitFor(() => expect(button(/^Save 11/).hasAttribute('disabled')).toBe(false));
    button(/^Save 11/).click();
    await screen.findByRole('heading', { name: /^Saved 11/ });
    cleanup();
    const [line] = await call('list_disclosures', {});
    const said = { purposes: [{ words: 'for the summer fair', digest: 'd' }], bases: { consent: 11n, public_task: 1n } };
    fake.also({ list_disclosures: () => [{ ...line!, by: 'Maryam', laptop: 'desk', fields: ['name', 'place', 'other_columns', 'A field we made'], is: { ...line!.is, ...said } }] });
    render(Register);
    expect((await screen.findByRole('row', { name: /11 assets/ })).textContent).toMatch(/Maryam, on desk/);
    screen.getByRole('button', { name: /^Proof of what was given/ }).click();
    await screen.findByText('for the summer fair');
    expect(screen.getByText('Consent: 11 people, Public task: 1 person')).toBeTruthy();
    expect(screen.getByText('Name, Where, Other columns, A field we made')).toBeTruthy();
  });

  it('answers who was sent anything about somebody', async () => {
    await withPartner();
    await waitFor(() => expect(button(/^Save 11/).hasAttribute('disabled')).toBe(false));
    button(/^Save 11/).click();
    await screen.findByRole('heading', { name: /^Saved 11/ });
    cleanup();
    const sent = [{ id: 'given-1', on: '2026-05-03T10:00:00Z', audience: 'partners:a', partner: 'Greenfield Council', contact: null, format: 'csv', what: [] }];
    fake.also({ sharing: () => ({ name: 'Idris', sent }) as unknown as Sharing });
    render(Register);
    type(await screen.findByRole('combobox', { name: 'Who has been sent anything about' }), 'idris');
    (await screen.findByRole('option', { name: /Idris/ })).click();
    const answer = await screen.findByRole('region', { name: 'Who has been sent anything about Idris' });
    expect(answer.textContent).toMatch(/Greenfield Council/);
  });

  it('says so when nothing was given', async () => {
    render(Register);
    await screen.findByText('Nothing has been given to anybody yet.');
  });
});
