// Files of changes that somebody opened in the file manager or dropped on the window. Those for the catalogue that is
// open here are looked at; the others wait for theirs.

import { dropChanges, giveChanges, onChangesGiven, takeChanges, type Taken, type WaitingChanges } from '../core/together';
import { lookAtChanges } from '../operations/merge';
import { messages } from './messages.svelte';

class Given {
  waiting = $state.raw<WaitingChanges[]>([]);

  /** Says no more of one of them. */
  leave(path: string) {
    this.waiting = this.waiting.filter((each) => each.path !== path);
  }
}

export const given = new Given();

/** Takes what is for the catalogue of this window. */
export async function takeGiven() {
  // Not being told is no reason to trouble anybody.
  const taken = await takeChanges().catch(() => null);
  if (taken) show(taken);
}

/** Somebody dropped them here. */
export async function give(paths: string[]) {
  try {
    show(await giveChanges(paths));
  } catch (reason) {
    messages.fail(reason);
  }
}

/** Nobody wants to look at one of them, here or elsewhere; the others wait on. */
export async function dropGiven(path: string) {
  given.leave(path);
  await dropChanges(path).catch((reason: unknown) => messages.fail(reason));
}

/** Takes them whenever the shell says that there are some, and with `atOnce` those that are there; answers how to stop. */
export function followGiven(atOnce = false): () => void {
  const listening = onChangesGiven(() => void takeGiven());
  if (atOnce) void listening.then(() => takeGiven());
  return () => void listening.then((stop) => stop());
}

function show({ here, waiting }: Taken) {
  // Why one cannot be read is told once, and stands until it is put away.
  const again = new Set([...here, ...waiting.map(({ path }) => path)]);
  const told = given.waiting.filter(({ path, failed }) => failed !== null && !again.has(path));
  given.waiting = [...told, ...waiting];
  if (here.length > 0) lookAtChanges(here);
}
