// The notices that the build makes from the lock files: what the program is made of, and under
// which licence each part may be passed on.

export interface Part {
  name: string;
  version: string;
  /** SPDX expression. */
  licence: string;
  home: string;
  /** Which of the texts came with it. */
  texts: number[];
  /** Data asks for its credit to be seen; programs only for their licence to be at hand. */
  is_data: boolean;
}

export interface Notices {
  parts: Part[];
  /** Each text once, however many parts it belongs to. */
  texts: string[];
}

/** Lies beside the page; fails when the build has not made it. */
export async function notices(): Promise<Notices> {
  const reply = await fetch('./notices.json');
  if (!reply.ok) throw new Error(String(reply.status));
  return (await reply.json()) as Notices;
}

export function textsOf(part: Part, all: Notices): string[] {
  return part.texts.flatMap((number) => all.texts[number] ?? []);
}

/** Parts whose name or licence holds the words. */
export function matching(parts: Part[], words: string): Part[] {
  const wanted = words.trim().toLowerCase();
  return parts.filter((part) => `${part.name} ${part.licence}`.toLowerCase().includes(wanted));
}
