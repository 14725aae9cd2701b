import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ImportOptions } from '../../core/bindings';
import { pretend, type Fake } from '../../core/fake';
import { countsOf } from '../../core/fake-reading';
import { speakTo } from '../../core/transport';
import { catalogue } from '../../state/catalogue.svelte';
import { filter } from '../../state/filter.svelte';
import { page } from '../../state/page.svelte';
import BringIn from './BringIn.svelte';
import { pretendToBringIn } from './pretend';
import { session } from './session.svelte';

const FILE = '/home/maryam/Community venues, spring.csv';
let fake: Fake;
// A busy machine is slow, not wrong. Asking of every element whether it is hidden takes most of the time.
configure({ asyncUtilTimeout: 10_000, defaultHidden: true });
vi.setConfig({ testTimeout: 30_000 });

beforeEach(async () => {
  fake = pretend();
  pretendToBringIn(fake, { steps: 2, pause: 30 });
  speakTo(fake);
  await catalogue.opened();
  session.close();
  page.file = null;
  page.view = 'bring-in';
});
afterEach(cleanup);

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const lastAsked = (command: string) =>
  fake.calls.filter((call) => call.name === command).at(-1)?.args as { path: string; options: ImportOptions };

async function looking(path = FILE) {
  render(BringIn);
  page.file = path;
  await screen.findByRole('button', { name: 'Bring in 127 assets, 9 to the Inbox' });
}

describe('before there is a plan', () => {
  it('takes the file chosen in the dialog of the system', async () => {
    fake.shell.choose_file = () => [FILE];
    render(BringIn);
    button('Choose a file').click();
    await screen.findByRole('heading', { name: 'Bring in “Community venues, spring”' });
    expect(lastAsked('plan_import').path).toBe(FILE);
  });

  it('says why a file cannot be read, and what to do', async () => {
    render(BringIn);
    page.file = '/home/maryam/letter.pdf';
    expect((await screen.findByRole('alert')).textContent).toMatch(/Save the list as a spreadsheet/);
    expect(button('Choose another file')).toBeTruthy();
  });
});

describe('the plan', () => {
  it('matches every column, and asks again when one is changed', async () => {
    await looking();
    const picker = screen.getByLabelText<HTMLSelectElement>('What “Ward ref” means');
    expect(picker.value).toBe('');
    picker.value = 'tags';
    picker.dispatchEvent(new Event('change', { bubbles: true }));
    await waitFor(() => expect(lastAsked('plan_import').options.columns).toEqual({ 8: 'tags' }));
    const row = picker.closest('tr') as HTMLElement;
    await waitFor(() => expect(within(row).getByText('chosen')).toBeTruthy());
  });

  it('lists the rows of the count that is pressed', async () => {
    await looking();
    expect(button(/^Doubtful/).getAttribute('aria-pressed')).toBe('true');
    button(/^New/).click();
    const list = await screen.findByRole('region', { name: 'Rows that are new' });
    // As many as fill a few screens; the rest is a button away.
    expect(within(list).getAllByRole('listitem')).toHaveLength(40);
    within(list).getByRole('button', { name: 'Show 56 rows more' }).click();
    await waitFor(() => expect(within(list).getAllByRole('listitem')).toHaveLength(80));
  });

  it('takes a decision, counts anew, and keeps the row in view to change it', async () => {
    await looking();
    const ways = () => screen.getByRole('group', { name: 'What to do with Mill Ln Toolshare' });
    within(ways()).getByRole('button', { name: 'A new one' }).click();
    await screen.findByRole('button', { name: 'Bring in 128 assets, 8 to the Inbox' });
    expect(within(ways()).getByRole('button', { name: 'A new one' }).getAttribute('aria-pressed')).toBe('true');
    within(ways()).getByRole('button', { name: 'Later' }).click();
    await screen.findByRole('button', { name: 'Bring in 127 assets, 9 to the Inbox' });
  });

  it('offers to swap what looks swapped, and to read it as the file says again', async () => {
    await looking();
    button('Swap those 12').click();
    await waitFor(() => expect(lastAsked('plan_import').options.swap).toBe(true));
    button('Read them as the file says').click();
    await waitFor(() => expect(lastAsked('plan_import').options.swap).toBe(false));
  });

  it('lets another sheet be chosen where there are several', async () => {
    await looking('/home/maryam/Venues.xlsx');
    const sheet = screen.getByLabelText<HTMLSelectElement>('Sheet');
    sheet.value = 'Contacts';
    sheet.dispatchEvent(new Event('change', { bubbles: true }));
    await waitFor(() => expect(lastAsked('plan_import').options.sheet).toBe('Contacts'));
  });

  it('goes back without a trace', async () => {
    await looking();
    button('Not now').click();
    await waitFor(() => expect(page.view).toBe('map'));
    expect(fake.calls.some((call) => call.name === 'run_import')).toBe(false);
  });
});

describe('bringing in', () => {
  it('asks where the list comes from before anything else', async () => {
    await looking();
    button(/^Bring in 127/).click();
    expect(await screen.findByText('First say where this list comes from.')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: /^Already public/ }));
    expect(fake.calls.some((call) => call.name === 'run_import')).toBe(false);
  });

  async function started() {
    await looking();
    screen.getByRole('radio', { name: /^Our own notes/ }).click();
    await waitFor(() => expect(lastAsked('plan_import').options.audience).toBe('team'));
    await waitFor(() => expect(button(/^Bring in 127/).hasAttribute('disabled')).toBe(false));
    button(/^Bring in 127/).click();
    await screen.findByRole('progressbar', { name: 'Bringing in “Community venues, spring”' });
  }

  it.each([
    ['map', [-2.23, 53.38, -2.19, 53.4] as [number, number, number, number]],
    ['list', null],
  ])('says what came in, and shows it in the %s', async (view, bounds) => {
    await started();
    fake.also({ counts: () => ({ ...countsOf(fake.state, ''), bounds }) });
    await screen.findByText(/^127 assets came in: 96 new, 31 changed\./);
    expect(lastAsked('run_import').options.audience).toBe('team');
    button('Show these').click();
    await waitFor(() => expect(page.view).toBe(view));
    expect(filter.query).toBe('source:"Community venues, spring"');
  });

  it('can be taken back, unless something was changed since', async () => {
    await started();
    await screen.findByText(/^127 assets came in/);
    await catalogue.mutate('jot', { text: 'Later' });
    button('Undo import').click();
    expect((await screen.findByRole('alert')).textContent).toMatch(/Something was changed/);
    await catalogue.mutate('undo', {});
    button('Undo import').click();
    await screen.findByText('The import was taken back. Everything is as it was before.');
  });

  it('can be stopped, and then nothing has changed', async () => {
    await started();
    button('Stop').click();
    await screen.findByText('Stopped. Nothing was changed.');
    expect(catalogue.undoList.undo).toEqual([]);
  });
});
