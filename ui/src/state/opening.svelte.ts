// Opening and making a file in this window, from wherever it was asked for.

import { call, failure } from '../core/call';
import { closeFile, createFile, openFile, startInfo, type StartInfo } from '../core/shell';
import { dropPhotos, isPhoto } from '../operations/add-photos';
import { catalogue } from './catalogue.svelte';
import { filter } from './filter.svelte';
import { forms } from './forms.svelte';
import { messages } from './messages.svelte';
import { isPack } from './packs.svelte';
import { page } from './page.svelte';
import { selection } from './selection.svelte';
import { noted } from './whereabouts';
import { app as words } from '../text/words';

class Opening {
  info = $state.raw<StartInfo | null>(null);
  /** The file that waits for its passphrase. */
  locked = $state<string | null>(null);
  /** Why the passphrase was not taken, in a sentence. */
  refused = $state<string | null>(null);
  busy = $state(false);
  /** A file to bring in once there is a catalogue for it. */
  bring = $state<string | null>(null);
}

export const opening = new Opening();

/** What this window should show first. */
export async function start() {
  try {
    opening.info = await startInfo();
    // The page was loaded anew while the file was open.
    if (opening.info.open) await enter({ again: true });
    else if (opening.info.named) await open(opening.info.named);
  } catch (reason) {
    messages.fail(reason);
  }
}

/** Opens a file, asking for its passphrase where it has one. Answers whether it is open here. */
export async function open(path: string, passphrase: string | null = null): Promise<boolean> {
  opening.busy = true;
  opening.refused = null;
  try {
    const { here } = await openFile(path, passphrase);
    opening.locked = null;
    if (here) await enter();
    return here;
  } catch (reason) {
    const { code, message } = failure(reason);
    if (code === 'needs_passphrase' || (code === 'wrong_passphrase' && passphrase !== null)) {
      opening.locked = path;
      opening.refused = code === 'wrong_passphrase' ? message : null;
    } else messages.fail(reason);
    return false;
  } finally {
    opening.busy = false;
  }
}

/** Makes a file and opens it. Answers whether it is open here. */
export async function create(
  path: string,
  name: string,
  passphrase: string | null,
  sample: boolean,
): Promise<boolean> {
  opening.busy = true;
  try {
    const { here } = await createFile(path, name, passphrase, sample);
    if (here) await enter();
    return here;
  } catch (reason) {
    messages.fail(reason);
    return false;
  } finally {
    opening.busy = false;
  }
}

/** Makes the file whole, closes it and goes back to the start page. */
export async function close() {
  try {
    await call('settle', {});
    await closeFile();
    opening.info = await startInfo();
  } catch (reason) {
    messages.fail(reason);
    return;
  }
  selection.clear();
  page.adding = null;
  page.show('start');
  catalogue.closed();
}

/** Files dropped on the window: photos go on the open card, a catalogue is opened, anything else is looked at by "Bring in". */
export async function dropped(paths: string[]) {
  const [path] = paths;
  if (!path) return;
  if (paths.every(isPhoto)) return void (await dropPhotos(paths));
  if (/\.hereabouts$/i.test(path)) await open(path);
  else if (catalogue.info && (isPack(path) || page.view === 'packs')) page.addPack(path);
  else if (catalogue.info) page.bringIn(path);
  else opening.bring = path;
}

async function enter({ again = false } = {}) {
  forms.forget();
  await catalogue.opened();
  const { view = 'map', query = '', chosen = null } = again ? noted(catalogue.info?.path ?? null) : {};
  filter.set(query);
  selection.choose(chosen);
  page.show(view);
  if (again) messages.say(words.back);
  if (opening.bring !== null) page.bringIn(opening.bring);
  opening.bring = null;
}
