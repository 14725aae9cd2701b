// What the history tells of an operation: who did it, on which day, and record by record what became of it.

import type { FieldChange, Hand, HistoryEntry, RecordChange } from '../../core/bindings';
import { past } from '../../text/formats';
import { day, history as words, stepWords } from '../../text/words';
import { fieldOf } from './values';

/** What became of a record as a whole. */
export type Happened = keyof typeof words.happened;

export interface Told {
  change: RecordChange;
  happened: Happened[];
  /** It was made by this: there was nothing before. */
  isNew: boolean;
  fields: FieldChange[];
}

export interface Day {
  /** As long as it is the same day here. */
  key: string;
  at: string;
  entries: HistoryEntry[];
}

/** Kinds of which one field can be put back by itself. */
const PUT_BACK = ['asset', 'contact', 'relationship', 'activity', 'area', 'gift', 'wish', 'follow_up', 'possible_action'];
/** Fields that are said with a reason on a page of their own. */
const BY_REASON = ['restricted', 'restricted_since', 'restricted_why', 'restriction_lifted_why'];

/** A page and the one behind it. What was done meanwhile has moved the lines down, so that some may come twice. */
export function withMore(entries: HistoryEntry[], more: HistoryEntry[]): HistoryEntry[] {
  const known = new Set(entries.map(({ op }) => op));
  return [...entries, ...more.filter(({ op }) => !known.has(op))];
}

/** Entries, the newest first, day by day. */
export function days(entries: HistoryEntry[]): Day[] {
  const all: Day[] = [];
  for (const entry of entries) {
    const key = new Date(entry.hand.at).toDateString();
    const last = all.at(-1);
    if (last?.key === key) last.entries.push(entry);
    // Of what came by a merge the days may come once more further down.
    else all.push({ key, at: entry.hand.at, entries: [entry] });
  }
  return all;
}

/** "Today", "Yesterday", or the day. */
export function dayName(at: string, now = new Date()): string {
  const { unit, n } = past(at, now);
  if (unit === 'day' && n === 0) return words.today;
  return unit === 'day' && n === 1 ? words.yesterday : day(at);
}

/** Who did something, seen by whoever works here. */
export function whoDid({ person, here }: Hand, worker: string | null): string {
  if (here && (person === null || person === worker)) return words.you;
  return person ?? words.somebody;
}

/** "Amina changed Mill Lane Tool Library: when". */
export function sentence({ label, name, hand }: HistoryEntry, worker: string | null): string {
  const isTurn = label.action === 'undo' || label.action === 'redo';
  const what = isTurn && name !== null ? words[label.action === 'undo' ? 'undo' : 'redo'](name) : stepWords(label, name);
  return words.sentence(whoDid(hand, worker), what);
}

export function told(change: RecordChange): Told {
  const happened = [...new Set(change.fields.flatMap((each) => whole(each) ?? []))];
  const fields = change.fields.filter(({ field, before, after }) => fieldOf(change.kind, field) !== null && !(blank(before) && blank(after)));
  return { change, happened, isNew: happened.includes('made'), fields };
}

const blank = (value: unknown) => value === null || value === undefined;

/** What a field says of its record as a whole. */
function whole({ field, before, after }: FieldChange): Happened | null {
  if (field === 'exists') {
    if (after === 'bin') return 'binned';
    if (after !== 'here') return 'unmade';
    return before === 'bin' ? 'restored' : 'made';
  }
  if (field === 'joined_into') return blank(after) ? 'parted' : 'joined';
  if (field.startsWith('absorbs/')) return blank(after) ? 'released' : 'absorbed';
  return null;
}

/** May this be put back? What the core refuses all the same, it refuses with a sentence. */
export function canPutBack({ undone }: HistoryEntry, { change, isNew }: Told, field: string): boolean {
  return !undone && !isNew && PUT_BACK.includes(change.kind) && !BY_REASON.includes(field);
}

/** "A gift: sourdough"; of an asset its name alone. */
export function heading({ kind, name }: RecordChange): string {
  const one = words.oneOf[kind as keyof typeof words.oneOf] ?? words.oneOf.other;
  if (name === null) return one;
  return kind === 'asset' ? name : words.of(one, name);
}
