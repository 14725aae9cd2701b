// Locking this window: what was typed is saved, the catalogue is closed, and the page is loaded anew, so that
// nothing of the catalogue is left in it.

import { lockFile, onLocked, onLockNow, stillHere } from '../core/locking';
import { catalogue } from './catalogue.svelte';
import { forms } from './forms.svelte';
import { messages } from './messages.svelte';

/** How long what is being saved may take before the window locks all the same, in milliseconds. */
const PATIENCE = 2000;
const SEEN_EVERY = 10_000;

/** For as long the page goes on, empty, so that it hears the end of the key that locked it: in milliseconds. */
const KEY_ENDS = 300;

/** Tests look at the page instead of loading it anew. */
export const whole = {
  loadAnew: () => {
    document.body.hidden = true;
    setTimeout(() => location.reload(), KEY_ENDS);
  },
};

/** Saves what was typed, and locks. */
export async function lockHere() {
  // A field that is left saves itself.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  const began = Date.now();
  do await new Promise((wait) => setTimeout(wait, 30));
  while (catalogue.writing > 0 && Date.now() - began < PATIENCE);
  const draft = forms.draft();
  try {
    if (await lockFile(draft === null ? null : JSON.stringify(draft))) whole.loadAnew();
  } catch (reason) {
    messages.fail(reason);
  }
}

/** Answers to the shell, and tells it that somebody is there; answers how to stop. */
export function followLocking(): () => void {
  const listening = [onLockNow(() => void lockHere()), onLocked(() => whole.loadAnew())];
  let told = 0;
  const seen = () => {
    if (Date.now() - told < SEEN_EVERY) return;
    told = Date.now();
    // Not being told is no reason to trouble anybody.
    void stillHere().catch(() => undefined);
  };
  const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const;
  for (const sign of signs) window.addEventListener(sign, seen, { passive: true, capture: true });
  return () => {
    for (const sign of signs) window.removeEventListener(sign, seen, { capture: true });
    for (const each of listening) void each.then((stop) => stop());
  };
}
