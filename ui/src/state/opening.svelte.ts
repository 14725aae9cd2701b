// Opening and making a file in this window, from wherever it was asked for.

import { isChanges, lookAtChanges } from '../operations/merge';
import { call, failure } from '../core/call';
import { openRemembered, openWithRecovery, remember, restoreBackup, takeDraft, waitToTry, type NotRecalled } from '../core/locking';
import { closeFile, createFile, openFile, startInfo, type StartInfo } from '../core/shell';
import { dropPhotos, isPhoto } from '../operations/add-photos';
import { catalogue } from './catalogue.svelte';
import { filter } from './filter.svelte';
import { forms, type Kept } from './forms.svelte';
import { give, takeGiven } from './given.svelte';
import { messages } from './messages.svelte';
import { isPack } from './packs.svelte';
import { page } from './page.svelte';
import { selection } from './selection.svelte';
import { noted } from './whereabouts';
import { app as words, lock as lockWords } from '../text/words';

/** A file that did not open because it is damaged. */
export interface Damaged {
  path: string;
  /** What opens its backups. */
  passphrase: string | null;
  why: string;
}

class Opening {
  info = $state.raw<StartInfo | null>(null);
  /** The file that waits for its passphrase. */
  locked = $state<string | null>(null);
  /** What it is called, where it was locked in this window; nobody knows before it is open. */
  name = $state<string | null>(null);
  /** Seconds until the next passphrase may be tried. */
  wait = $state(0);
  damaged = $state.raw<Damaged | null>(null);
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
    if (opening.info.open) {
      await enter({ again: true });
      messages.say(words.back);
    } else if (opening.info.as_it_was) await enter({ again: true });
    else if (opening.info.locked) {
      opening.locked = opening.info.locked.path;
      opening.name = opening.info.locked.name;
      if (opening.locked !== null) await waits(opening.locked);
    }
    else if (opening.info.named) await open(opening.info.named);
  } catch (reason) {
    messages.fail(reason);
  }
}

/**
 * Opens a file, asking for its passphrase where it has one. Answers whether it is open here. With `remembers`
 * this laptop then remembers how to open it, for which nobody waits.
 */
export async function open(path: string, passphrase: string | null = null, remembers = false): Promise<boolean> {
  opening.busy = true;
  opening.refused = null;
  try {
    const { here } = await openFile(path, passphrase);
    await opened(path, here);
    if (here && remembers) void rememberIt();
    return here;
  } catch (reason) {
    const { code, message } = failure(reason);
    if (code === 'needs_passphrase' || (code === 'wrong_passphrase' && passphrase !== null)) {
      if (opening.locked !== path) opening.name = null;
      opening.locked = path;
      opening.refused = code === 'wrong_passphrase' ? message : null;
      if (code === 'wrong_passphrase') await waits(path);
    } else if (code === 'damaged' && catalogue.info === null) opening.damaged = { path, passphrase, why: message };
    else messages.fail(reason);
    return false;
  } finally {
    opening.busy = false;
  }
}

/** Opens a file with its recovery key: the lines of one sheet, or of two of three. Throws a `Failure`. */
export async function openWithKey(path: string, sheets: string[]) {
  opening.busy = true;
  try {
    const { here } = await openWithRecovery(path, sheets);
    await opened(path, here);
    // The next thing is a new passphrase.
    if (here && catalogue.info?.encrypted) page.show('keys');
  } finally {
    opening.busy = false;
  }
}

async function rememberIt() {
  const done = await remember().catch(() => false);
  messages.say(done ? lockWords.remembersNow : lockWords.remembersNot);
}

/**
 * Opens a file with what this laptop remembers. Answers why not, or null. It may take a while, in which somebody can
 * type the passphrase or leave: then the answer comes too late and changes nothing here.
 */
export async function openWithRemembered(path: string): Promise<NotRecalled | null> {
  const recalled = await openRemembered(path);
  if (typeof recalled === 'string') return recalled;
  if (opening.locked === path) await opened(path, recalled.opened.here);
  return null;
}

/** Makes a catalogue from a backup of one that is damaged, and opens it. */
export async function restore(backup: string, passphrase: string | null, to: string) {
  opening.busy = true;
  try {
    const { here } = await restoreBackup(backup, passphrase, to);
    forgetLocked();
    if (here) await enter();
  } finally {
    opening.busy = false;
  }
}

/** From a catalogue that waits for its passphrase to the start page. */
export async function leaveLocked() {
  forgetLocked();
  try {
    if (catalogue.info === null) await closeFile();
    opening.info = await startInfo();
  } catch (reason) {
    messages.fail(reason);
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
    if (here && passphrase !== null)
      messages.say(lockWords.suggestSheet, { words: lockWords.makeSheet, run: () => page.show('keys') });
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

const isCatalogue = (path: string) => /\.hereabouts$/i.test(path);

/** Files dropped on the window: photos go on the open card, a catalogue is opened, what another laptop saved is looked at by "Work together", anything else by "Bring in". */
export async function dropped(paths: string[]) {
  const [path] = paths;
  if (!path) return;
  if (paths.every(isPhoto)) return void (await dropPhotos(paths));
  if (paths.every(isChanges)) return give(paths);
  // On the page "Work together" a catalogue is a second copy of the one that is open.
  if (catalogue.info && page.view === 'merge' && paths.every((each) => isChanges(each) || isCatalogue(each))) return lookAtChanges(paths);
  if (isCatalogue(path)) await open(path);
  else if (catalogue.info && (isPack(path) || page.view === 'packs')) page.addPack(path);
  else if (catalogue.info) page.bringIn(path);
  else opening.bring = path;
}

/** After a file that may have waited for its passphrase is open, here or in another window. */
async function opened(path: string, here: boolean) {
  // It was locked here: somebody comes back to where they were.
  const again = here && opening.name !== null && opening.locked === path;
  const draft = again ? await takeDraft().catch(() => null) : null;
  if (here || opening.locked === path) forgetLocked();
  if (!here) return;
  await enter({ again });
  if (draft !== null) forms.restore(JSON.parse(draft) as Kept);
}

function forgetLocked() {
  Object.assign(opening, { locked: null, name: null, refused: null, wait: 0, damaged: null });
}

/** Counts down until another passphrase may be tried. */
async function waits(path: string) {
  opening.wait = Math.ceil(await waitToTry(path).catch(() => 0));
  const tick = () => {
    if (opening.wait === 0) return;
    opening.wait -= 1;
    setTimeout(tick, 1000);
  };
  setTimeout(tick, 1000);
}

async function enter({ again = false } = {}) {
  forms.forget();
  await catalogue.opened();
  const { view = 'map', query = '', chosen = null } = again ? noted(catalogue.info?.path ?? null) : {};
  filter.set(query);
  selection.choose(chosen);
  page.show(view);
  if (opening.bring !== null) page.bringIn(opening.bring);
  opening.bring = null;
  await takeGiven();
}
