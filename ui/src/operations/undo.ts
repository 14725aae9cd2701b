import type { Step, Undone } from '../core/bindings';
import { catalogue } from '../state/catalogue.svelte';
import { messages } from '../state/messages.svelte';
import { actions as words, stepWords, undoPanel } from '../text/words';
import type { Operation } from './operation';
import { readingOnly } from './reading-only';

export const undo: Operation = {
  id: 'undo',
  title: () => {
    const next = catalogue.undoList.undo[0];
    return next ? `${words.undo}: ${stepWords(next.label, next.name)}` : words.undo;
  },
  icon: 'undo',
  keys: [{ key: 'z', ctrl: true }],
  available: () => catalogue.info !== null,
  disabled: () => readingOnly() ?? (catalogue.undoList.undo.length > 0 ? null : words.nothingToUndo),
  run: async () => said(await catalogue.attempt('undo', {}), undoPanel.undone, true),
};

export const redo: Operation = {
  id: 'redo',
  title: () => {
    const next = catalogue.undoList.redo[0];
    return next ? `${words.redo}: ${stepWords(next.label, next.name)}` : words.redo;
  },
  icon: 'redo',
  keys: [
    { key: 'z', ctrl: true, shift: true },
    { key: 'y', ctrl: true },
  ],
  available: () => catalogue.info !== null,
  disabled: () => readingOnly() ?? (catalogue.undoList.redo.length > 0 ? null : words.nothingToRedo),
  run: async () => said(await catalogue.attempt('redo', {}), undoPanel.redone, false),
};

/** Takes back everything down to a line of the undo list. */
export async function undoTo({ step }: Step) {
  said(await catalogue.attempt('undo_to', { step }), undoPanel.undone, true);
}

/** What a message offers after something was done: to take it back. */
export const undoIt = () => ({ words: words.undo, run: () => undo.run() });

function said(done: { value: Undone } | undefined, sentence: (what: string) => string, mayRedo: boolean) {
  if (!done) return;
  const { label, name, kept } = done.value;
  const what = sentence(stepWords(label, name));
  const again = mayRedo ? { words: words.redo, run: () => redo.run() } : null;
  messages.say(kept > 0 ? `${what}. ${undoPanel.kept(kept)}` : what, again);
}
