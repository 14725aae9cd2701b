// A value of a field, as the history shows it.

import type { FieldChange, HistoryLine } from '../../core/bindings';
import { ownFields } from '../../state/own-fields.svelte';
import { valueWords } from './own-values';
import { audienceChoices, card, exactness, kindWords, sensitivityWords, sourceWords, statusWords, valueText } from '../../text/words';

const KNOWN: Record<string, Record<string, string>> = {
  kind: kindWords,
  status: statusWords,
  sensitivity: sensitivityWords,
  source_type: sourceWords,
};

/** Fields that only the change log needs. */
const INNER = ['exists', 'existence', 'joined_into'];

/** What changed, field by field; an asset that was new then changed in all of them. */
export function worthTelling({ label, what }: HistoryLine): FieldChange[] {
  if (label.action === 'create' || label.action === 'begin') return [];
  return what.filter(({ field }) => !INNER.includes(field));
}

export function said(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return card.nothing;
  if (typeof value === 'string' && KNOWN[field]?.[value]) return KNOWN[field][value];
  if (field.startsWith('field/')) return ownValue(field, value);
  if (field === 'audience' && isWidth(value)) return audienceChoices[value].words;
  if (field === 'place' && typeof value === 'object') return placeWords(value as Record<string, unknown>);
  return valueText(value) || card.nothing;
}

const isWidth = (value: unknown): value is keyof typeof audienceChoices => value === 'me' || value === 'team' || value === 'public';

function placeWords({ address, postcode, precision, geometry }: Record<string, unknown>): string {
  const exact = geometry && typeof precision === 'string' ? exactness[precision as keyof typeof exactness] : exactness.none;
  return [address, postcode, exact].filter(Boolean).join(', ');
}

/** In the words of the field as it is now. */
function ownValue(unit: string, value: unknown): string {
  const row = ownFields.all.find(({ id }) => unit === `field/${id}`);
  return row ? valueWords({ id: row.id, field: row.field, value, fits: true }) : valueText(value);
}
