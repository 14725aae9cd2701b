// Printing: the shell previews a release on paper and saves it, with the picture of the base map that the page draws.

import type { AssetId, Outcome, ReleaseRequest, ReleaseResult } from './bindings';
import { failure } from './call';
import { transport } from './transport';

export interface Paper {
  size: 'a4' | 'a3';
  landscape: boolean;
}

export interface Print {
  what: 'map' | 'sheet';
  paper: Paper;
  language: string;
  /** West, south, east, north in degrees: what a map shows at least; null for all that leaves. */
  view: [number, number, number, number] | null;
  /** The order of a sheet's first assets. */
  order: AssetId[];
}

/** Which part of the world a map shows, in degrees, and how large it is on paper. */
export interface Frame {
  west: number;
  south: number;
  east: number;
  north: number;
  width_mm: number;
  height_mm: number;
}

export interface PrintNotes {
  pages: number;
  assets: number;
  /** Of a map: drawn on it. */
  drawn: number;
  /** Marks that had no room for their numbers. */
  without_number: number;
  /** Beyond its edge. */
  beyond: number;
  /** Signs that cannot be printed. */
  missing: string[];
}

export interface PrintPreview {
  notes: PrintNotes;
  /** What the picture has to show; null where nothing is on the map. */
  frame: Frame | null;
  /** SVG. */
  first_page: string;
}

/** The base map as PNG. */
export interface Picture {
  frame: Frame;
  credit: string;
  bytes: Uint8Array;
}

interface Asked {
  request: ReleaseRequest;
  print: Print;
  picture: Picture | null;
}

/** The first page, and what would come of the rest. */
export const previewPrint = (asked: Asked) => send(asked, null) as Promise<PrintPreview>;

/** Saves it as PDF and enters it in the register. */
export const savePrint = (asked: Asked, path: string, token: string) =>
  send(asked, { path, token, id: crypto.randomUUID() }) as Promise<Outcome<{ result: ReleaseResult; notes: PrintNotes }>>;

/** One line of JSON, and the bytes of the picture after it. */
async function send({ picture, ...ask }: Asked, save: { path: string; token: string; id: string } | null) {
  const under = picture && { frame: picture.frame, credit: picture.credit };
  const line = new TextEncoder().encode(`${JSON.stringify({ ...ask, picture: under, save })}\n`);
  const body = new Uint8Array(line.length + (picture?.bytes.length ?? 0));
  body.set(line);
  if (picture) body.set(picture.bytes, line.length);
  try {
    return await transport.send('print', body, '');
  } catch (reason) {
    throw failure(reason);
  }
}
