// Relationship types as they are chosen: each in both directions.

import type { AssetKind, RelationshipType } from '../../core/bindings';

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
}

/** Every type as the asset of the card would say it; one that reads the same both ways is there once. */
export function directions(types: RelationshipType[]): Direction[] {
  return types.flatMap(({ key, wording, inverse }) => {
    const out = { key: `${key}>`, type: key, outgoing: true, words: wording, other: inverse };
    const back = { key: `${key}<`, type: key, outgoing: false, words: inverse, other: wording };
    return wording === inverse ? [out] : [out, back];
  });
}

const PLACES = ['meets_at', 'uses', 'holds_key_to', 'part_of'];
const PEOPLE = ['leads', 'founded', 'helps_run', 'member_of', 'works_for', 'looks_after', 'keeper_of'];

/** What the other end most likely is, when only its name is known so far. */
export function kindFor({ type, outgoing }: Direction): AssetKind {
  if (PLACES.includes(type) && outgoing) return 'place';
  if (PEOPLE.includes(type) && !outgoing) return 'person';
  if (type === 'knows' || type === 'introduced_to' || type === 'looks_out_for') return 'person';
  if (type === 'grew_out_of' && outgoing) return 'culture';
  return 'association';
}

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
