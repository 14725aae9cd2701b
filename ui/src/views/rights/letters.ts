// Who is to be told that something was wrong or is gone, and in which words.

import type { Correction, Sent } from '../../core/bindings';
import { catalogue } from '../../state/catalogue.svelte';
import { consent, day, fieldInSentence, rights as words } from '../../text/words';
import { formatName } from '../share/register';

export interface Told {
  name: string;
  /** How to reach them; none for everyone. */
  contact: string | null;
  everyone: boolean;
}

const from = () => [catalogue.info?.worker, catalogue.info?.name].filter(Boolean).join(', ');
const today = () => day(new Date().toISOString());

/** Each reader once, with all they were sent, the newest first. */
function readers(all: Sent[]): { to: Told; sent: Sent[] }[] {
  const told = new Map<string, { to: Told; sent: Sent[] }>();
  for (const each of all) {
    const { audience, partner, contact } = each;
    const everyone = audience === 'public';
    const name = everyone ? consent.everyone : (partner ?? consent.former);
    const known = told.get(audience) ?? { to: { name, contact, everyone }, sent: [] };
    known.sent.push(each);
    told.set(audience, known);
  }
  return [...told.values()];
}

/** The days on which something was sent, each once and in their order, with what it was. */
export function daysOf(sent: Pick<Sent, 'on' | 'format'>[]): string[] {
  const days = new Map<string, Set<string>>();
  for (const { on, format } of [...sent].reverse()) {
    const formats = days.get(day(on)) ?? new Set();
    days.set(day(on), formats.add(formatName(format)));
  }
  return [...days].map(([on, formats]) => words.dayWith(on, [...formats]));
}

/** Those who were given what was put right since. Who was not given the name does not learn it. */
export const correctedTo = ({ field, was, sent }: Correction): (Told & { letter: (name: string) => string })[] =>
  readers(sent).map(({ to, sent: all }) => ({
    ...to,
    letter: (name) => {
      const named = all.every(({ what }) => what.includes('name'));
      return words.correction(to.name, named ? (was ?? name) : null, fieldInSentence(field), daysOf(all), today(), from());
    },
  }));

/** Those who were sent something of what is erased. */
export const erasedTo = (sent: Sent[]): { to: Told; text: string }[] =>
  readers(sent).map(({ to, sent: all }) => ({ to, text: words.erased(to.name, daysOf(all), today(), from()) }));
