import { beforeEach, expect, test } from 'vitest';
import { pretend } from '../core/fake';
import { speakTo } from '../core/transport';
import { catalogue } from '../state/catalogue.svelte';
import { comfort } from '../state/comfort.svelte';
import { page } from '../state/page.svelte';
import { selection } from '../state/selection.svelte';
import { operations } from './index';
import { isField, onKey, operationOf, stepBack, usableKeys } from './keyboard';
import { isOffered, whyNot } from './operation';

beforeEach(async () => {
  speakTo(pretend());
  await catalogue.opened();
  selection.clear();
  Object.assign(page, { view: 'map', adding: null, editing: null, palette: false, keys: false, undoPanel: false, placing: null, menu: null, looks: false });
  document.body.replaceChildren();
});
const press = (key: string, more: Partial<KeyboardEventInit> = {}) =>
  new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
const named = (id: string) => {
  const found = operations.find((operation) => operation.id === id);
  if (!found) throw new Error(id);
  return found;
};

test.each([
  ['1', {}, 'show-map'],
  ['2', {}, 'show-list'],
  ['3', {}, 'show-network'],
  ['4', {}, undefined],
  ['n', {}, 'new-asset'],
  ['N', {}, 'new-asset'],
  ['/', {}, 'search'],
  ['/', { shiftKey: true }, 'search'],
  ['?', { shiftKey: true }, 'keys'],
  ['k', { ctrlKey: true }, 'palette'],
  ['k', { metaKey: true }, 'palette'],
  ['k', {}, undefined],
  ['z', { ctrlKey: true }, 'undo'],
  ['z', { ctrlKey: true, shiftKey: true }, 'redo'],
  ['y', { ctrlKey: true }, 'redo'],
  ['z', {}, undefined],
  ['n', { altKey: true }, undefined],
  ['ArrowLeft', { altKey: true }, 'view-back'],
  ['ArrowRight', { altKey: true }, 'view-forward'],
  ['ArrowLeft', {}, undefined],
  ['m', {}, 'measure'],
  ['t', {}, 'check-still_going'],
  ['c', {}, 'check-changed'],
  ['C', { shiftKey: true }, 'note-conversation'],
  ['Delete', {}, 'delete'],
  ['F10', { shiftKey: true }, 'menu'],
  ['F10', {}, undefined],
  ['ContextMenu', {}, 'menu'],
  ['+', { ctrlKey: true }, 'larger'],
  ['-', { ctrlKey: true }, 'smaller'],
  ['0', { ctrlKey: true }, 'usual-size'],
  ['0', {}, 'zoom-to-shown'],
])('%s %j does %s', (key, held, id) => {
  expect(operationOf(press(key, held))?.id).toBe(id);
});

test('single keys can be switched off, and those with Ctrl or a name of their own stay', () => {
  comfort.useSingleKeys(false);
  for (const key of ['n', '1', '/', '?', 't', '0']) expect([key, operationOf(press(key))]).toEqual([key, undefined]);
  expect(operationOf(press('k', { ctrlKey: true }))?.id).toBe('palette');
  expect(operationOf(press('Delete'))?.id).toBe('delete');
  expect(operationOf(press('F2'))?.id).toBe('edit');
  expect([usableKeys(named('new-asset')), usableKeys(named('undo'))]).toEqual([undefined, { key: 'z', ctrl: true }]);
  comfort.useSingleKeys(true);
  expect(operationOf(press('n'))?.id).toBe('new-asset');
});

test('size is changed also while somebody types', () => {
  expect(typeIn('input', '+', { ctrlKey: true, shiftKey: true }).defaultPrevented).toBe(true);
});

test('no two actions share a key, and no id is there twice', () => {
  const keys = operations.flatMap(({ keys }) => keys ?? []).map((each) => JSON.stringify(each));
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
});

function typeIn(tag: string, key: string, more: Partial<KeyboardEventInit> = {}) {
  const field = document.createElement(tag);
  document.body.append(field);
  const event = press(key, more);
  field.addEventListener('keydown', (heard) => onKey(heard as KeyboardEvent));
  field.dispatchEvent(event);
  return event;
}

test('single letters act only while no field has the focus', () => {
  typeIn('input', '2');
  typeIn('textarea', 'n');
  typeIn('select', '2');
  expect(page.view).toBe('map');
  expect(page.adding).toBeNull();
  typeIn('button', '2');
  expect(page.view).toBe('list');
});

test('in a field Ctrl Z belongs to the text, and Ctrl K still finds', () => {
  expect(typeIn('input', 'z', { ctrlKey: true }).defaultPrevented).toBe(false);
  expect(typeIn('input', 'k', { ctrlKey: true }).defaultPrevented).toBe(true);
  expect(page.palette).toBe(true);
});

test('what is over the page keeps the keys of the page', () => {
  page.keys = true;
  typeIn('button', '2');
  expect(page.view).toBe('map');
});

test.each([
  ['input', {}, true],
  ['input', { type: 'checkbox' }, false],
  ['textarea', {}, true],
  ['button', {}, false],
])('%s %j is a place to type: %s', (tag, attributes, expected) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value as string);
  expect(isField(element)).toBe(expected);
});

test('Esc goes back one step at a time, what lies on top first', () => {
  selection.choose('hall');
  page.adding = {};
  page.palette = true;
  stepBack();
  expect([page.palette, page.adding]).toEqual([false, {}]);
  stepBack();
  expect([page.adding, selection.id]).toEqual([null, 'hall']);
  stepBack();
  expect(selection.id).toBeNull();
});

test('Esc leaves a page of full width for the view that was there before', () => {
  page.show('list');
  page.show('share');
  stepBack();
  expect(page.view).toBe('list');
});

test('what needs a choice, a step or a file says why it cannot be done', () => {
  expect(whyNot(named('delete'))).toBe('choose an asset first');
  expect(whyNot(named('undo'))).toBe('nothing to undo');
  selection.choose('hall');
  expect(whyNot(named('delete'))).toBeNull();
});

test('nothing that writes can be done in a file that can only be read', async () => {
  selection.choose('hall');
  await catalogue.mutate('jot', { text: 'a bench' });
  if (catalogue.info) catalogue.info = { ...catalogue.info, read_only: 'it lies on a CD' };
  for (const id of ['new-asset', 'delete', 'undo', 'bring-in', 'check-gone', 'edit', 'place'])
    expect([id, whyNot(named(id))]).toEqual([id, 'this catalogue can only be read']);
  expect(whyNot(named('share'))).toBeNull();
});

test('without a catalogue only what needs none is offered', () => {
  catalogue.closed();
  const offered = operations.filter(isOffered).map(({ id }) => id);
  expect(offered).toContain('open');
  expect(offered).not.toContain('new-asset');
  expect(offered).not.toContain('undo');
});
