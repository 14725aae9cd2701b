// How two who have met may be connected now: relationship types as they are said of the first of them.

import type { AssetKind, RelationshipType } from '../../core/bindings';

export interface Way {
  key: string;
  type: string;
  /** As said of the first of the two. */
  words: string;
  /** It leads from the first to the second. */
  outgoing: boolean;
}

/** Is this what usually stands at that end? Where nothing is said, anything may. */
const suits = (kinds: AssetKind[], kind: AssetKind) => kinds.length === 0 || kinds.includes(kind);
const telling = ({ from_kinds, to_kinds }: RelationshipType) => from_kinds.length + to_kinds.length > 0;

/** Every type in both directions: those that two of these kinds usually have come first. */
export function waysBetween(types: RelationshipType[], one: AssetKind, other: AssetKind): Way[] {
  const all = types.flatMap((type) => {
    const { key, wording, inverse, from_kinds, to_kinds } = type;
    const rank = (fits: boolean) => (fits && telling(type) ? 0 : fits ? 1 : 2);
    const out = { key: `${key}>`, type: key, words: wording, outgoing: true, rank: rank(suits(from_kinds, one) && suits(to_kinds, other)) };
    const back = { key: `${key}<`, type: key, words: inverse, outgoing: false, rank: rank(suits(from_kinds, other) && suits(to_kinds, one)) };
    return wording === inverse ? [out.rank <= back.rank ? out : { ...out, rank: back.rank }] : [out, back];
  });
  // What is true in any case comes first: two people who have met know each other; of others, that they were introduced.
  const surely = one === 'person' && other === 'person' ? 'knows' : 'introduced_to';
  const first = (each: Way) => (each.type === surely ? -1 : 0);
  return all.sort((a, b) => first(a) - first(b) || a.rank - b.rank).map(({ key, type, words, outgoing }) => ({ key, type, words, outgoing }));
}
