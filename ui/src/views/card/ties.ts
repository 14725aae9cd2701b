// Relationship types as they are chosen: each in both directions, those that fit best first.

import type { AssetKind, RelationshipType } from '../../core/bindings';
import { wordsOf } from '../../state/tie-types.svelte';

export interface Direction {
  /** The type, and which way round. */
  key: string;
  type: string;
  /** From the asset of the card to the other one. */
  outgoing: boolean;
  /** As said of the asset of the card. */
  words: string;
  /** As said of the other one. */
  other: string;
  /** The same as the core says it of the asset of the card. */
  core: string;
  /** The kinds that the asset of the card and the other one usually are; any where there is none. */
  own: AssetKind[];
  far: AssetKind[];
}

/** Every type as the asset of the card would say it; one that reads the same both ways is there once. */
export function directions(types: RelationshipType[]): Direction[] {
  return types.flatMap((type) => {
    const { key, wording, inverse, from_kinds, to_kinds } = type;
    const said = wordsOf(type);
    const out = { key: `${key}>`, type: key, outgoing: true, words: said.wording, other: said.inverse, core: wording, own: from_kinds, far: to_kinds };
    const back = { key: `${key}<`, type: key, outgoing: false, words: said.inverse, other: said.wording, core: inverse, own: to_kinds, far: from_kinds };
    return wording === inverse ? [out] : [out, back];
  });
}

/** Fits, may be, or does not fit: nothing is refused, but what fits is offered first. */
const fit = (kinds: AssetKind[], kind: AssetKind | null): number =>
  kind === null || kinds.length === 0 ? 1 : kinds.includes(kind) ? 0 : 2;

/** Those that the kinds at both ends make likely first; otherwise in their own order. */
export const ranked = (ways: Direction[], own: AssetKind, far: AssetKind | null = null): Direction[] =>
  [...ways].sort((a, b) => fit(a.own, own) + fit(a.far, far) - fit(b.own, own) - fit(b.far, far));

/** A year, a month or a day, as the core keeps it; undefined when it is none of them. */
export function readDay(text: string): string | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  const match = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(typed);
  if (!match) return undefined;
  const [, year, month, day] = match;
  if (month && (Number(month) < 1 || Number(month) > 12)) return undefined;
  if (day && (Number(day) < 1 || Number(day) > new Date(Number(year), Number(month), 0).getDate()))
    return undefined;
  return [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter(Boolean).join('-');
}
