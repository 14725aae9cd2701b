// A walk through what is due: planned, shown on the map, ended.

import { cameras } from '../state/cameras.svelte';
import { catalogue } from '../state/catalogue.svelte';
import { messages } from '../state/messages.svelte';
import { page } from '../state/page.svelte';
import { boxOf, round } from '../state/round.svelte';
import { walks as words } from '../text/words';
import type { Operation } from './operation';

export const planWalk: Operation = {
  id: 'plan-walk',
  title: () => words.show,
  icon: 'walk',
  available: () => catalogue.info !== null,
  run: () => page.show('walk'),
};

export function showOnMap() {
  const box = round.walk && boxOf(round.walk);
  page.show('map');
  if (box) cameras.go({ box });
}

/** The stops in their order, and after them what is to be called. */
export function printWalk() {
  if (round.walk) page.print({ what: 'sheet', ids: [...round.walk.stops, ...round.walk.calls].map(({ row }) => row.id) });
}

export function endWalk() {
  round.end();
  messages.say(words.stopped);
}
