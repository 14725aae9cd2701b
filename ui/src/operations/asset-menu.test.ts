import { beforeEach, expect, test } from 'vitest';
import { pretend, type Fake } from '../core/fake';
import { speakTo } from '../core/transport';
import { catalogue } from '../state/catalogue.svelte';
import { chosen } from '../state/chosen.svelte';
import { page } from '../state/page.svelte';
import { selection } from '../state/selection.svelte';
import { assetMenu, openMenuOf, showMenu } from './asset-menu';
import { operations } from './index';
import { attempt, whyNot } from './operation';

let fake: Fake;
beforeEach(async () => {
  fake = pretend();
  speakTo(fake);
  await catalogue.opened();
  selection.clear();
  Object.assign(page, { view: 'list', menu: null, adding: null, editing: null, side: 'card' });
  document.body.replaceChildren();
});
async function choose(id: string) {
  selection.choose(id);
  chosen.follow();
  await expect.poll(() => chosen.now?.id).toBe(id);
}
const offered = () => assetMenu().map(({ id }) => id);
const why = () => Object.fromEntries(assetMenu().flatMap((each) => (whyNot(each) ? [[each.id, whyNot(each)]] : [])));
const fakeAsset = (id: string) => {
  const found = fake.state.assets.find((each) => each.id === id);
  if (!found) throw new Error(id);
  return found;
};

test('everything in the menu is one of the actions that palette and keys know', async () => {
  await choose('tools');
  expect(assetMenu().filter((each) => !operations.includes(each))).toEqual([]);
  expect(offered()).toContain('take-off-map');
});

test('what there is nothing to do to is not offered', async () => {
  fakeAsset('tools').asset.place = null;
  await choose('tools');
  for (const id of ['take-off-map', 'show-on-map', 'reshape', 'cut']) expect(offered()).not.toContain(id);
  expect(assetMenu().find(({ id }) => id === 'place')?.title()).toBe('Put on the map');
});

test('a safeguarded asset says why it has no place, and can still be edited', async () => {
  fakeAsset('tools').asset.sensitivity = 'safeguarded';
  await choose('tools');
  expect(why().place).toBe('safeguarded, kept off every map');
  expect(why()['draw-line']).toBe('safeguarded, kept off every map');
  expect(why().edit).toBeUndefined();
});

test('what lies in the bin says so', async () => {
  fakeAsset('tools').in_bin = true;
  await choose('tools');
  expect(why().edit).toBe('it lies in the bin');
  expect(why().delete).toBe('it lies in the bin');
  expect(why().introduce).toBe('it lies in the bin');
  expect(why().history).toBeUndefined();
});

test('who does not want to be introduced is not', async () => {
  await choose('nadia');
  expect(why().introduce).toBeUndefined();
  selection.clear();
  fakeAsset('nadia').asset.no_introductions = true;
  await choose('nadia');
  expect(why().introduce).toBe('does not want to be introduced');
  selection.chooseAll(fake.state.assets.slice(0, 9).map(({ id }) => id));
  expect(why().introduce).toBe('choose eight or fewer');
});

test('for several only what is done to all of them is offered', async () => {
  selection.chooseAll(['tools', 'seeds']);
  expect(offered()).toEqual(['introduce', 'connect-dots', 'delete']);
  expect(assetMenu()[0]?.title()).toBe('Introduce them to one another …');
});

test('the menu of a row chooses the row, unless it is one of several that are chosen', () => {
  const event = new MouseEvent('contextmenu', { clientX: 30, clientY: 40, cancelable: true });
  openMenuOf(event, 'tools');
  expect([selection.id, page.menu]).toEqual(['tools', { x: 30, y: 40, asset: true, lines: [] }]);
  expect(event.defaultPrevented).toBe(true);
  selection.chooseAll(['tools', 'seeds']);
  openMenuOf(event, 'tools');
  expect(selection.ids).toEqual(['tools', 'seeds']);
});

test('the key opens the menu of the row that has the focus, and of none where nothing is chosen', () => {
  expect(attempt(showMenu)).toBe(false);
  const row = document.createElement('li');
  row.dataset.asset = 'seeds';
  const button = document.createElement('button');
  row.append(button);
  document.body.append(row);
  button.focus();
  expect(attempt(showMenu)).toBe(true);
  expect([selection.id, page.menu?.asset]).toEqual(['seeds', true]);
});
