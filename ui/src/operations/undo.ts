import type { Held, Stayed, Step, Undone } from '../core/bindings';
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
    return next && !catalogue.forGood ? `${words.undo}: ${stepWords(next.label, next.name)}` : words.undo;
  },
  icon: 'undo',
  keys: [{ key: 'z', ctrl: true }],
  available: () => catalogue.info !== null,
  disabled: () => readingOnly() ?? (catalogue.undoList.undo.length > 0 || catalogue.forGood ? null : words.nothingToUndo),
  run: async () => {
    // Whoever asks for it now means what was done last, and not what came before.
    if (catalogue.forGood) return tellForGood(catalogue.forGood);
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

/** Says that nothing takes back what was done last, once: whoever goes on means the step before. */
function tellForGood({ step, label, name }: Step) {
  catalogue.told = step;
  const before = catalogue.undoList.undo[0];
  const text = undoPanel.forGood(stepWords(label, name));
  if (!before) messages.say(text);
  else messages.say(`${text} ${undoPanel.before(stepWords(before.label, before.name))}`, { words: undoPanel.undoThat, run: () => undo.run() });
}

/** What a message offers after something was done: to take it back. */
export const undoIt = () => ({ words: words.undo, run: () => undo.run() });

function said(done: { value: Undone } | undefined, sentence: (what: string) => string, mayRedo: boolean) {
  if (!done) return;
  const { label, name, kept, steps, let_out, stayed } = done.value;
  const rest = [
    ...(mayRedo ? let_out.map(({ by, count, name }) => undoPanel.letOut(by, name, Number(count))) : []),
    ...stays(stayed),
    ...(kept > 0 ? [undoPanel.kept(kept)] : []),
  ];
  if (steps === 0) return messages.say(rest.join(' '));
  const what = sentence(stepWords(label, name));
  const again = mayRedo ? { words: words.redo, run: () => redo.run() } : null;
  messages.say(rest.length > 0 ? `${what}. ${rest.join(' ')}` : what, again);
}

/** So many steps that stay are named; more than that nobody reads. */
const NAMED = 3;

/** Why steps stay that keep something from leaving, and where each is changed by itself. */
function stays(stayed: Stayed[]): string[] {
  const held = ({ by, count, name }: Held) => undoPanel.stays(by, name, Number(count));
  const told = stayed.slice(0, NAMED).flatMap(({ label, name, held: all }) => {
    const whole = label.record === null || label.record === undefined ? [undoPanel.staysWhole(stepWords(label, name))] : [];
    return [...whole, ...all.map(held)];
  });
  const more = stayed.length - NAMED;
  // Of one person or thing it is said once.
  return [...new Set(told), ...(more > 0 ? [undoPanel.alsoStay(more)] : [])];
}
