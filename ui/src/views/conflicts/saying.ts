// In words: who wrote it and when, what the field is called, what it says.

import type { Conflict, ConflictAnswer, Hand } from '../../core/bindings';
import { brief } from '../../text/brief';
import { isolated } from '../../text/isolated';
import { card, conflicts as words, fieldName, history, kindWords } from '../../text/words';
import { fieldOf as toldOf, saidOf } from '../history/values';
import { marked, type Piece } from './marks';
import { isYou, whoIs, type Side } from './sides';

/** An id somewhere in a text. */
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

/** In the middle of a sentence. */
export function inSentence(hand: Hand, worker: string | null): string {
  if (isYou(hand, worker)) return words.you;
  if (hand.person !== null) return isolated(brief(hand.person));
  return hand.laptop === null ? words.somebody : words.onLaptop(hand.laptop);
}

/** Each of them once. */
export function namesOf(hands: Hand[], worker: string | null): string[] {
  const all = new Map(hands.map((hand) => [whoIs(hand, worker), hand]));
  return [...all.values()].map((hand) => inSentence(hand, worker));
}

/** Above what they wrote. */
export function titleOf(hand: Hand, worker: string | null): string {
  if (isYou(hand, worker)) return words.youAlone;
  return hand.person ?? words.somebodyAlone;
}

/** The same of several who wrote the same. */
export function titleAll(hands: Hand[], worker: string | null): string {
  const names = namesOf(hands, worker);
  const [only] = hands;
  if (names.length === 1 && only) return titleOf(only, worker);
  const all = names.length === 0 ? words.somebodyAlone : words.and(names);
  return all.charAt(0).toUpperCase() + all.slice(1);
}

/** The first letter of who wrote it; none of somebody whose name is not known. */
export function initialOf(hand: Hand, worker: string | null): string | null {
  const [first] = isYou(hand, worker) || hand.person !== null ? [...titleOf(hand, worker).trim()] : [];
  return first?.toUpperCase() ?? null;
}

/** When, and on which laptop where that tells more than the name: of two who are called the same, or of nobody known. */
export function whenOf(hand: Hand, worker: string | null, twice: boolean): string {
  const when = words.when(hand.at);
  const tells = twice || (hand.person === null && !isYou(hand, worker));
  return tells && hand.laptop !== null ? words.whenOn(when, hand.laptop) : when;
}

/** "yours", "Maryam’s". */
export function whoseOf(hand: Hand, worker: string | null): string {
  if (isYou(hand, worker)) return words.yours;
  if (hand.person !== null) return words.whoseOf(brief(hand.person, 40));
  return hand.laptop === null ? words.theirs : words.whoseOn(brief(hand.laptop, 40));
}

/** Whose each side is, told apart by the day where two are called the same. */
export function whoseAll(sides: Side[], worker: string | null): string[] {
  const all = sides.map(({ hand }) => whoseOf(hand, worker));
  return all.map((whose, i) => {
    const hand = sides[i]?.hand;
    return hand && all.indexOf(whose) !== all.lastIndexOf(whose) ? words.whoseWhen(whose, words.when(hand.at)) : whose;
  });
}

/** What a record is called, or what sort of thing it is. */
export const nameOf = (record: Pick<Conflict, 'name' | 'kind' | 'asset_kind'>): string => record.name || sortOf(record);

/** What sort of thing it is. */
export function sortOf({ kind, asset_kind }: Pick<Conflict, 'kind' | 'asset_kind'>): string {
  if (kind === 'asset' && asset_kind !== null) return kindWords[asset_kind];
  const sorts: Record<string, string> = history.oneOf;
  return sorts[kind === 'distinct' ? 'distinct_pair' : kind] ?? history.oneOf.other;
}

/** Its name tells somebody something: it is no id, and nothing that only the log needs. */
export const isTold = (kind: Conflict['kind'], unit: string) => toldOf(kind, unit) !== null;

/** What the field is called; what is in a list of others never by its id. */
export function fieldOf({ kind, unit }: Pick<Conflict, 'kind' | 'unit'>): string {
  const [list = unit] = unit.split('/');
  return toldOf(kind, unit) ?? words.fields[list] ?? fieldName(list);
}

/** The same as what somebody changed. */
function changedOf(kind: Conflict['kind'], unit: string): string {
  const [whole = unit] = unit.split('/');
  return words.changed[whole] ?? words.changedOther(fieldOf({ kind, unit }));
}

/** So many changed fields are named; more than that nobody reads. */
const NAMED = 3;

/** Several of them, or "it" where nothing is known of what was changed. */
export function changedAll(kind: Conflict['kind'], units: string[]): string {
  const all = [...new Set(units.map((unit) => changedOf(kind, unit)))];
  if (all.length === 0) return words.it;
  const more = all.length - NAMED;
  return words.and(more > 0 ? [...all.slice(0, NAMED), words.changedMore(more)] : all);
}

const isBlank = (value: unknown) => value === null || value === undefined || value === '' || value === false;

/** What a field says, as the card would. */
export function valueOf({ kind, unit, answers }: Pick<Conflict, 'kind' | 'unit' | 'answers'>, value: unknown): string {
  if (value === true) return card.yes;
  // Where somebody else says yes, to say nothing is a no.
  if (isBlank(value) && answers.some((answer) => answer.value === true)) return card.no;
  if (typeof value === 'string' && ID.test(value)) return value.startsWith('partners:') ? words.partners : words.another;
  // Which row it was tells nobody anything.
  if (unit === 'imported_from' && typeof value === 'object' && value !== null && 'source' in value) return String(value.source);
  return saidOf(kind, unit, value);
}

/** An answer in words; the core says what ids name, and what is made of pieces. */
export function answerWords(conflict: Conflict, answer: ConflictAnswer): string {
  const own = valueOf(conflict, answer.value);
  if (answer.words === null) return own;
  // Two places are told apart by their spots only where an address and how exact it is do not tell them apart.
  const tells = conflict.unit === 'place' && conflict.answers.every((other) => other === answer || valueOf(conflict, other.value) !== own);
  return tells ? own : answer.words;
}

/** Each answer in pieces, what differs marked; none where nothing stands there. */
export function piecesOf(conflict: Conflict): Piece[][] {
  return marked(
    conflict.answers.map((answer) => {
      const text = answerWords(conflict, answer);
      return isBlank(answer.value) && text === card.nothing ? '' : text;
    }),
  );
}
