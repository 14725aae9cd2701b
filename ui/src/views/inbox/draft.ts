// An item of the Inbox as text: what it would become, and how it came.

import { exactness, valueText } from '../../text/words';

export interface Line {
  field: string;
  text: string;
}

/** The fields of a draft, but for its name and kind, which have boxes of their own. */
export function becomes(draft: Record<string, unknown>): Line[] {
  return Object.entries(draft)
    .filter(([field]) => field !== 'name' && field !== 'kind')
    .map(([field, value]) => ({ field, text: field === 'place' ? placeText(value) : valueText(value) }))
    .filter(({ text }) => text !== '');
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
