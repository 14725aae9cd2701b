// Neighbourhoods and boundaries: drawing them, and what can be done to one that is there.

import type { AreaCard, AreaId } from '../core/bindings';
import { catalogue } from '../state/catalogue.svelte';
import { messages } from '../state/messages.svelte';
import { page } from '../state/page.svelte';
import { areas as words, drawing } from '../text/words';
import { tooMany } from './draw';
import type { Operation } from './operation';
import { readingOnly } from './reading-only';
import { undoIt } from './undo';

export const drawNeighbourhood: Operation = {
  id: 'draw-neighbourhood',
  title: () => words.draw,
  icon: 'area',
  available: () => catalogue.info !== null,
  disabled: readingOnly,
  run: () =>
    page.draw({
      what: 'neighbourhood', form: 'area', name: '', id: null, kind: null, geometry: null,
      done: async (geometry) => {
        page.name(geometry);
        return true;
      },
    }),
};

export const showAreas: Operation = {
  id: 'show-areas',
  title: () => words.show,
  icon: 'layers',
  available: () => catalogue.info !== null,
  run: () => page.show('areas'),
};

export function reshapeArea({ id, area }: AreaCard) {
  if (area.geometry && tooMany(area.geometry)) return;
  page.draw({
    what: area.geometry ? 'reshape' : 'neighbourhood', form: 'area', name: area.name, id, kind: null, geometry: area.geometry,
    done: async (geometry) => {
      const done = await catalogue.attempt('edit_area', { id, area: { ...area, geometry } });
      if (done) messages.say(drawing.reshaped(area.name), undoIt());
      return done !== undefined;
    },
  });
}

export function cutArea({ id, area }: AreaCard) {
  page.draw({
    what: 'cut', form: 'line', name: area.name, id: null, kind: null, geometry: null,
    done: async (along) => {
      const done = await catalogue.attempt('split_area', { id, along });
      if (done) messages.say(drawing.split(area.name, done.value.length), undoIt());
      return done !== undefined;
    },
  });
}

export async function joinAreas({ id, area }: AreaCard, other: { id: AreaId; name: string }) {
  const done = await catalogue.attempt('join_areas', { id, other: other.id });
  if (done) messages.say(drawing.joined(area.name, other.name), undoIt());
}

export async function removeArea({ id, area }: AreaCard) {
  const done = await catalogue.attempt('remove_area', { id });
  if (!done) return;
  page.area = null;
  messages.say(words.removed(area.name), undoIt());
}
