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

/** What the core understood, by the text that it was asked to read. */
export type Readings = Record<string, SaidLine>;

export const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter(Boolean);

const DOMAINS: Partial<Record<Boxed, GiftDomain>> = { head: 'head', hands: 'hands', heart: 'heart', connection: 'connection' };

/** What was not understood, or not yet, is kept as it was said. */
const asSaid = (line: string): SaidLine =>
  ({ gifts: [{ what: line, would_teach: false, domain: null, form: null, terms: null }], wishes: [] });

/** The core knows such a beginning in every language it reads. */
const asWish = (line: string) => `would love: ${line}`;

/** What the core is asked to read for a line: what somebody would like to join, try or learn is a wish without saying so. */
export const askedOf = (question: Boxed, line: string): string[] => (question === 'join' ? [line, asWish(line)] : [line]);

/** Nothing of it says which kind of gift it is. */
const isPlain = ({ would_teach, form, domain }: SaidGift) => !would_teach && form === null && domain === null;

/** Whoever answers "the choir" would love to be part of it; "to learn to swim" says itself what it is. */
const joined = ({ what, kind }: SaidWish): SaidWish => ({ what, kind: kind ?? 'find_company' });

/** A line of what they would like to join, try or learn. */
function wished(line: string, readings: Readings): SaidLine {
  const { gifts, wishes } = readings[line] ?? asSaid(line);
  const [first] = gifts;
  if (wishes.length === 0 && first && isPlain(first)) {
    const read = readings[asWish(line)] ?? { gifts: [], wishes: [{ what: line, kind: null }] };
    return { gifts: read.gifts, wishes: read.wishes.map(joined) };
  }
  const isWish = (gift: SaidGift) => isPlain(gift) || gift.form === 'join_in';
  return {
    gifts: gifts.filter((gift) => !isWish(gift)),
    wishes: [...wishes, ...gifts.filter(isWish).map(({ what }) => joined({ what, kind: null }))],
  };
}

/** The lines of a box as gifts and wishes. The question says what a line without an opening of its own means. */
export function saidIn(question: Boxed, text: string, readings: Readings): SaidLine {
  const all: { gifts: SaidGift[]; wishes: SaidWish[] } = { gifts: [], wishes: [] };
  for (const line of linesOf(text)) {
    const { gifts, wishes } = question === 'join' ? wished(line, readings) : (readings[line] ?? asSaid(line));
    all.wishes.push(...wishes);
    if (question === 'join') {
      all.gifts.push(...gifts);
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
