// What the shell does for laptops that work together: files of changes that somebody opens, the folder that they
// share, and a catalogue that moves out of a place where edits could get lost.

import { ask } from './call';
import { transport } from './transport';

/** A file of changes that waits for its catalogue. */
export interface WaitingChanges {
  path: string;
  /** The catalogue that it is for, where it was opened on this laptop lately. */
  catalogue: string | null;
  /** Why it cannot be told what it is for, in the core's words; it waits no longer. */
  failed: string | null;
}

export interface Taken {
  /** Those for the catalogue of this window, once. */
  here: string[];
  waiting: WaitingChanges[];
}

/** Somebody dropped files of changes here; those for another window lead there. */
export const giveChanges = (paths: string[]) => ask('give_changes', { paths }) as Promise<Taken>;

/** Those that somebody opened in the file manager, or dropped on another window. */
export const takeChanges = () => ask('take_changes') as Promise<Taken>;

/** Nobody wants to look at one of those that wait. */
export const dropChanges = (path: string) => ask('drop_changes', { path }) as Promise<null>;

/** Hears that there is something to take. */
export const onChangesGiven = (heard: () => void) => transport.listen('changes-given', heard);

/** Hears that it is time to look into the shared folder. */
export const onLookIntoFolder = (heard: () => void) => transport.listen('look-into-folder', heard);

/** Copies the catalogue of this window to this laptop's own documents, and opens the copy in its place. */
export const moveHere = () => ask('move_here') as Promise<null>;
