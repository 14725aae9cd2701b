// What is right, line by line: one of the answers, both, or something else that somebody types.

import type { Conflict, ConflictDecision } from '../../core/bindings';
import { decisionOf } from './sides';

/** The number of an answer, or what is none of them. */
export type Choice = number | 'both' | 'other';

/** How something else is typed. */
export type Typing = 'day' | 'number' | 'long' | 'text';

/** An ISO 8601 day. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Fields that hold a text of several lines, however short it is. */
const LONG = ['story', 'note', 'summary', 'words', 'assessment', 'came_of_it'];
/** A text of more letters is typed in a box of several lines. */
const A_LINE = 80;

const isBlank = (value: unknown) => value === null || value === undefined || value === '';

export function typingOf({ unit, answers }: Pick<Conflict, 'unit' | 'answers'>): Typing {
  const written = answers.map(({ value }) => value).filter((value) => !isBlank(value));
  if (written.some((value) => typeof value === 'number')) return 'number';
  const texts = written.map(String);
  if (texts.length > 0 && texts.every((text) => DAY.test(text))) return 'day';
  return LONG.includes(unit) || texts.some((text) => text.length > A_LINE || text.includes('\n')) ? 'long' : 'text';
}

/** What stands in the box at first: the first answer that says something. */
export function prefilled({ answers }: Pick<Conflict, 'answers'>): string {
  const written = answers.map(({ value }) => value).find((value) => !isBlank(value));
  return typeof written === 'string' || typeof written === 'number' ? String(written) : '';
}

/** What was typed, as the field holds it; nothing where it cannot be that. */
export function typedValue(conflict: Pick<Conflict, 'unit' | 'answers'>, text: string): string | number | null {
  const typed = text.trim();
  if (typed === '') return null;
  const typing = typingOf(conflict);
  if (typing === 'day') return DAY.test(typed) ? typed : null;
  if (typing !== 'number') return typed;
  const number = Number(typed);
  return Number.isFinite(number) ? number : null;
}

/** None while nothing is chosen, or what is typed cannot be kept. */
export function lineDecision(conflict: Conflict, choice: Choice | undefined, text: string): ConflictDecision | null {
  const { record, unit } = conflict;
  if (choice === undefined) return null;
  if (choice === 'both') return { record, unit, value: conflict.both };
  if (choice === 'other') {
    const value = typedValue(conflict, text);
    return value === null ? null : { record, unit, value };
  }
  const answer = conflict.answers[choice];
  return answer ? decisionOf(conflict, answer) : null;
}
