import { tick } from 'svelte';
import { catalogue } from '../state/catalogue.svelte';
import { filter } from '../state/filter.svelte';
import { page } from '../state/page.svelte';
import { actions as words } from '../text/words';
import type { Operation } from './operation';

/** To the search box of the browser. */
export const search: Operation = {
  id: 'search',
  title: () => words.search,
  icon: 'search',
  keys: [{ key: '/' }],
  available: () => catalogue.info !== null,
  run: async () => {
    if (!page.framed) page.back();
    page.pane = 'browser';
    // The box is there once the browser has been drawn. A frame later would be too late for
    // somebody who types on at once: their letters would be taken for keys that do something.
    await tick();
    document.querySelector<HTMLInputElement>('#search')?.focus();
  },
};

export const palette: Operation = {
  id: 'palette',
  title: () => words.palette,
  icon: 'search',
  keys: [{ key: 'k', ctrl: true }],
  everywhere: true,
  available: () => catalogue.info !== null,
  run: () => (page.palette = true),
};

export const clearFilter: Operation = {
  id: 'clear-filter',
  title: () => words.clearFilter,
  icon: 'close',
  available: () => !filter.isEmpty,
  run: () => filter.clear(),
};

export const onlyUnplaced: Operation = {
  id: 'only-unplaced',
  title: () => words.onlyUnplaced,
  icon: 'notOnMap',
  available: () => catalogue.info !== null,
  run: () => filter.toggle('-has', 'place', true),
};
