// An item of the Inbox as text: what it would become, how it came, and which wait for the same reason.

import type { InboxItem, InboxItemId, InboxReason, With } from '../../core/bindings';
import { channelWords, exactness, fieldName, fieldWords, inbox as words, valueText } from '../../text/words';
import { said } from '../card/history';

export interface Line {
  field: string;
  text: string;
}

/** Name and kind have boxes of their own, and where it came from stands above them. */
const SAID_ELSEWHERE = ['name', 'kind', 'imported_from', 'source_type'];
/** What every asset is unless somebody says otherwise is not worth a line. */
const USUAL: Record<string, unknown> = { sensitivity: 'ordinary', status: 'unknown' };

/**
 * What an item would become, field by field, with the extra properties each under its own name, how to
 * reach it, what it offers and would love, and when it was last checked.
 */
export function becomes({ draft, reach, offering, checked }: Pick<InboxItem, 'draft' | 'reach' | 'offering' | 'checked'>): Line[] {
  const { extra, ...plain } = draft;
  const fields = Object.entries(plain)
    .filter(([field, value]) => !SAID_ELSEWHERE.includes(field) && value !== USUAL[field])
    .map(([field, value]) => ({ field: fieldName(field), text: field === 'place' ? placeText(value) : worded(field, value) }));
  const extras = typeof extra === 'object' && extra !== null ? cellLines(extra as Record<string, unknown>) : [];
  const ways = reach.map(({ channel, value, label }) => ({
    field: channelWords[channel],
    text: label === null ? value : words.reach(value, label),
  }));
  const offered = (['gifts', 'wishes'] as const).map((field) => ({
    field: fieldWords[field] ?? field,
    text: (offering?.[field] ?? []).map(({ what }) => what).join('; '),
  }));
  const lines = [...fields, ...extras, ...ways, ...offered, { field: words.checked, text: checked ?? '' }];
  return lines.filter(({ text }) => text !== '');
}

/** The cells that hold something, in the order of the source. */
export function cellLines(cells: Record<string, unknown>): Line[] {
  return Object.entries(cells)
    .map(([field, value]) => ({ field, text: valueText(value) }))
    .filter(({ text }) => text !== '');
}

export interface Alike {
  reason: InboxReason;
  source: string;
  ids: InboxItemId[];
}

/** Three or more rows of one list that wait for one reason, the most first. */
export function alike(items: With<InboxItemId, InboxItem>[]): Alike[] {
  const groups = new Map<string, Alike>();
  for (const { id, is } of items) {
    if (is.source === null) continue;
    const key = `${is.reason} ${is.source}`;
    const group = groups.get(key) ?? { reason: is.reason, source: is.source, ids: [] };
    group.ids.push(id);
    groups.set(key, group);
  }
  return [...groups.values()].filter(({ ids }) => ids.length > 2).sort((a, b) => b.ids.length - a.ids.length);
}

const worded = (field: string, value: unknown) => (valueText(value) === '' ? '' : said(field, value));

function placeText(place: unknown): string {
  if (typeof place !== 'object' || place === null) return valueText(place);
  const { address, postcode, geometry, precision } = place as Record<string, unknown>;
  const exact = geometry ? exactness[precision as keyof typeof exactness] : '';
  return [address, postcode, exact].filter((part) => typeof part === 'string' && part !== '').join(', ');
}
