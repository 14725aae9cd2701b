// From what somebody said in an interview to gifts, wishes and ties.

import type { GiftDomain, SaidGift, SaidLine, SaidWish } from '../../core/bindings';
import type { InterviewQuestion as Question } from '../../text/en/interview';
import { nothingHeard, type Hearing, type NewOne, type TieRow, type Whom } from '../../state/hearing';

/** The parts of the talk in their order. */
export type Step = 'consent' | 'name' | Question | 'end';
export const STEPS: Step[] = ['consent', 'name', 'head', 'hands', 'heart', 'connection', 'teach', 'join', 'knows', 'end'];

/** Questions that are answered in a box, one thing a line. */
export type Boxed = Exclude<Question, 'knows'>;
export const BOXED: Boxed[] = ['head', 'hands', 'heart', 'connection', 'teach', 'join'];
export const isBoxed = (step: Step): step is Boxed => (BOXED as Step[]).includes(step);

/** What the core understood, by the line. */
export type Readings = Record<string, SaidLine>;

export const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter(Boolean);

const DOMAINS: Partial<Record<Boxed, GiftDomain>> = { head: 'head', hands: 'hands', heart: 'heart', connection: 'connection' };

/** What was not understood, or not yet, is kept as it was said. */
const asSaid = (line: string): SaidLine =>
  ({ gifts: [{ what: line, would_teach: false, domain: null, form: null, terms: null }], wishes: [] });

/** The lines of a box as gifts and wishes. The question says what a line without an opening of its own means. */
export function saidIn(question: Boxed, text: string, readings: Readings): SaidLine {
  const all: { gifts: SaidGift[]; wishes: SaidWish[] } = { gifts: [], wishes: [] };
  for (const line of linesOf(text)) {
    const { gifts, wishes } = readings[line] ?? asSaid(line);
    all.wishes.push(...wishes);
    if (question === 'join') {
      // Whoever answers "the choir" here would love to be part of it.
      for (const gift of gifts)
        if (gift.would_teach) all.gifts.push(gift);
        else all.wishes.push({ what: gift.what, kind: 'find_company' });
    } else if (question === 'teach') {
      all.gifts.push(...gifts.map((gift) => ({ ...gift, would_teach: true, form: gift.form ?? ('teach' as const) })));
    } else all.gifts.push(...gifts.map((gift) => ({ ...gift, domain: gift.domain ?? DOMAINS[question] ?? null })));
  }
  return all;
}

export interface Form {
  answers: Record<Boxed, string>;
  /** People and others who are not here yet. */
  others: NewOne[];
  ties: TieRow[];
}

/** All of it as lines to keep. `who` is the person: here already, or the new one of these fields. */
export function heardFrom(form: Form, readings: Readings, who: Whom, person: NewOne | null): Hearing {
  const hearing = nothingHeard();
  if (person) hearing.assets.push(person);
  // Who is new and tied to nobody after all is not made.
  const tied = form.ties.filter(({ to }) => to !== null);
  hearing.assets.push(...form.others.filter(({ key }) => tied.some(({ to }) => to !== null && 'key' in to && to.key === key)));
  let key = -1;
  for (const question of BOXED) {
    const { gifts, wishes } = saidIn(question, form.answers[question], readings);
    for (const { what, would_teach, domain, form: how, terms } of gifts)
      hearing.gifts.push({ key: key--, holder: who, what, form: how, would_teach, rest: { domain, terms, when: null, may_be_listed: false } });
    for (const { what, kind } of wishes) hearing.wishes.push({ key: key--, holder: who, what, kind, rest: { when: null, may_be_listed: false } });
  }
  // The same thing said twice, as among what they do and what they would teach, is one gift.
  hearing.gifts = hearing.gifts.filter((gift, n) => {
    const first = hearing.gifts.find(({ what }) => what.toLowerCase() === gift.what.toLowerCase());
    if (!first || hearing.gifts.indexOf(first) === n) return true;
    first.would_teach ||= gift.would_teach;
    first.form ??= gift.form;
    return false;
  });
  hearing.ties = tied.map((tie) => ({ ...tie, from: who }));
  return hearing;
}
