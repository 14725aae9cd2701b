// Names of known assets in a text: where they stand, also while somebody goes on typing.

import type { NamedSpan } from '../core/bindings';

export interface Piece {
  text: string;
  /** The asset that the passage names. */
  named: NamedSpan | null;
}

/** The text in its order, cut where names begin and end. Positions of names are in characters, not in units of UTF-16. */
export function pieces(text: string, spans: NamedSpan[]): Piece[] {
  const signs = [...text];
  const all: Piece[] = [];
  let at = 0;
  const plain = (to: number) => {
    if (to > at) all.push({ text: signs.slice(at, to).join(''), named: null });
  };
  for (const named of [...spans].sort((a, b) => a.start - b.start)) {
    const end = named.start + named.length;
    if (named.start < at || end > signs.length) continue;
    plain(named.start);
    all.push({ text: signs.slice(named.start, end).join(''), named });
    at = end;
  }
  plain(signs.length);
  return all;
}

/** Those names that still stand in a text after it was changed at one spot, each where it is now. */
export function standing(spans: NamedSpan[], before: string, now: string): NamedSpan[] {
  if (before === now) return spans;
  const [old, fresh] = [[...before], [...now]];
  const shorter = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < shorter && old[head] === fresh[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]) tail += 1;
  const moved = fresh.length - old.length;
  return spans.flatMap((span) => {
    if (span.start + span.length <= head) return [span];
    return span.start >= old.length - tail ? [{ ...span, start: span.start + moved }] : [];
  });
}

/** Each asset that is named, once, in the order of the text. */
export function eachOnce(spans: NamedSpan[]): NamedSpan[] {
  const known = new Set<string>();
  return spans.filter(({ asset }) => !known.has(asset) && known.add(asset));
}
