// What an asset offers and would love, as the card shows and changes it.

import type { Gift, GiftLine, GiftStatus, SaidLine, Wish, WishLine, WishStatus } from '../../core/bindings';
import { giftChip, gifts as words, wishChip } from '../../text/words';

export const giftText = ({ what, would_teach, form, domain }: Pick<Gift, 'what' | 'would_teach' | 'form' | 'domain'>): string =>
  giftChip(what, would_teach, form, domain);
export const wishText = ({ what, kind }: Pick<Wish, 'what' | 'kind'>): string => wishChip(what, kind);

const GIFTS_LAST: GiftStatus[] = ['resting', 'ended'];
const WISHES_LAST: WishStatus[] = ['done', 'let_go'];

/** What can be had now first, then what rests, last what is over; otherwise as they were added. */
export const orderedGifts = (lines: GiftLine[]): GiftLine[] =>
  [...lines].sort((a, b) => GIFTS_LAST.indexOf(a.gift.status) - GIFTS_LAST.indexOf(b.gift.status));
export const orderedWishes = (lines: WishLine[]): WishLine[] =>
  [...lines].sort((a, b) => WISHES_LAST.indexOf(a.wish.status) - WISHES_LAST.indexOf(b.wish.status));

/** The word beside one that is not simply there to be had. */
export function giftAside(status: GiftStatus): string | null {
  return status === 'resting' ? words.resting : status === 'ended' ? words.ended : null;
}
export function wishAside(status: WishStatus): string | null {
  return status === 'done' ? words.fulfilled : status === 'let_go' ? words.letGo : null;
}

/** A line as it would be kept: each gift and each wish by itself. */
export const chipsOf = ({ gifts, wishes }: SaidLine): string[] => [
  ...gifts.map(giftText),
  ...wishes.map((wish) => words.love(wishText(wish))),
];

/** Tags that say no more than a gift does are not shown beside it. */
export function tagsBeside(tags: string[], gifts: GiftLine[]): string[] {
  const said = gifts.map(({ gift }) => giftText(gift).toLowerCase());
  return tags.filter((tag) => !said.includes(tag.toLowerCase()));
}

/** Single words with commas between them, each once. */
export const topicsOf = (typed: string): string[] =>
  [...new Set(typed.split(/[,;]/).map((each) => each.trim().replace(/\s+/g, ' ')).filter(Boolean))];

/** An ISO 8601 day; null for nothing typed, undefined for what is no day. */
export function dayOf(typed: string): string | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!found) return undefined;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? text : undefined;
}

/** The day it is here, as ISO 8601. */
export function todayIso(now = new Date()): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
