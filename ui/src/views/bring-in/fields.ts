// Which fields a column can be matched to: the one list of the core's tokens on this side.

import type { FieldRow } from '../../core/bindings';
import { fieldGroupWords, fieldWords, keepUnder, ownFields } from '../../text/words';

/** The token of a column that stays with the asset under its own name. */
export const KEEP = '';

export interface FieldOption {
  token: string;
  words: string;
}
export interface FieldGroup {
  words: string;
  options: FieldOption[];
}

const GROUPS: { words: () => string; tokens: string[] }[] = [
  {
    words: () => fieldGroupWords.about,
    tokens: [
      'name',
      'kind',
      'summary',
      'story',
      'tags',
      'gifts',
      'wishes',
      'status',
      'when',
      'cost',
      'access',
      'languages',
      'note',
      'last_confirmed',
    ],
  },
  {
    words: () => fieldGroupWords.place,
    tokens: [
      'address',
      'postcode',
      'latitude',
      'longitude',
      'lon_lat',
      'grid_reference',
      'easting',
      'northing',
      'wkt',
      'geo_json_geometry',
      'location_precision',
      'uncertainty',
    ],
  },
  {
    words: () => fieldGroupWords.reach,
    tokens: ['phone', 'email', 'website', 'social_media', 'contact_name'],
  },
  { words: () => fieldGroupWords.list, tokens: ['source_id', 'created_source'] },
];

export const TOKENS = GROUPS.flatMap((group) => group.tokens);

/** The core also answers "extra" for a column that matches nothing; both mean the same. */
export function tokenOf(field: string): string {
  return field === 'extra' ? KEEP : field;
}

/**
 * What the picker of `column` offers: keeping or leaving it out first, then the fields by group.
 * A field that the core names and this list does not know stays choosable, by its own name.
 */
export function fieldChoices(
  column: string,
  field: string,
  own: FieldRow[] = [],
): { first: FieldOption[]; groups: FieldGroup[] } {
  const token = tokenOf(field);
  const first = [
    { token: KEEP, words: keepUnder(column) },
    { token: 'new_field', words: ownFields.make(column) },
    { token: 'ignore', words: fieldWords.ignore ?? 'ignore' },
  ];
  const ours = own.map((row) => ({ token: `field/${row.id}`, words: row.field.label }));
  const known = token === KEEP || token === 'ignore' || token === 'new_field' || TOKENS.includes(token) || ours.some((option) => option.token === token);
  if (!known) first.unshift({ token, words: token.replaceAll('_', ' ') });
  const groups = GROUPS.map((group) => ({
    words: group.words(),
    options: group.tokens.map((each) => ({ token: each, words: fieldWords[each] ?? each })),
  }));
  if (ours.length > 0) groups.unshift({ words: ownFields.group, options: ours });
  return { first, groups };
}
