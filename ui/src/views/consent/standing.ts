// What a person's sharing page says, drawn from the ledger: how each reader stands, and who should be told.

import type { Audience, ConsentLine, Partner, PartnerId, Sent, Shareable, Sharing, With } from '../../core/bindings';
import { consent as words, rights } from '../../text/words';

export type Partners = With<PartnerId, Partner>[];

/** Somebody beyond the team: a partner, or everyone. */
export interface Reader {
  audience: Audience;
  name: string;
}

export const everyone = (): Reader => ({ audience: 'public', name: words.everyone });
export const readerOf = ({ id, is }: Partners[number]): Reader => ({ audience: `partners:${id}`, name: is.name });

/** The day it is here at a moment, as ISO 8601. */
export const localDay = (at: Date) =>
  [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

export const today = () => localDay(new Date());

/** Does what was said towards `to` reach this reader? */
export const reaches = (to: Audience, reader: Audience) =>
  to === 'public' || to === reader || (to.startsWith('partners:') && to.slice('partners:'.length).split(',').some((id) => reader === `partners:${id}`));

/** What a reader may know now. */
export function knows({ shared }: Sharing, reader: Audience): Shareable[] {
  return shared.find(({ partner }) => (partner === null ? 'public' : `partners:${partner}`) === reader)?.what ?? [];
}

/** Why a reader may know nothing: whatever was agreed, or because it was never asked, taken back, or run out. */
export function whyNothing({ is_child, restricted, sensitivity, audience, consents }: Sharing, reader: Audience): string {
  if (is_child) return words.childNothing;
  if (restricted) return rights.restrictedNothing;
  if (sensitivity === 'safeguarded') return words.safeguardedNothing;
  if (audience === 'me') return words.onlyMeNothing;
  const given = consents.filter(({ is }) => reaches(is.to, reader));
  if (given.some(({ state }) => state === 'lapsed')) return words.ranOut;
  return given.length > 0 ? words.tookBack : words.knowsNothing;
}

/** Whom a consent is towards, by name. */
export function whomOf({ is, partners }: ConsentLine): string {
  if (is.to === 'public') return words.everyone;
  if (is.to === 'team') return words.team;
  return partners.join(', ') || words.former;
}

/** The same of an audience that nobody has agreed to yet. */
export function whomIn(to: Audience, partners: Partners): string {
  if (to === 'public') return words.everyone;
  if (to === 'team') return words.team;
  const ids = to.replace(/^partners:/, '').split(',');
  return ids.map((id) => partners.find((partner) => partner.id === id)?.is.name ?? words.former).join(', ');
}

export interface ToTell extends Reader {
  contact: string | null;
  /** What they were sent of that, the newest first. */
  sent: Sent[];
  /** What they were sent and may not have any more. */
  what: Shareable[];
  /** They were sent the name, each time. */
  named: boolean;
}

/** Those who were sent something of a person that was taken back since and does not stand by another answer. */
export function toTell(sharing: Sharing): ToTell[] {
  const told = new Map<Audience, ToTell>();
  for (const sent of sharing.sent) {
    const { audience, partner, contact } = sent;
    const withdrawn = sharing.consents.filter(({ is, state }) => state === 'withdrawn' && reaches(is.to, audience)).flatMap(({ is }) => is.what);
    const now = knows(sharing, audience);
    const what = sent.what.filter((each) => withdrawn.includes(each) && !now.includes(each));
    if (what.length === 0) continue;
    const before = told.get(audience);
    const name = audience === 'public' ? words.everyone : (partner ?? words.former);
    const named = sent.what.includes('name') && (before?.named ?? true);
    told.set(audience, { audience, name, contact, sent: [...(before?.sent ?? []), sent], what: [...new Set([...(before?.what ?? []), ...what])], named });
  }
  return [...told.values()];
}
