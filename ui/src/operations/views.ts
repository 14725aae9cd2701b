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

export async function removeView(id: SavedViewId, name: string) {
  if (await catalogue.attempt('remove_view', { id })) messages.say(words.removed(name), undoIt());
}
