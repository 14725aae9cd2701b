// Which key does what. Single keys act only while no field has the focus.

import { comfort } from '../state/comfort.svelte';
import { page } from '../state/page.svelte';
import { selection } from '../state/selection.svelte';
import { operations } from './index';
import { attempt, type Keys, type Operation } from './operation';

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** Is this where somebody types? There, keys belong to the text. */
export function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches('textarea, select')) return true;
  return target.matches('input:not([type=checkbox], [type=radio], [type=button])');
}

export function fits(keys: Keys, press: Press): boolean {
  const ctrl = press.ctrlKey || press.metaKey;
  if (press.altKey !== (keys.alt ?? false) || ctrl !== (keys.ctrl ?? false)) return false;
  // Signs such as ? need Shift on some keyboards and not on others.
  const isSign = keys.key.length === 1 && keys.key.toLowerCase() === keys.key.toUpperCase();
  if (!isSign && press.shiftKey !== (keys.shift ?? false)) return false;
  return press.key.toLowerCase() === keys.key.toLowerCase();
}

/** A letter, figure or sign by itself: speech and shaking hands press these unmeant, so they can be switched off. */
export const isSingle = ({ key, ctrl, alt }: Keys) => key.length === 1 && !ctrl && !alt;

const acts = (keys: Keys) => comfort.singleKeys || !isSingle(keys);

/** The first keys that do it, as things are set; none when only a single key does and those are off. */
export const usableKeys = (operation: Operation): Keys | undefined => operation.keys?.find(acts);

export function operationOf(press: Press): Operation | undefined {
  return operations.find((operation) => operation.keys?.some((keys) => acts(keys) && fits(keys, press)));
}

/** The keyboard of the whole window; a view that has used a key has prevented its default. */
export function onKey(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing) return;
  if (event.key === 'Escape') return stepBack();
  if (page.palette || page.keys || page.looks || page.menu !== null) return;
  const operation = operationOf(event);
  // What lies over the page has keys of its own; undo is for everything.
  if (!operation || (page.photo !== null && !event.ctrlKey && !event.metaKey)) return;
  if (isField(event.target) && !operation.everywhere) return;
  if (attempt(operation)) event.preventDefault();
}

/** Esc goes back one step: what lies on top first. */
export function stepBack() {
  if (page.menu !== null) page.menu = null;
  else if (page.palette) page.palette = false;
  else if (page.looks) page.looks = false;
  else if (page.keys) page.keys = false;
  else if (page.photo !== null) page.photo = null;
  else if (page.undoPanel) page.undoPanel = false;
  else if (page.savingView) page.savingView = false;
  else if (page.sheet !== null) page.sheet = null;
  else if (page.placing !== null) page.placing = null;
  else if (page.adding !== null) page.adding = null;
  else if (page.naming !== null) page.naming = null;
  else if (page.editing !== null) page.editing = null;
  else if (page.area !== null) page.area = null;
  else if (page.view === 'sharing') page.leaveSharing();
  else if (!page.framed && page.view !== 'start') page.back();
  else if (selection.id !== null) selection.clear();
}
