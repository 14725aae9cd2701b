// An item of the Inbox as text: what it would become, and how it came.

import type { InboxItem } from '../../core/bindings';
import { channelWords, exactness, fieldName, inbox as words, valueText } from '../../text/words';

export interface Line {
  field: string;
  text: string;
}

/** Name and kind have boxes of their own, and where it came from stands above them. */
const SAID_ELSEWHERE = ['name', 'kind', 'imported_from', 'source_type'];

/** What an item would become, field by field, how to reach it, and when it was last checked. */
export function becomes({ draft, reach, checked }: Pick<InboxItem, 'draft' | 'reach' | 'checked'>): Line[] {
  const fields = Object.entries(draft)
    .filter(([field]) => !SAID_ELSEWHERE.includes(field))
    .map(([field, value]) => ({ field: fieldName(field), text: field === 'place' ? placeText(value) : valueText(value) }));
  const ways = reach.map(({ channel, value, label }) => ({
    field: channelWords[channel],
    text: label === null ? value : words.reach(value, label),
  }));
  const lines = [...fields, ...ways, { field: words.checked, text: checked ?? '' }];
  return lines.filter(({ text }) => text !== '');
}

/** The cells that hold something, in the order of the source. */
export function cellLines(cells: Record<string, unknown>): Line[] {
  return Object.entries(cells)
    .map(([field, value]) => ({ field, text: valueText(value) }))
    .filter(({ text }) => text !== '');
}

function placeText(place: unknown): string {
  if (typeof place !== 'object' || place === null) return valueText(place);
  const { address, postcode, geometry, precision } = place as Record<string, unknown>;
  const exact = geometry ? exactness[precision as keyof typeof exactness] : '';
  return [address, postcode, exact].filter((part) => typeof part === 'string' && part !== '').join(', ');
}
