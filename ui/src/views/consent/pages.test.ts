import { cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Consent } from '../../core/bindings';
import { pretend, type Fake } from '../../core/fake';
import type { Letter } from '../../core/shell';
import { speakTo } from '../../core/transport';
import { stepBack } from '../../operations/keyboard';
import { catalogue } from '../../state/catalogue.svelte';
import { messages } from '../../state/messages.svelte';
import { page } from '../../state/page.svelte';
import { selection } from '../../state/selection.svelte';
import { language } from '../../text/language.svelte';
import CardPane from '../card/CardPane.svelte';
import Partners from './Partners.svelte';
import Permissions from './Permissions.svelte';
import SharingPage from './Sharing.svelte';

let fake: Fake;
configure({ asyncUtilTimeout: 10_000, defaultHidden: true });
vi.setConfig({ testTimeout: 30_000 });

beforeEach(async () => {
  fake = pretend();
  fake.state.partners.push({ id: 'council', is: { name: 'Greenfield Council', kind: 'council', contact: null, agreement: null, profiles: [] } });
  speakTo(fake);
  await catalogue.opened();
  messages.list = [];
  page.view = 'list';
  selection.choose('nadia');
});
afterEach(async () => {
  cleanup();
  await language.choose('en');
});

const button = (name: string | RegExp) => screen.findByRole('button', { name });
const given = () => fake.calls.filter(({ name }) => name === 'give_consent').map(({ args }) => args.consent as Consent);
const yes = 'They said yes';
function standing(part: Partial<Consent> = {}): { id: string; is: Consent } {
  const is: Consent = {
    person: 'nadia', purpose: 'find', what: ['name'], to: 'partners:council', how: 'spoken', wording: 'May we tell them?', wording_version: null,
    on: '2026-05-12', taken_by: 'Maryam', guardian: null, form: null, review_by: null, withdrawn: null, ...part,
  };
  return { id: 'given', is };
}

describe('the card of a person', () => {
  it('says in a line what leaves, and opens the sharing page', async () => {
    render(CardPane);
    const line = await screen.findByTestId('shared');
    expect(line.textContent).toContain('Nothing leaves.');
    (await button('See or change')).click();
    expect(page.view).toBe('sharing');
    expect(page.sharing?.person).toBe('nadia');
    stepBack();
    expect(page.view).toBe('list');
  });
  it('says who may know what', async () => {
    fake.state.consents.push(standing({ what: ['name', 'gifts'] }));
    render(CardPane);
    expect((await screen.findByTestId('shared')).textContent).toContain('Greenfield Council may know: name and gifts');
  });
  it('of anything else says nothing of it', async () => {
    selection.choose('tools');
    render(CardPane);
    await screen.findByRole('heading', { name: 'Mill Lane Tool Library' });
    expect(screen.queryByTestId('shared')).toBeNull();
  });
});

describe('asking', () => {
  it('takes three taps, and keeps the words as they were read out', async () => {
    page.openSharing('nadia');
    render(SharingPage);
    (await button('Ask Nadia')).click();
    const council = await screen.findByRole('radio', { name: /^Greenfield Council/ });
    expect(await button(yes)).toHaveProperty('disabled', true);
    await fireEvent.click(council);
    const wording = (await screen.findByTestId('wording')).textContent;
    expect(wording).toBe('May we tell Greenfield Council your name and what you offer, so that neighbours can find each other? You can take this back at any time; just tell one of us.');
    (await button(yes)).click();
    await waitFor(() => expect(given()).toHaveLength(1));
    expect(given()[0]).toMatchObject({ person: 'nadia', to: 'partners:council', what: ['name', 'gifts'], wording, how: 'spoken', taken_by: 'Maryam' });
    expect(fake.state.purposes).toMatchObject([{ is: { label: 'so that neighbours can find each other', basis: 'consent' } }]);
    await waitFor(() => expect(page.sharing?.ask).toBeNull());
    await screen.findByText('Greenfield Council: name and gifts');
  });
  it('a no is not written down, and says so', async () => {
    page.openSharing('nadia', { to: 'partners:council' });
    render(SharingPage);
    (await button('They said no')).click();
    expect(fake.calls.filter(({ name }) => name === 'give_consent' || name === 'save_purpose')).toEqual([]);
    expect(messages.list[0]?.words).toMatch(/Nothing was written down/);
  });
  it('speaks the language of the window', async () => {
    await language.choose('pl');
    page.openSharing('nadia', { to: 'partners:council', what: ['story'] });
    render(SharingPage);
    expect((await screen.findByTestId('wording')).textContent).toMatch(/^Czy Greenfield Council może wiedzieć, jaka jest Twoja historia, żeby/);
  });
  it('a child only with a guardian, and for the team alone', async () => {
    const nadia = fake.state.assets.find(({ id }) => id === 'nadia');
    if (nadia) nadia.asset.is_child = true;
    page.openSharing('nadia', { to: 'partners:council' });
    render(SharingPage);
    await screen.findByText(/Nothing leaves this team, whoever agreed/);
    expect(screen.getAllByRole('radio')).toHaveLength(1);
    expect((await screen.findByTestId('wording')).textContent).toMatch(/^May our team write down and use Nadia’s name/);
    expect(await button(yes)).toHaveProperty('disabled', true);
    await fireEvent.input(await screen.findByLabelText(/^Who agreed for them/), { target: { value: 'Her aunt' } });
    await waitFor(async () => expect(await button(yes)).toHaveProperty('disabled', false));
    (await button(yes)).click();
    await waitFor(() => expect(given()[0]).toMatchObject({ guardian: 'Her aunt', to: 'team' }));
    await waitFor(() => expect(page.sharing?.ask).toBeNull());
  });
});

describe('taking back', () => {
  it('one, and all, with the exact words still there', async () => {
    fake.state.consents.push(standing());
    page.openSharing('nadia');
    render(SharingPage);
    await screen.findByText('May we tell them?');
    (await button('Take back: Greenfield Council, name')).click();
    await screen.findByText('nothing any more, it was taken back');
    expect(screen.queryByRole('button', { name: 'Take it all back' })).toBeNull();
    expect(messages.list[0]?.action?.words).toBe('Undo');
  });
  it('lists who was sent it, with a notice that says no more than they have', async () => {
    fake.state.consents.push(standing({ withdrawn: '2026-06-01', what: ['gifts'] }));
    const sharing = (await fake.invoke('call', { name: 'sharing', args: { person: 'nadia' } })) as object;
    fake.also({ sharing: () => ({ ...sharing, sent: [{ id: 's', on: '2026-05-12T10:00:00', audience: 'partners:council', partner: 'Greenfield Council', contact: 'desk@example.org', format: 'geojson', what: ['gifts'] }] }) });
    const copied: unknown[] = [];
    fake.shell.copy_text = ({ text }) => copied.push(text);
    page.openSharing('nadia');
    render(SharingPage);
    const tell = await screen.findByTestId('tell');
    expect(within(tell).getByText('Reach them: desk@example.org')).toBeTruthy();
    (await button('Copy the notice for Greenfield Council')).click();
    await waitFor(() => expect(copied).toHaveLength(1));
    expect(copied[0]).toMatch(/^[\s\S]*To Greenfield Council[\s\S]*12 May 2026[\s\S]*gifts[\s\S]*delete/);
    expect(copied[0]).not.toContain('Nadia');
    expect(screen.getByText('12 May 2026, Greenfield Council, GeoJSON')).toBeTruthy();
  });
});

describe('why more people may see something', () => {
  it('is said in the words of whoever let them, as is that it lets nothing leave', async () => {
    const nadia = fake.state.assets.find(({ id }) => id === 'nadia');
    if (nadia) nadia.asset.audience_reason = 'she asked us to';
    const desk = { asset: 'nadia', kind: 'role' as const, channel: 'phone' as const, value: '01632 960 019', label: null, may_be_published: true, publish_reason: 'it is on her poster' };
    fake.state.contacts.push({ id: 'desk', contact: desk });
    page.openSharing('nadia');
    render(SharingPage);
    const because = await screen.findByTestId('because');
    const lines = within(because).getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(lines).toEqual(['The card Because: she asked us to', '01632 960 019 Because: it is on her poster']);
    within(because).getByText(/It lets nothing leave by itself/);
  });
  it('is not there where nobody let more people see anything', async () => {
    page.openSharing('nadia');
    render(SharingPage);
    await screen.findByText('Who may know what');
    expect(screen.queryByTestId('because')).toBeNull();
  });
});

describe('what runs out', () => {
  it('is listed, and asked again with the same partner and things', async () => {
    fake.state.consents.push(standing({ review_by: '2020-01-01', what: ['story'] }));
    render(Permissions);
    await screen.findByText(/Greenfield Council: story; ran out on 1 January 2020/);
    (await button('Ask again: Nadia, Greenfield Council')).click();
    expect(page.sharing).toMatchObject({ person: 'nadia', ask: { to: 'partners:council', what: ['story'] } });
  });
  it('says so when nothing does', async () => {
    render(Permissions);
    await screen.findByText('Nothing runs out soon');
  });
});

describe('partners and purposes', () => {
  it('saves forms to take along, with the partners to tick', async () => {
    const saved: Letter[] = [];
    fake.shell.choose_file = () => ['/x/Consent form.pdf'];
    fake.shell.save_letter = ({ letter }) => (saved.push(letter as Letter), null);
    render(Partners);
    await screen.findByRole('button', { name: 'Change Greenfield Council' });
    (await button('Consent forms to take along')).click();
    await waitFor(() => expect(saved).toHaveLength(1));
    const boxes = saved[0]?.parts.flatMap((part) => (part.is === 'boxes' ? part.boxes : [])) ?? [];
    expect(boxes).toContainEqual({ words: 'Greenfield Council', ticked: false });
    expect(messages.list[0]?.words).toBe('Saved: /x/Consent form.pdf');
  });
  it('changes a partner in place', async () => {
    render(Partners);
    (await button('Change Greenfield Council')).click();
    await fireEvent.input(await screen.findByLabelText('Whom you speak to'), { target: { value: 'The neighbourhoods desk' } });
    (await button('Keep')).click();
    await screen.findByText('The neighbourhoods desk.', { exact: false });
  });
  it('adds a purpose with its basis, and refuses half a number of months', async () => {
    render(Partners);
    (await button('Add a purpose')).click();
    await fireEvent.input(await screen.findByLabelText('What for, in words to read out'), { target: { value: 'so that bakers meet' } });
    await fireEvent.change(screen.getByLabelText(/^What gives you the right/), { target: { value: 'legitimate_interests' } });
    await fireEvent.input(screen.getByLabelText(/^How many months/), { target: { value: '1.5' } });
    (await button('Keep')).click();
    await screen.findByText(/^Write a number of months/);
    await fireEvent.input(screen.getByLabelText(/^How many months/), { target: { value: '12' } });
    (await button('Keep')).click();
    await screen.findByText('Legitimate interests. A yes counts for 12 months.');
  });
});
