// One asset on its way out: what it says here and what they get, field by field.

import type { AssetCard, Channel, Leaving } from '../../core/bindings';
import { isSilent, valueWords } from '../card/own-values';
import { drawing, oneOfKind, precisionWords, releasedFieldWords, share, sourceWords, statusWords, valueText } from '../../text/words';
import { across } from './within';

export interface Line {
  field: string;
  words: string;
  /** As it stands here; null where it cannot be told from the card. */
  here: string | null;
  /** As it leaves; null when it stays. */
  leaves: string | null;
  /** Why it stays, in the core's words. */
  why: string | null;
}

const ORDER = Object.keys(releasedFieldWords);

export function fieldWord(field: string): string {
  const spaced = field.replaceAll('_', ' ');
  return releasedFieldWords[field] ?? spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** Every field that leaves or is held back, in the order of the card, then by name. */
export function lines(leaving: Leaving, card: AssetCard | null): Line[] {
  const fields = [...new Set([...Object.keys(leaving.fields), ...Object.keys(leaving.held_back)])];
  return fields.sort(byCard).map((field) => ({
    field,
    words: fieldWord(field),
    here: card ? hereValue(field, card) : null,
    leaves: field in leaving.fields ? leavesValue(field, leaving.fields[field]) : null,
    why: leaving.held_back[field] ?? null,
  }));
}

/** Fields that stay or change on the way before those that leave as they are. */
export function differingFirst(all: Line[]): Line[] {
  const differs = (line: Line) =>
    line.leaves === null || (line.here !== null && line.here !== line.leaves);
  return [...all.filter(differs), ...all.filter((line) => !differs(line))];
}

/** Where it is, in words, here and for them, and why that differs: the first line of "Before and after". */
export function whereLine(leaving: Leaving, card: AssetCard | null): Line {
  const place = card?.asset.place ?? null;
  const said = place?.address?.split('\n')[0] ?? place?.postcode ?? null;
  const precision = precisionWords[place?.precision ?? 'none'];
  return {
    field: 'where',
    words: share.where,
    here: card ? [said, precision].filter(Boolean).join(', ') : null,
    leaves: leaving.held_back.place && leaving.precision === 'none' ? null : [leavingPlace(leaving), leavesAs(leaving)].filter(Boolean).join(', '),
    why: leaving.held_back.place ?? null,
  };
}

/** How exact its place leaves: of a square or an area its size, which says more than the word. */
export function leavesAs({ precision, leaves_within, held_back }: Leaving): string {
  if (!leaves_within || !held_back.place) return precisionWords[precision];
  return share.sized(drawing.long(across(leaves_within)));
}

function byCard(a: string, b: string): number {
  const [i, j] = [ORDER.indexOf(a), ORDER.indexOf(b)];
  if (i === j) return a.localeCompare(b);
  return (i === -1 ? ORDER.length : i) - (j === -1 ? ORDER.length : j);
}

// Tokens that have words of their own; the file holds the token.
const TOKENS: Record<string, Record<string, string>> = {
  kind: oneOfKind,
  status: statusWords,
  location_precision: precisionWords,
  source_type: sourceWords,
};
/** Fields that are lists here and leave as one text, joined by semicolons. */
const LISTS = ['tags', 'offers', 'wishes', 'languages', 'photos'];
/** Stands in the file behind what somebody would teach. */
const TAUGHT = / \(would teach\)$/;

function leavesValue(field: string, value: unknown): string {
  if (typeof value !== 'string') return valueText(value);
  if (LISTS.includes(field)) return elements(value).map((each) => (field === 'offers' ? offered(each) : each)).join(', ');
  return TOKENS[field]?.[value] ?? value;
}

/** What the core joined by semicolons; one inside an element has a backslash before it. */
function elements(joined: string): string[] {
  return (joined.match(/(?:\\.|[^;\\])+/g) ?? []).map((each) => each.replace(/\\(.)/g, '$1'));
}

function gift(what: string, taught: boolean): string {
  return taught ? share.wouldTeach(what) : what;
}

function offered(element: string): string {
  return gift(element.replace(TAUGHT, ''), TAUGHT.test(element));
}

function leavingPlace({ fields }: Leaving): string {
  const said = fields.address ?? fields.postcode;
  return typeof said === 'string' ? (said.split('\n')[0] ?? '') : '';
}

const CHANNELS: Record<string, Channel> = {
  phone: 'phone',
  email: 'email',
  web: 'web',
  website: 'web',
  social: 'social',
  social_media: 'social',
  contact_address: 'address',
  contact_other: 'other',
};

function hereValue(field: string, card: AssetCard): string | null {
  const { asset } = card;
  const channel = CHANNELS[field];
  if (channel) {
    const all = card.contacts.filter((line) => line.contact.channel === channel);
    return all.map((line) => line.contact.value).join(', ');
  }
  switch (field) {
    case 'address':
      return asset.place?.address ?? '';
    case 'postcode':
      return asset.place?.postcode ?? '';
    case 'location_precision':
      return precisionWords[asset.place?.precision ?? 'none'];
    case 'opening_times':
      return asset.times ?? '';
    case 'uncertainty_m':
      return valueText(asset.place?.uncertainty_m);
    case 'last_confirmed':
      return card.last_checked ?? '';
    case 'photos':
      return card.attachments.map((line) => line.attachment.file_name).join(', ');
    case 'offers':
      return card.gifts
        .filter((line) => line.gift.status !== 'ended')
        .map((line) => gift(line.gift.what, line.gift.would_teach))
        .join(', ');
    case 'wishes':
      return card.wishes
        .filter(({ wish }) => wish.status !== 'done' && wish.status !== 'let_go')
        .map(({ wish }) => wish.what)
        .join(', ');
    case 'contacts':
      return card.contacts.map((line) => line.contact.value).join(', ');
  }
  if (field in asset) {
    const value = asset[field as keyof typeof asset];
    return (typeof value === 'string' && TOKENS[field]?.[value]) || valueText(value);
  }
  const own = card.fields.find((line) => [line.field.label, `x_${line.field.label}`].some((label) => snake(label) === snake(field)));
  if (own) return isSilent(own) ? '' : valueWords(own);
  const name = Object.keys(asset.extra).find((each) => snake(each) === snake(field));
  return name === undefined ? null : valueText(asset.extra[name]);
}

function snake(name: string): string {
  return name.replace(/[^\p{L}\p{N}]+/gu, '_').toLowerCase();
}
