import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pretend, type Fake } from '../../core/fake';
import { travelling } from '../../core/fake-travel';
import { speakTo } from '../../core/transport';
import { dropPhotos, isPhoto, pastePhotos } from '../../operations/add-photos';
import { onKey } from '../../operations/keyboard';
import { catalogue } from '../../state/catalogue.svelte';
import { messages } from '../../state/messages.svelte';
import { page } from '../../state/page.svelte';
import { selection } from '../../state/selection.svelte';
import CardPane from './CardPane.svelte';
import { moved } from './photos';

let fake: Fake;
beforeEach(async () => {
  fake = pretend();
  speakTo(fake);
  await catalogue.opened();
  messages.list = [];
  Object.assign(page, { view: 'list', adding: null, editing: null, photo: null, declined: [] });
  selection.choose('tools');
});
afterEach(() => {
  cleanup();
  selection.clear();
});
const captions = () => fake.state.photos.map(({ attachment }) => attachment.caption);
const files = () => fake.state.photos.map(({ attachment }) => attachment.file_name);
const saidBy = (name: string) => fake.calls.filter((call) => call.name === name).map(({ args }) => args);

test.each([
  ['/home/maryam/IMG 1.JPEG', true],
  ['/home/maryam/voices.m4a', true],
  ['/home/maryam/scan.pdf', true],
  ['/home/maryam/venues.csv', false],
  ['/home/maryam/Aldermoor.hereabouts', false],
  ['/home/maryam/jpg', false],
])('%s goes on a card: %s', (path, goes) => {
  expect(isPhoto(path)).toBe(goes);
});

test('photos are chosen, come as a strip, and can be taken back', async () => {
  render(CardPane);
  await fireEvent.click(await screen.findByRole('button', { name: 'Add a photo' }));
  await screen.findByRole('button', { name: 'Look at Photo of Mill Lane Tool Library' });
  expect(screen.getByRole('button', { name: /Look at voices\.m4a/ })).toBeTruthy();
  expect(messages.list[0]?.words).toBe('2 photos were added');
  messages.list[0]?.action?.run();
  await waitFor(() => expect(files()).toEqual([]));
});

test('what is dropped goes on the open card, and without one a sentence says so', async () => {
  await dropPhotos(['/home/maryam/bench.jpg']);
  expect(saidBy('add_attachments')).toEqual([{ asset: 'tools', paths: ['/home/maryam/bench.jpg'] }]);
  selection.clear();
  await dropPhotos(['/home/maryam/bench.jpg']);
  expect(messages.list.at(-1)?.words).toContain('Open the card');
  expect(saidBy('add_attachments')).toHaveLength(1);
});

test('files that were not taken are named with the reason', async () => {
  const refused = [{ file_name: 'notes.jpg', why: 'It is no photo, scan or recording that can be kept.' }];
  const changed = { assets: false, places: false, contacts: false, relationships: false, confirmations: false, attachments: false, areas: false, inbox: false, partners: false, catalogue: false };
  fake.also({ add_attachments: () => ({ value: { added: [], refused }, changed, saved_at: '2026-05-17T14:02:33Z', version: 9 }) });
  await dropPhotos(['/home/maryam/notes.jpg']);
  expect(messages.list.map(({ words }) => words)).toEqual([
    '“notes.jpg” was not added. It is no photo, scan or recording that can be kept.',
  ]);
});

function pasted(types: string[], inField = false) {
  const file = new File([new Uint8Array([1, 2, 3])], 'image.png', { type: 'image/png' });
  const event = new Event('paste', { cancelable: true }) as ClipboardEvent;
  const data = { files: types.includes('Files') ? [file] : [], types };
  Object.defineProperty(event, 'clipboardData', { value: data });
  pastePhotos(event, inField);
  return event.defaultPrevented;
}

test('a picture in the clipboard is pasted on the card; text in a field stays text', async () => {
  expect(pasted(['text/plain'])).toBe(false);
  expect(pasted(['Files', 'text/plain'], true)).toBe(false);
  expect(pasted(['Files'])).toBe(true);
  await waitFor(() => expect(files()).toEqual(['image.png']));
});

test('a picture that the web view hides is asked of the shell', async () => {
  fake.shell.copied_picture = () => new Uint8Array([1, 2, 3]).buffer;
  expect(pasted([])).toBe(true);
  await waitFor(() => expect(files()).toEqual(['picture.png']));
});

test('where a photo was taken is offered as the place, and only when asked to is it', async () => {
  const bare = fake.state.assets.find(({ asset }) => !asset.place?.geometry && asset.sensitivity !== 'safeguarded');
  if (!bare) throw new Error('none is without a place');
  selection.choose(bare.id);
  await dropPhotos(['/home/maryam/bench.jpg']);
  render(CardPane);
  await screen.findByText(new RegExp(`Put ${bare.asset.name} on the map there\\?`));
  expect(saidBy('place_asset')).toEqual([]);
  await fireEvent.click(screen.getByRole('button', { name: 'Not now' }));
  expect(screen.queryByTestId('offer')).toBeNull();
  page.declined = [];
  await fireEvent.click(await screen.findByRole('button', { name: 'Put it there' }));
  await waitFor(() => expect(saidBy('place_asset')).toHaveLength(1));
  expect(saidBy('place_asset')[0]).toMatchObject({ id: bare.id, place: { precision: 'building', method: 'photo' } });
});

test('the gallery turns with the arrows, moves, captions and removes', async () => {
  await dropPhotos(['/home/maryam/a.jpg', '/home/maryam/b.jpg', '/home/maryam/c.m4a']);
  render(CardPane);
  const [first] = await screen.findAllByRole('button', { name: /Look at Photo of/ });
  await fireEvent.click(first as HTMLElement);
  const gallery = await screen.findByRole('dialog');
  expect(gallery.querySelector('img')?.alt).toBe('Photo of Mill Lane Tool Library');
  expect(screen.getByText('1 of 3')).toBeTruthy();
  await fireEvent.keyDown(gallery, { key: 'ArrowRight' });
  expect(screen.getByText('2 of 3')).toBeTruthy();

  const caption = screen.getByLabelText('Caption');
  await fireEvent.input(caption, { target: { value: 'By the weir' } });
  await fireEvent.keyDown(caption, { key: 'ArrowRight' });
  expect(screen.getByText('2 of 3')).toBeTruthy();
  await fireEvent.blur(caption);
  await waitFor(() => expect(captions()).toEqual([null, 'By the weir', null]));

  await fireEvent.click(screen.getByRole('button', { name: 'Move it forward' }));
  await waitFor(() => expect(files()).toEqual(['b.jpg', 'a.jpg', 'c.m4a']));
  await fireEvent.click(await screen.findByLabelText('May be published'));
  await fireEvent.click(await screen.findByRole('button', { name: 'They asked us to' }));
  await fireEvent.submit(screen.getByTestId('why').closest('form') as HTMLFormElement);
  await waitFor(() => expect(fake.state.photos[0]?.attachment.may_be_published).toBe(true));

  await fireEvent.keyDown(gallery, { key: 'End' });
  expect(screen.getByText(/kept as it came/)).toBeTruthy();
  expect(screen.queryByLabelText('May be published')).toBeNull();
  await fireEvent.keyDown(gallery, { key: 'Delete' });
  await waitFor(() => expect(files()).toEqual(['b.jpg', 'a.jpg']));
  await waitFor(() => expect(messages.list.at(-1)?.words).toBe('c.m4a was removed'));
  await fireEvent.keyDown(gallery, { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(selection.id).toBe('tools');
});

test.each([['at home', true], ['in a travel copy', false]])('%s a copy of a photo is offered: %s', async (where, offered) => {
  if (where !== 'at home') await travelling(fake);
  await catalogue.refresh();
  await dropPhotos(['/home/maryam/a.jpg']);
  page.photo = fake.state.photos[0]?.id ?? null;
  render(CardPane);
  await screen.findByRole('dialog');
  expect(screen.queryByRole('button', { name: 'Save a copy' }) !== null).toBe(offered);
});

test('keys of the page rest while the gallery is open, and undo works', async () => {
  await dropPhotos(['/home/maryam/a.jpg']);
  page.photo = fake.state.photos[0]?.id ?? null;
  onKey(new KeyboardEvent('keydown', { key: 'n' }));
  expect(page.adding).toBeNull();
  await waitFor(() => expect(catalogue.undoList.undo).toHaveLength(1));
  onKey(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true }));
  await waitFor(() => expect(files()).toEqual([]));
});

test('photos of people cannot be published', async () => {
  const person = fake.state.assets.find(({ asset }) => asset.kind === 'person');
  if (!person) throw new Error('nobody is there');
  selection.choose(person.id);
  await dropPhotos(['/home/maryam/a.jpg']);
  render(CardPane);
  await fireEvent.click(await screen.findByRole('button', { name: /Look at Photo of/ }));
  expect((await screen.findByLabelText('May be published')).hasAttribute('disabled')).toBe(true);
});

test.each([
  [0, 1, ['b', 'a', 'c']],
  [2, -1, ['a', 'c', 'b']],
  [0, -1, ['a', 'b', 'c']],
  [2, 1, ['a', 'b', 'c']],
])('moved from %i by %i', (from, by, expected) => {
  expect(moved(['a', 'b', 'c'], from, by)).toEqual(expected);
});
