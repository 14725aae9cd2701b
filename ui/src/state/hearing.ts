// What was heard, line by line, while somebody puts it right: a plain form of what the core keeps as one step.

import type { AssetId, AssetKind, ConversationId, End, GiftForm, Heard, HeardGift, HeardTie, HeardWish, Party, RelationshipType, WishKind } from '../core/bindings';

/** Who or what a line is about: an asset that is here, or a new one of the same step by its key. */
export type Whom = { here: Party } | { key: number };

interface Line {
  /** Of its own among all lines; never shown. */
  key: number;
}
export interface NewOne extends Line {
  kind: AssetKind;
  name: string;
  fields: Record<string, unknown>;
}
export interface GiftRow extends Line {
  holder: Whom | null;
  what: string;
  form: GiftForm | null;
  would_teach: boolean;
  rest: Pick<HeardGift, 'domain' | 'terms' | 'when' | 'may_be_listed'>;
}
export interface WishRow extends Line {
  holder: Whom | null;
  what: string;
  kind: WishKind | null;
  rest: Pick<HeardWish, 'when' | 'may_be_listed'>;
}
export interface TieRow extends Line {
  from: Whom | null;
  /** The type and which way it is read: see `ways`. */
  way: string;
  to: Whom | null;
  rest: Pick<HeardTie, 'since' | 'note'>;
}
export interface PromiseRow extends Line {
  what: string;
  /** ISO 8601 day, or empty. */
  due: string;
  about: Whom | null;
}
export interface Hearing {
  assets: NewOne[];
  gifts: GiftRow[];
  wishes: WishRow[];
  ties: TieRow[];
  promises: PromiseRow[];
}
export type Part = keyof Hearing;

export const PARTS: Part[] = ['assets', 'gifts', 'wishes', 'ties', 'promises'];
export const nothingHeard = (): Hearing => ({ assets: [], gifts: [], wishes: [], ties: [], promises: [] });

export const giftRow = (key: number, holder: Whom | null): GiftRow =>
  ({ key, holder, what: '', form: null, would_teach: false, rest: { domain: null, terms: null, when: null, may_be_listed: false } });
export const wishRow = (key: number, holder: Whom | null): WishRow => ({ key, holder, what: '', kind: null, rest: { when: null, may_be_listed: false } });
export const tieRow = (key: number, from: Whom | null, way: string): TieRow => ({ key, from, way, to: null, rest: { since: null, note: null } });

/** A wording that a tie can have, read from the one that is named first. */
export interface Way {
  key: string;
  type: RelationshipType;
  words: string;
  /** The first one named is the far end. */
  turned: boolean;
}

/** Every type in both its wordings; one that reads the same both ways is there once. */
export function ways(types: RelationshipType[]): Way[] {
  return types.flatMap((type) => {
    const out = { key: `${type.key}>`, type, words: type.wording, turned: false };
    const back = { key: `${type.key}<`, type, words: type.inverse, turned: true };
    return type.wording === type.inverse ? [out] : [out, back];
  });
}

/** Which kinds stand at an end of a tie that is read this way; none is any. */
export const kindsAt = (way: Way | undefined, end: 'from' | 'to'): AssetKind[] =>
  way === undefined ? [] : (end === 'from') === way.turned ? way.type.to_kinds : way.type.from_kinds;

/** What somebody new is where these kinds are meant: what they were taken for, a person at first, unless it cannot be. */
export const likelyKind = (kinds: AssetKind[], now: AssetKind = 'person'): AssetKind => (kinds.includes(now) ? now : (kinds[0] ?? now));

/** What the core makes of a text, as lines; `named` are the assets that are here. */
export function heardAs(heard: Heard, named: (id: AssetId) => Party | undefined, key: () => number): Hearing {
  const assets = heard.assets.map(({ kind, name, fields }) => ({ key: key(), kind, name, fields }));
  const whom = (end: End | null): Whom | null => {
    if (end === null) return null;
    if ('new' in end) {
      const made = assets[end.new];
      return made ? { key: made.key } : null;
    }
    const here = named(end.here);
    return here ? { here } : null;
  };
  return {
    assets,
    gifts: heard.gifts.map(({ holder, what, form, would_teach, ...rest }) => ({
      key: key(), holder: whom(holder), what, form: form ?? (would_teach ? 'teach' : null), would_teach, rest,
    })),
    wishes: heard.wishes.map(({ holder, what, kind, ...rest }) => ({ key: key(), holder: whom(holder), what, kind, rest })),
    ties: heard.ties.map(({ from, type, to, ...rest }) => ({ key: key(), from: whom(from), way: `${type}>`, to: whom(to), rest })),
    promises: heard.follow_ups.map(({ what, due, about }) => ({ key: key(), what, due: due ?? '', about: whom(about) })),
  };
}

const said = (text: string) => text.trim() !== '';

/** A line on which nothing was written; it is passed over. */
function blank(part: Part, line: Hearing[Part][number]): boolean {
  if (part === 'assets') return !said((line as NewOne).name);
  if (part === 'ties') return (line as TieRow).to === null && (line as TieRow).from === null;
  return !said((line as GiftRow | WishRow | PromiseRow).what);
}

/** It says all that it must: whose it is, and what. */
function whole(part: Part, line: Hearing[Part][number]): boolean {
  if (part === 'gifts' || part === 'wishes') return (line as GiftRow | WishRow).holder !== null;
  if (part === 'ties') return (line as TieRow).from !== null && (line as TieRow).to !== null && (line as TieRow).way !== '';
  return true;
}

const written = (hearing: Hearing, part: Part) => hearing[part].filter((line) => !blank(part, line));

/** Keys of the lines that were begun and do not say whose they are. */
export const unfinished = (hearing: Hearing): number[] =>
  PARTS.flatMap((part) => written(hearing, part).filter((line) => !whole(part, line)).map(({ key }) => key));

/** How many lines would be kept. */
export const countOf = (hearing: Hearing): number =>
  PARTS.reduce((sum, part) => sum + written(hearing, part).filter((line) => whole(part, line)).length, 0);

/** Who was interviewed, and what they said yes to, in a sentence. */
export interface Interviewed {
  who: Whom;
  agreed: string;
}

/** As the core keeps it: lines without words are left out, and ties read their type's own way. */
export function toHeard(hearing: Hearing, conversation: ConversationId | null, interviewed?: Interviewed): Heard {
  const assets = hearing.assets.filter((line) => !blank('assets', line));
  const end = (whom: Whom | null): End | null => {
    if (whom === null) return null;
    if ('here' in whom) return { here: whom.here.id };
    const at = assets.findIndex(({ key }) => key === whom.key);
    return at < 0 ? null : { new: at };
  };
  return {
    conversation,
    gathering: null,
    spoke_with: end(interviewed?.who ?? null),
    agreed: interviewed?.agreed ?? null,
    assets: assets.map(({ kind, name, fields }) => ({ kind, name: name.trim(), fields })),
    gifts: hearing.gifts.flatMap((line) => {
      const holder = end(line.holder);
      const { what, form, would_teach, rest } = line;
      return holder === null || !said(what) ? [] : [{ holder, what: what.trim(), form, would_teach, ...rest }];
    }),
    wishes: hearing.wishes.flatMap((line) => {
      const holder = end(line.holder);
      const { what, kind, rest } = line;
      return holder === null || !said(what) ? [] : [{ holder, what: what.trim(), kind, ...rest }];
    }),
    ties: hearing.ties.flatMap((line) => {
      const [from, to] = [end(line.from), end(line.to)];
      if (from === null || to === null || line.way === '') return [];
      const [type, turned] = [line.way.slice(0, -1), line.way.endsWith('<')];
      return [{ from: turned ? to : from, type, to: turned ? from : to, ...line.rest }];
    }),
    follow_ups: hearing.promises.flatMap(({ what, due, about }) =>
      said(what) ? [{ what: what.trim(), due: due || null, about: end(about) }] : [],
    ),
  };
}

/** Takes a line out; what was about a new one that goes is about nobody yet. */
export function without(hearing: Hearing, part: Part, key: number): Hearing {
  const left = { ...hearing, [part]: hearing[part].filter((line) => line.key !== key) } as Hearing;
  if (part !== 'assets') return left;
  const still = (whom: Whom | null) => (whom !== null && 'key' in whom && whom.key === key ? null : whom);
  return {
    ...left,
    gifts: left.gifts.map((line) => ({ ...line, holder: still(line.holder) })),
    wishes: left.wishes.map((line) => ({ ...line, holder: still(line.holder) })),
    ties: left.ties.map((line) => ({ ...line, from: still(line.from), to: still(line.to) })),
    promises: left.promises.map((line) => ({ ...line, about: still(line.about) })),
  };
}

/** Who it is by name and kind, as it stands in a sentence. */
export function partyOf(whom: Whom | null, assets: NewOne[]): Pick<Party, 'name' | 'kind'> | null {
  if (whom === null) return null;
  if ('here' in whom) return whom.here;
  return assets.find(({ key }) => key === whom.key) ?? null;
}
