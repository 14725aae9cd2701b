import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pretend, type Fake } from '../../core/fake';
import { speakTo } from '../../core/transport';
import { catalogue } from '../../state/catalogue.svelte';
import { filter } from '../../state/filter.svelte';
import { messages } from '../../state/messages.svelte';
import { page } from '../../state/page.svelte';
import { selection } from '../../state/selection.svelte';
import ActionMenu from '../frame/ActionMenu.svelte';
import CardPane from './CardPane.svelte';

let fake: Fake;
beforeEach(async () => {
  fake = pretend();
  speakTo(fake);
  await catalogue.opened();
  filter.clear();
  messages.list = [];
  Object.assign(page, { view: 'list', adding: null, editing: null });
  selection.choose('tools');
});
afterEach(() => {
  cleanup();
  selection.clear();
});
const edits = () => fake.calls.filter(({ name }) => name === 'edit_asset').map(({ args }) => args.fields);

test('the card is read first, with its ties as sentences', async () => {
  render(CardPane);
  expect(await screen.findByRole('heading', { name: 'Mill Lane Tool Library' })).toBeTruthy();
  const tie = screen.getByRole('button', { name: 'Mill Lane Allotments' }).closest('.tie');
  expect(tie?.textContent?.replace(/\s+/g, ' ')).toContain('lends to Mill Lane Allotments');
  expect(screen.queryByLabelText('Name')).toBeNull();
});

test('typing is saved once when the field is left, and nothing is saved twice', async () => {
  render(CardPane);
  await fireEvent.click(await screen.findByRole('button', { name: 'Edit' }));
  const name = screen.getByLabelText('Name');
  for (const value of ['Tool', 'Tool Lib', 'Tool Library']) await fireEvent.input(name, { target: { value } });
  expect(edits()).toEqual([]);
  await fireEvent.blur(name);
  await waitFor(() => expect(edits()).toEqual([{ name: 'Tool Library' }]));
  await fireEvent.blur(name);
  await new Promise((done) => setTimeout(done, 20));
  expect(edits()).toHaveLength(1);
});

test('what was typed is saved when the card goes away', async () => {
  render(CardPane);
  await fireEvent.click(await screen.findByRole('button', { name: 'Edit' }));
  await fireEvent.input(screen.getByLabelText('What does it offer?'), { target: { value: 'Ladders' } });
  selection.choose('hall');
  await waitFor(() => expect(edits()).toEqual([{ summary: 'Ladders' }]));
  expect(fake.calls.find(({ name }) => name === 'edit_asset')?.args.id).toBe('tools');
});

test('an emptied name is never saved, and the last one comes back', async () => {
  render(CardPane);
  await fireEvent.click(await screen.findByRole('button', { name: 'Edit' }));
  const name = screen.getByLabelText<HTMLInputElement>('Name');
  await fireEvent.input(name, { target: { value: '  ' } });
  expect(screen.getByText(/It needs a name/)).toBeTruthy();
  await fireEvent.blur(name);
  await new Promise((done) => setTimeout(done, 20));
  expect(edits()).toEqual([]);
  expect(name.value).toBe('Mill Lane Tool Library');
});

test('a tap on "Still going" is one check, thanked for', async () => {
  render(CardPane);
  await fireEvent.click(await screen.findByRole('button', { name: 'Still going' }));
  expect(await screen.findByText(/Thank you\. Next look in October/)).toBeTruthy();
  expect(fake.calls.filter(({ name }) => name === 'confirm_asset')).toHaveLength(1);
});

const tieBox = async () => {
  await fireEvent.click(await screen.findByRole('button', { name: 'Connect it to something' }));
  return screen.findByRole('combobox', { name: 'A sentence about it' });
};
const type = (box: HTMLElement, value: string) => fireEvent.input(box, { target: { value } });
const sent = (command: string) => fake.calls.find(({ name }) => name === command)?.args;

test('two assets are connected by typing a sentence, half of each word', async () => {
  render(CardPane);
  const box = await tieBox();
  await type(box, 'is supp');
  await screen.findByRole('option', { name: 'is supported by …' });
  await fireEvent.keyDown(box, { key: 'Enter' });
  expect((box as HTMLInputElement).value).toBe('is supported by ');
  await type(box, 'is supported by surg');
  await screen.findByRole('option', { name: /is supported by Tower Street Surgery/ });
  expect(screen.getByText('Mill Lane Tool Library is supported by Tower Street Surgery,')).toBeTruthy();
  expect(screen.getByText('and on the card of Tower Street Surgery: supports Mill Lane Tool Library.')).toBeTruthy();
  await fireEvent.keyDown(box, { key: 'Enter' });
  await waitFor(() => expect(sent('relate')?.relationship).toMatchObject({ from: 'surgery', to: 'tools', type: 'supports' }));
});

test('a name alone is enough, and the likeliest tie comes first', async () => {
  render(CardPane);
  const box = await tieBox();
  await type(box, 'bandst');
  await screen.findByRole('option', { name: /meets at Bandstand/ });
  await fireEvent.keyDown(box, { key: 'Enter' });
  await waitFor(() => expect(sent('relate')?.relationship).toMatchObject({ from: 'tools', to: 'bandstand', type: 'meets_at' }));
});

test('what is connected already is not connected again, and no Undo takes back what was done before', async () => {
  render(CardPane);
  const box = await tieBox();
  const steps = () => catalogue.undoList.undo.length;
  await type(box, 'meets at bandst');
  await screen.findByRole('option', { name: /meets at Bandstand/ });
  await fireEvent.keyDown(box, { key: 'Enter' });
  await waitFor(() => expect(messages.list[0]?.words).toContain('meets at Bandstand.'));
  expect(messages.list[0]?.action).toBeTruthy();
  await waitFor(() => expect(steps()).toBe(1));
  messages.list = [];
  await type(box, 'meets at bandst');
  await screen.findByRole('option', { name: /meets at Bandstand/ });
  await fireEvent.keyDown(box, { key: 'Enter' });
  await waitFor(() => expect(messages.list[0]?.words).toBe('They are connected already: Mill Lane Tool Library meets at Bandstand'));
  expect([messages.list[0]?.action ?? null, steps()]).toEqual([null, 1]);
});

test('what is not there yet is made, of the kind that is chosen, and connected in one step', async () => {
  render(CardPane);
  const box = await tieBox();
  await type(box, 'meets at Bell tower');
  expect(await screen.findByText('Make “Bell tower” as a place and connect it')).toBeTruthy();
  await fireEvent.click(screen.getByText('or as a group'));
  await waitFor(() =>
    expect(sent('relate_by_name')).toEqual({ from: { here: 'tools' }, kind: 'meets_at', to: { new: { name: 'Bell tower', kind: 'association' } } }),
  );
  expect(await screen.findByText('Bell tower')).toBeTruthy();
  await waitFor(() => expect(messages.list[0]?.words).toContain('It then waits in the Inbox'));
});

test('a new asset needs a name and nothing else', async () => {
  page.adding = {};
  render(CardPane);
  await fireEvent.click(screen.getByRole('button', { name: 'Add it' }));
  expect(screen.getByRole('alert').textContent).toContain('Give it a name');
  await fireEvent.input(screen.getByLabelText('Name'), { target: { value: 'Weir bench' } });
  await fireEvent.click(screen.getByLabelText('Place'));
  await fireEvent.click(screen.getByRole('button', { name: 'Add it' }));
  await vi.waitFor(() => expect(page.adding).toBeNull());
  expect(fake.calls.find(({ name }) => name === 'create_asset')?.args).toEqual({ kind: 'place', name: 'Weir bench', fields: {} });
  expect(await screen.findByRole('heading', { name: 'Weir bench' })).toBeTruthy();
});

test('deleting says so and offers to take it back', async () => {
  render(CardPane);
  await fireEvent.click(await screen.findByRole('button', { name: 'More' }));
  if (page.menu) render(ActionMenu, { menu: page.menu });
  await fireEvent.click(screen.getByRole('menuitem', { name: /^Put into the bin/ }));
  await waitFor(() => expect(messages.list[0]?.words).toBe('Mill Lane Tool Library is in the bin'));
  expect(selection.id).toBeNull();
  messages.list[0]?.action?.run();
  await waitFor(() => expect(fake.state.assets.find(({ id }) => id === 'tools')?.in_bin).toBe(false));
});

test('extra properties are put right one after another, and none undoes the other', async () => {
  const tools = fake.state.assets.find(({ id }) => id === 'tools');
  if (tools) tools.asset.extra = { Ward: 'AM-07', Open: 'Sat', n: 3 };
  render(CardPane);
  await fireEvent.click(await screen.findByRole('button', { name: 'Edit' }));
  const typeInto = async (name: string, value: string) => {
    const field = screen.getByLabelText(name);
    await fireEvent.input(field, { target: { value } });
    await fireEvent.blur(field);
  };
  await typeInto('Ward', 'AM-08');
  await typeInto('Open', '');
  await waitFor(() => expect(edits()).toHaveLength(2));
  expect(edits()[1]).toEqual({ extra: { Ward: 'AM-08', Open: null, n: 3 } });
});

test('whoever was given the number of a person before it was changed is to be told', async () => {
  const own = { asset: 'nadia', kind: 'personal' as const, channel: 'phone' as const, value: '01632 960 001', label: null, may_be_published: false, publish_reason: null };
  fake.state.contacts.push({ id: 'own', contact: own });
  const sent = { id: 's', on: '2026-05-12T10:00:00Z', audience: 'partners:council', partner: 'Council', contact: null, format: 'geojson', what: [] };
  fake.also({ edit_contact: () => ({ value: [sent, { ...sent, id: 't' }], changed: {}, saved_at: '', version: 2 }) });
  selection.choose('nadia');
  render(CardPane);
  await fireEvent.click(await screen.findByRole('button', { name: 'Edit 01632 960 001' }));
  await fireEvent.input(screen.getByLabelText('Phone number'), { target: { value: '01632 960 002' } });
  await fireEvent.click(screen.getByRole('button', { name: 'Keep it' }));
  await waitFor(() => expect(messages.list[0]?.words).toBe('Changed. Whoever was given the one before should be told: 1 notice is ready.'));
  messages.list[0]?.action?.run();
  expect([page.view, page.rights?.asset]).toEqual(['rights', 'nadia']);
});

test('a tie is put right in its place: three words for how close, and it stays when it has ended', async () => {
  render(CardPane);
  await fireEvent.click(await screen.findByRole('button', { name: 'Edit' }));
  await fireEvent.click(screen.getByRole('button', { name: 'Edit the tie: meets at Old Chapel Hall' }));
  await fireEvent.click(screen.getByLabelText('Close'));
  await fireEvent.click(screen.getByLabelText('Unsure'));
  await waitFor(() => expect(fake.state.ties.find(({ relationship }) => relationship.to === 'hall')?.relationship).toMatchObject({ strength: 3, confidence: 'unsure' }));
  const until = screen.getByLabelText('Until');
  until.focus();
  await fireEvent.input(until, { target: { value: '2020' } });
  await fireEvent.blur(until);
  const tie = () => screen.getByRole('button', { name: 'Old Chapel Hall' }).closest('.tie');
  await waitFor(() => expect(tie()?.className).toContain('past'));
  expect(tie()?.textContent?.replace(/\s+/g, ' ')).toContain('not sure 2019 to 2020');
});
