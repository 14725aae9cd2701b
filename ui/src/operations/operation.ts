// What a user action is. Buttons, menus, the palette, the keyboard and the sheet of keys all read the same.

import type { IconName } from '../components/icons';

export interface Keys {
  /** As `KeyboardEvent.key` gives it; letters in lower case. */
  key: string;
  ctrl?: boolean;
  shift?: boolean;
  alt?: boolean;
}

export interface Operation {
  id: string;
  title: () => string;
  icon: IconName;
  /** The first is printed beside the title. */
  keys?: Keys[];
  /** Worth offering now: false hides it. */
  available?: () => boolean;
  /** Why it cannot be done just now, in a few words; null when it can. */
  disabled?: () => string | null;
  /** It is done to all that are chosen, not only to the one whose card is open. */
  many?: boolean;
  /** Its keys act also where somebody types. */
  everywhere?: boolean;
  run: () => unknown;
}

export const isOffered = (operation: Operation) => operation.available?.() ?? true;
export const whyNot = (operation: Operation) => operation.disabled?.() ?? null;

/** Runs it, unless it cannot be done now. Answers whether it did. */
export function attempt(operation: Operation): boolean {
  if (!isOffered(operation) || whyNot(operation) !== null) return false;
  operation.run();
  return true;
}
