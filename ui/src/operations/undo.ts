import type { Step, Undone } from '../core/bindings';
import { catalogue } from '../state/catalogue.svelte';
import { forms } from '../state/forms.svelte';
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
  run: async () => {
    const step = catalogue.undoList.undo[0]?.step;
    const done = await catalogue.attempt('undo', {});
    said(done, undoPanel.undone, true);
    // What was typed is not lost with the step: its form opens again.
    if (done) forms.undone(step);
  },
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
  run: async () => {
    const done = await catalogue.attempt('redo', {});
    said(done, undoPanel.redone, false);
    if (done) forms.redone();
  },
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
