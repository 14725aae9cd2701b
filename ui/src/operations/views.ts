// Going through the views of the map, and keeping some.

import type { SavedView, SavedViewId } from '../core/bindings';
import { cameras } from '../state/cameras.svelte';
import { catalogue } from '../state/catalogue.svelte';
import { filter } from '../state/filter.svelte';
import { messages } from '../state/messages.svelte';
import { page } from '../state/page.svelte';
import { views as words } from '../text/words';
import type { Operation } from './operation';
import { readingOnly } from './reading-only';
import { undoIt } from './undo';

const onMap = () => catalogue.info !== null && page.view === 'map';

export const viewBack: Operation = {
  id: 'view-back',
  title: () => words.back,
  icon: 'back',
  keys: [{ key: 'ArrowLeft', alt: true }],
  available: onMap,
  disabled: () => (cameras.past.length > 0 ? null : words.nowhereBack),
  run: () => cameras.back(),
};

export const viewForward: Operation = {
  id: 'view-forward',
  title: () => words.forward,
  icon: 'forward',
  keys: [{ key: 'ArrowRight', alt: true }],
  available: onMap,
  disabled: () => (cameras.ahead.length > 0 ? null : words.nowhereForward),
  run: () => cameras.forward(),
};

export const zoomToShown: Operation = {
  id: 'zoom-to-shown',
  title: () => words.toShown,
  icon: 'fit',
  keys: [{ key: '0' }],
  available: onMap,
  disabled: () => (filter.counts?.bounds ? null : words.nothingShown),
  run: () => filter.counts?.bounds && cameras.go({ box: filter.counts.bounds }),
};

export const saveView: Operation = {
  id: 'save-view',
  title: () => words.save,
  icon: 'bookmark',
  available: onMap,
  disabled: readingOnly,
  run: () => (page.savingView = true),
};

/** Keeps what the map shows now under a name. Answers whether it was saved. */
export async function keepView(name: string): Promise<boolean> {
  const camera = cameras.here;
  if (!camera) return false;
  const view: SavedView = { name, camera, query: filter.query.trim() || null };
  const done = await catalogue.attempt('save_view', { id: null, view });
  if (done) messages.say(words.saved(name), undoIt());
  return done !== undefined;
}

/** The map as it was when the view was kept. */
export function showView(view: SavedView) {
  page.show('map');
  filter.set(view.query ?? '');
  cameras.go({ camera: view.camera });
}

/** Keeps the filter under a name: as a view, from where the map is looked at, or from above all of it. */
export async function keepFilter(name: string): Promise<boolean> {
  const view: SavedView = { name, camera: cameras.here ?? above(filter.counts?.bounds ?? null), query: filter.query.trim() };
  const done = await catalogue.attempt('save_view', { id: null, view });
  if (done) messages.say(words.saved(name), undoIt());
  return done !== undefined;
}

/** From above these degrees (west, south, east, north); from above the world without any. */
function above(box: [number, number, number, number] | null): SavedView['camera'] {
  if (!box) return { lon: 0, lat: 0, zoom: 1 };
  const [west, south, east, north] = box;
  const degrees = Math.max(0.002, east - west, (north - south) * 1.7);
  return { lon: (west + east) / 2, lat: (south + north) / 2, zoom: Math.max(1, Math.log2(360 / degrees)) };
}

export async function renameView(id: SavedViewId, view: SavedView, name: string): Promise<boolean> {
  const done = await catalogue.attempt('save_view', { id, view: { ...view, name } });
  if (done) messages.say(words.saved(name), undoIt());
  return done !== undefined;
}

export async function removeView(id: SavedViewId, name: string) {
  if (await catalogue.attempt('remove_view', { id })) messages.say(words.removed(name), undoIt());
}
