// Area packs: adding one, seeing all of them, removing one, and how their streets look.

import type { Pack } from '../core/bindings';
import { chooseFile } from '../core/shell';
import { cameras } from '../state/cameras.svelte';
import { catalogue } from '../state/catalogue.svelte';
import { messages } from '../state/messages.svelte';
import { packs } from '../state/packs.svelte';
import { page } from '../state/page.svelte';
import { packs as words } from '../text/words';
import type { Operation } from './operation';

export const addPack: Operation = {
  id: 'add-pack',
  title: () => words.add,
  icon: 'layers',
  available: () => catalogue.info !== null,
  run: async () => {
    const path = await choosePack();
    if (path !== null) page.addPack(path);
  },
};

export const showPacks: Operation = {
  id: 'show-packs',
  title: () => words.all,
  icon: 'layers',
  available: () => catalogue.info !== null,
  run: () => page.addPack(),
};

export const quietStreets: Operation = {
  id: 'quiet-streets',
  title: () => `${words.look}: ${words.quiet}`,
  icon: 'eye',
  available: () => packs.used.some(({ pack }) => pack.map?.tiles === 'vector'),
  run: () => packs.beQuiet(!packs.quiet),
};

/** A file chosen in the system's dialog; none when the person chose none. */
export async function choosePack(): Promise<string | null> {
  return chooseFile('pack', words.choose).catch((reason: unknown) => {
    messages.fail(reason);
    return null;
  });
}

/** Asks where the file of a pack is now, and looks at it there. */
export async function findPack(pack: Pack) {
  const path = await choosePack();
  if (path === null) return;
  if (await packs.renew(pack.id, path)) messages.say(words.found(pack.name));
}

export async function removePack(pack: Pack) {
  if (await packs.remove(pack.id)) messages.say(words.removed(pack.name));
}

/** To where a pack is. */
export function goToPack(pack: Pack) {
  if (!pack.map) return;
  cameras.go({ box: pack.map.bounds });
  page.show('map');
}
