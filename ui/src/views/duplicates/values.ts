// What a field says, in words, and what it is called where two are compared.

import { inbox, fieldName, oneOfKind, partOfDay, duplicates as words } from '../../text/words';
import { said } from '../card/history';

/** Fields that hold a day. */
const DAYS = ['ends_on', 'restricted_since'];

/** Null where it says nothing. */
export function valueOf(field: string, value: unknown): string | null {
  if (value === null || value === undefined || value === '' || value === false) return null;
  if (field === 'kind' && isKind(value)) return oneOfKind[value];
  if (field === 'imported_from' && cameFrom(value)) return inbox.from(value.source, value.row);
  if (field === 'audience' && typeof value === 'string' && value.startsWith('partners:')) return words.partners;
  if (typeof value === 'string' && DAYS.includes(field)) return partOfDay(value);
  return said(field, value);
}

export const titleOf = (field: string) => (field === 'imported_from' ? words.cameFrom : fieldName(field));

const isKind = (value: unknown): value is keyof typeof oneOfKind => typeof value === 'string' && Boolean(oneOfKind[value as keyof typeof oneOfKind]);

const cameFrom = (value: unknown): value is { source: string; row: string } =>
  typeof value === 'object' && value !== null && 'source' in value && 'row' in value && typeof value.source === 'string' && typeof value.row === 'string';
