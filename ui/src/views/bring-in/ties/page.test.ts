import { cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TiesOptions } from '../../../core/bindings';
import { pretend, type Fake } from '../../../core/fake';
import { speakTo } from '../../../core/transport';
import { bringTies } from '../../../operations/bring-ties';
import { attempt } from '../../../operations/operation';
import { catalogue } from '../../../state/catalogue.svelte';
import { filter } from '../../../state/filter.svelte';
import { network } from '../../../state/network.svelte';
import { page } from '../../../state/page.svelte';
import BringIn from '../BringIn.svelte';
import { planOf, pretendToBringIn } from '../pretend';
import { session } from '../session.svelte';
import { planOfTies, pretendToBringTies } from './pretend';
import { noTiesOptions } from './planning.svelte';

const TABLE = '/home/maryam/Who meets where.csv';
const NETWORK = '/home/maryam/Town.graphml';
const ACT = 'Bring 3 ties in, 2 to the Inbox';
let fake: Fake;
// A busy machine is slow, not wrong. Asking of every element whether it is hidden takes most of the time.
configure({ asyncUtilTimeout: 10_000, defaultHidden: true });
vi.setConfig({ testTimeout: 30_000 });

beforeEach(async () => {
  fake = pretend();
  pretendToBringIn(fake, { steps: 2, pause: 30 });
  pretendToBringTies(fake, { steps: 2, pause: 30 });
  speakTo(fake);
  await catalogue.opened();
  session.close();
  Object.assign(page, { file: null, ties: false, view: 'bring-in' });
});
afterEach(cleanup);

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const sent = (command: string) => fake.calls.filter((call) => call.name === command).map((call) => call.args as { path: string; options: TiesOptions });
const pick = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const asTies = () => screen.findByRole('button', { name: ACT });

async function looking(path = NETWORK) {
  render(BringIn);
  page.file = path;
  await asTies();
}
/** The table is looked at as assets first. */
async function turned(path = TABLE) {
  render(BringIn);
  page.file = path;
  (await screen.findByRole('button', { name: 'These rows are ties between assets' })).click();
  await asTies();
}

describe('which file holds ties', () => {
  it('a network does by its name, and nobody can call it assets', async () => {
    await looking();
    expect(screen.getByRole('heading', { name: 'Bring in the ties of “Town”' })).toBeTruthy();
    expect(sent('plan_import')).toEqual([]);
    expect(screen.queryByRole('button', { name: 'These are assets after all' })).toBeNull();
  });

  it('a table does once somebody says so, with the sheet and the audience chosen before, and there is a way back', async () => {
    render(BringIn);
    page.file = '/home/maryam/Venues.xlsx';
    await screen.findByLabelText('Sheet');
    await pick('Sheet', 'Contacts');
    await waitFor(() => expect(sent('plan_import').at(-1)?.options.sheet).toBe('Contacts'));
    screen.getByRole('radio', { name: /^Our own notes/ }).click();
    await waitFor(() => expect(screen.getByRole<HTMLInputElement>('radio', { name: /^Our own notes/ }).checked).toBe(true));
    await waitFor(() => expect(document.querySelector('[aria-busy=true]')).toBeNull());
    button('These rows are ties between assets').focus();
    button('These rows are ties between assets').click();
    await asTies();
    // The button that was pressed is gone; the keyboard goes on from the title.
    expect(document.activeElement?.textContent).toBe('Bring in the ties of “Venues”');
    expect(sent('plan_ties')[0]?.options).toEqual({ ...noTiesOptions(), sheet: 'Contacts', audience: 'team' });
    button('These are assets after all').click();
    expect(await screen.findByRole('button', { name: /^Bring in 127 assets/ })).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /^Our own notes/ }).checked).toBe(true);
  });

  it.each([
    ['sound like the ends', (name: string) => ({ Organisation: 'Source', Type: 'Target' })[name] ?? name, {}, '“Source” and “Target” sound as if each row ties two assets together.'],
    ['hold no name', (name: string) => name, { field: 'note' }, 'No column holds a name. Perhaps each row ties two assets together.'],
  ])('a note says so where columns %s', async (_, named, first, words) => {
    fake.also({
      plan_import: ({ path, options }) => {
        const plan = planOf(path, options);
        return { ...plan, columns: plan.columns.map((column, at) => ({ ...column, name: named(column.name), ...(at === 0 ? first : {}) })) };
      },
    });
    render(BringIn);
    page.file = TABLE;
    const note = await screen.findByText((text) => text.includes(words));
    within(note).getByRole('button', { name: 'These rows are ties between assets' }).click();
    await asTies();
  });

  it('what cannot be read as assets is read as ties where the core knows it for such', async () => {
    fake.also({
      plan_import: () => {
        throw { code: null, message: 'It lists the relationships between the assets of another file.' };
      },
      plan_ties: ({ path, options }) => ({ ...planOfTies(NETWORK, options), source: path, format: 'CSV' }),
    });
    await looking('/home/maryam/relationships.csv');
    // It was tried, and failed.
    expect(screen.queryByRole('button', { name: 'These are assets after all' })).toBeNull();
  });

  it('and stays unread, with its own reason, where it does not', async () => {
    fake.also({ plan_import: () => { throw { code: null, message: 'The file has gone.' }; } });
    render(BringIn);
    page.file = TABLE;
    expect((await screen.findByRole('alert')).textContent).toContain('The file has gone.');
  });
});

describe('the plan', () => {
  it('turns the ends round in one go', async () => {
    await turned();
    await pick('What “Who” means', 'to');
    await waitFor(() => expect(sent('plan_ties').at(-1)?.options.columns).toEqual({ 0: 'to', 2: 'from' }));
    await waitFor(() => expect(screen.getByLabelText<HTMLSelectElement>('What “With whom” means').value).toBe('from'));
  });

  it('says of every word which tie it is, and lets another be chosen and taken back', async () => {
    await turned();
    expect(await screen.findByText('The same as “meets at”, said from the other end.')).toBeTruthy();
    expect(screen.getByLabelText<HTMLSelectElement>('What “swaps cloth with” says').selectedOptions[0]?.textContent).toBe('New words: “swaps cloth with”');
    await waitFor(() => expect(screen.getAllByRole('option', { name: 'borrows from' }).length).toBeGreaterThan(0));
    await pick('What “swaps cloth with” says', 'borrows_from');
    await waitFor(() => expect(sent('plan_ties').at(-1)?.options.types).toEqual({ 'swaps cloth with': 'borrows_from' }));
    const row = screen.getByLabelText('What “swaps cloth with” says').closest('tr') as HTMLElement;
    await waitFor(() => expect(within(row).getByText('chosen')).toBeTruthy());
    await pick('What “swaps cloth with” says', '');
    await waitFor(() => expect(sent('plan_ties').at(-1)?.options.types).toEqual({}));
  });

  it('counts what is new, here already and waiting, and lists each as a sentence with the reason', async () => {
    await looking();
    const waiting = screen.getByRole('region', { name: 'Ties that wait in the Inbox' });
    expect(waiting.textContent).toMatch(/Sewing circle\s*borrows from\s*Tool Libary/);
    expect(waiting.textContent).toContain('“Tool Libary” may be “Mill Lane Tool Library”.');
    expect(button(/^New , 2 , with 2 new assets/).getAttribute('aria-pressed')).toBe('false');
    button(/^Here , 1 , already, nothing to do/).click();
    const here = await screen.findByRole('region', { name: 'Ties that are here already' });
    expect(within(here).getByText('The same tie once more.')).toBeTruthy();
    button(/^Left out , 1/).click();
    const out = await screen.findByRole('region', { name: 'Rows that are left out' });
    expect(out.textContent).toMatch(/\(no name\)\s*meets at\s*Old Chapel Hall/);
  });

  it('says what is missing while no column holds an end', async () => {
    await turned();
    await pick('What “With whom” means', 'ignore');
    expect(await screen.findByText('No row becomes a tie yet. Say which columns hold its two ends.')).toBeTruthy();
    expect(button('Nothing to bring in').hasAttribute('disabled')).toBe(true);
  });

  it('asks what the new ones are, and nothing of who may see them where nothing is made', async () => {
    await looking();
    await pick('What the new ones are', 'person');
    await waitFor(() => expect(sent('plan_ties').at(-1)?.options.kind).toBe('person'));
    cleanup();
    session.close();
    fake.also({ plan_ties: ({ path, options }) => ({ ...planOfTies(path, options), new_assets: 0, types: [] }) });
    await looking();
    expect([screen.queryByLabelText('What the new ones are'), screen.queryByRole('radio', { name: /^Already public/ })]).toEqual([null, null]);
    button(ACT).click();
    await screen.findByText(/^3 ties came in/);
  });

  it('reads the sheet that is chosen', async () => {
    await turned('/home/maryam/Venues.xlsx');
    await pick('Sheet', 'Old list');
    await waitFor(() => expect(sent('plan_ties').at(-1)?.options.sheet).toBe('Old list'));
    await pick('Sheet', '');
    await waitFor(() => expect(sent('plan_ties').at(-1)?.options.sheet).toBeNull());
  });
});

describe('bringing ties in', () => {
  async function started() {
    await looking();
    button(ACT).click();
    expect(await screen.findByText('First say where this list comes from.')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: /^Already public/ }));
    expect(sent('run_ties')).toEqual([]);
    screen.getByRole('radio', { name: /^Our own notes/ }).click();
    await waitFor(() => expect(sent('plan_ties').at(-1)?.options.audience).toBe('team'));
    await waitFor(() => expect(button(ACT).hasAttribute('disabled')).toBe(false));
    button(ACT).click();
    await screen.findByRole('progressbar', { name: 'Bringing in “Town”' });
  }
  const CAME = '3 ties came in: 2 new, 1 told more. 2 new assets came with them. 1 wording for ties was made. 1 was here already. 2 wait in the Inbox. 1 row was left out.';

  it('says what came in, and shows the ties of this file in the table', async () => {
    filter.set('kind:place');
    await started();
    await screen.findByText(CAME);
    expect(sent('run_ties')).toEqual([{ path: NETWORK, options: { ...noTiesOptions(), audience: 'team' } }]);
    expect(screen.getByText('One of its ends has no name.')).toBeTruthy();
    button('Show the ties').click();
    await waitFor(() => expect(page.view).toBe('network'));
    expect([network.table, network.whole, network.find, filter.query, session.holds]).toEqual([true, true, 'Town', '', 'assets']);
  });

  it('shows all ties where the file says of each where it comes from', async () => {
    fake.also({ plan_ties: ({ path, options }) => ({ ...planOfTies(path, options), columns: [{ name: 'told by', sample: 'Joan', holds: 'source' }] }) });
    await started();
    await screen.findByText(CAME);
    button('Show the ties').click();
    await waitFor(() => expect([page.view, network.find]).toEqual(['network', '']));
  });

  it('leads to the Inbox and to the new assets', async () => {
    await started();
    await screen.findByText(CAME);
    button('Open the Inbox').click();
    expect(page.view).toBe('inbox');
    button('Show the 2 new assets').click();
    await waitFor(() => expect(filter.query).toBe('source:"Town"'));
  });

  it('can be taken back as one step', async () => {
    await started();
    await screen.findByText(CAME);
    button('Undo import').click();
    await screen.findByText('The import was taken back. Everything is as it was before.');
    expect(catalogue.undoList.undo).toEqual([]);
  });

  it('can be stopped, and then nothing has changed', async () => {
    await started();
    button('Stop').click();
    await screen.findByText('Stopped. Nothing was changed.');
    expect(catalogue.undoList.undo).toEqual([]);
  });
});

describe('the action of the palette', () => {
  it('takes the next file for ties, whatever it is called, and it can be assets after all', async () => {
    fake.shell.choose_file = () => [TABLE];
    render(BringIn);
    expect(attempt(bringTies)).toBe(true);
    await screen.findByRole('heading', { name: 'Who is tied to whom?' });
    button('Choose a file').click();
    await asTies();
    expect(sent('plan_import')).toEqual([]);
    button('These are assets after all').click();
    await screen.findByRole('button', { name: /^Bring in 127 assets/ });
  });

  it('reads the table that is looked at as ties', async () => {
    render(BringIn);
    page.file = TABLE;
    await screen.findByRole('button', { name: 'These rows are ties between assets' });
    attempt(bringTies);
    await asTies();
  });

  it('is forgotten with the page where no file was chosen', async () => {
    const { unmount } = render(BringIn);
    attempt(bringTies);
    await screen.findByRole('heading', { name: 'Who is tied to whom?' });
    unmount();
    render(BringIn);
    await screen.findByRole('heading', { name: 'What have you been given?' });
  });
});
