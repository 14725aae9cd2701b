// What stands in a file, and what each of it is taken to mean: the lines that `Matches` draws.

import type { ColumnCertainty, ColumnPlan, FieldRow } from '../../core/bindings';
import { bringIn as words, fieldTypes, ownFields as ownWords } from '../../text/words';
import { fieldChoices, tokenOf, type FieldGroup, type FieldOption } from './fields';

export interface Match {
  key: string;
  name: string;
  sample: string;
  /** What the menu asks. */
  label: string;
  token: string;
  first: FieldOption[];
  groups: FieldGroup[];
  /** What comes of it, where that is worth a word. */
  note: string;
  /** None where nobody can tell. */
  certainty: ColumnCertainty | null;
}

/** The columns of a list of assets; `chosen` is what was chosen by hand, by column number. */
export function columnMatches(columns: ColumnPlan[], chosen: Record<number, string>, own: FieldRow[]): Match[] {
  return columns.map((column, number) => {
    const token = tokenOf(chosen[number] ?? column.field);
    const makes = token === 'new_field' && column.new_type ? ownWords.makeOf(fieldTypes[column.new_type].words) : '';
    return {
      key: String(number),
      name: column.name,
      sample: column.sample || words.noSample,
      label: words.becomes(column.name),
      token,
      ...fieldChoices(column.name, token, own),
      note: makes,
      certainty: chosen[number] === undefined ? column.certainty : 'chosen',
    };
  });
}
