// What the shell does beside carrying calls: files, their dialogs, and the bytes of the map.

import type { Added, AssetId, ContentHash, Outcome } from './bindings';
import { ask, failure } from './call';
import { transport } from './transport';

export interface StartInfo {
  version: string;
  /** The file that is open in this window, after the page was loaded anew. */
  open: string | null;
  /** The ISO 8601 day at whose end this window shows its catalogue; null where it shows it as it is. */
  as_it_was: string | null;
  /** The catalogue that was locked in this window. */
  locked: { path: string; name: string } | null;
  /** The file that this window was opened for. */
  named: string | null;
  /** Files opened lately that are still there, the last one first. */
  recent: string[];
}

export interface Opened {
  path: string;
  /** False: another window shows it and has come forward. */
  here: boolean;
}

export type Purpose = 'catalogue' | 'import' | 'given' | 'photos' | 'pack' | 'changes' | 'folder' | 'save';

/** The words of the system's own dialog. */
export interface DialogWords {
  title: string;
  /** What the kind of file is called. */
  kind: string;
  any: string;
}

export type Dragged = { is: 'over'; paths: string[] } | { is: 'left' } | { is: 'dropped'; paths: string[] };

export const startInfo = () => ask('start_info') as Promise<StartInfo>;

/** Opens a catalogue. Fails with `needs_passphrase` or `wrong_passphrase`. */
export const openFile = (path: string, passphrase: string | null = null) =>
  ask('open_file', { path, passphrase }) as Promise<Opened>;

/** Makes a catalogue and opens it; never overwrites. */
export const createFile = (
  path: string,
  name: string,
  passphrase: string | null = null,
  sample = false,
) => ask('create_file', { path, name, passphrase, sample }) as Promise<Opened>;

/** Shows how the catalogue was at the end of a day (ISO 8601), in a window of its own. */
export const openAsItWas = (day: string) => ask('open_as_it_was', { day }) as Promise<null>;

export const closeFile = () => ask('close_file') as Promise<null>;

/** Asks for a path in the system's dialog; null when none is chosen. */
export async function chooseFile(purpose: Purpose, words: DialogWords, suggested: string | null = null) {
  const chosen = (await ask('choose_file', { purpose, ...words, suggested })) as string[];
  return chosen[0] ?? null;
}

/** Draws the whole page this many per cent as large as usual. */
export const textSize = (percent: number) => ask('text_size', { percent }) as Promise<null>;

/** Asks for photos, one or several. */
export const choosePhotos = (words: DialogWords) =>
  ask('choose_file', { purpose: 'photos', ...words, suggested: null }) as Promise<string[]>;

/** Asks for what other laptops saved, one or several files. */
export const chooseChanges = (words: DialogWords) =>
  ask('choose_file', { purpose: 'changes', ...words, suggested: null }) as Promise<string[]>;

/** Puts a photo that has no file, as from the clipboard, on the card of an asset. */
export async function addBytes(asset: AssetId, name: string, bytes: Uint8Array): Promise<Outcome<Added>> {
  const about = new URLSearchParams({ asset, name, request: crypto.randomUUID() });
  try {
    return (await transport.send('add_bytes', bytes, about.toString())) as Outcome<Added>;
  } catch (reason) {
    throw failure(reason);
  }
}

/** A form to sign or a notice to send, as it stands on paper. */
export interface Letter {
  title: string;
  language: string;
  parts: LetterPart[];
}
export type LetterPart =
  | { is: 'text' | 'quote' | 'fine'; words: string }
  | { is: 'boxes'; label: string; boxes: { words: string; ticked: boolean }[] }
  | { is: 'line'; label: string; words: string };

/** Saves it as PDF. */
export const saveLetter = (path: string, letter: Letter) => ask('save_letter', { path, letter }) as Promise<null>;

/** The picture in the clipboard, as PNG, where the web view hides it from the page; otherwise no bytes. */
export const copiedPicture = () => ask('copied_picture', {}) as Promise<ArrayBuffer>;

/** Puts text into the clipboard: the shell does where the web view does not let the page. */
export async function copyText(text: string): Promise<void> {
  if (!(await ask('copy_text', { text }))) await navigator.clipboard.writeText(text);
}

/** The address of a picture: upright, as JPEG, at most 320 or 1600 pixels on a side. */
export const photoAddress = (hash: ContentHash, size: 'card' | 'gallery') => transport.address(`photo/${hash}/${size}`);

/** Hears that some window has added, switched or removed an area pack; answers how to stop. */
export const onPacksChanged = (heard: () => void) => transport.listen('packs-changed', heard);

/** Bytes of a tile by its address, `tile/{z}/{x}/{y}?q=…&v=…`, `base/{z}/{x}/{y}` or `pack/{id}/{z}/{x}/{y}`. */
export const mapData = (address: string) => ask('mapdata', { address }) as Promise<ArrayBuffer>;

/** Hears of files dragged over the window; answers how to stop. */
export const onFilesDragged = (heard: (dragged: Dragged) => void) =>
  transport.listen('files-dragged', (payload) => heard(payload as Dragged));
