// What is said in a field of the team's own, in words.

import type { FieldLine } from '../../core/bindings';
import { day, number, ownFields as words } from '../../text/words';

/** Nothing is said in it. */
export const isSilent = ({ value }: FieldLine) => value === null || value === undefined;

/** As the card reads it. */
export function valueWords({ field, value, fits }: FieldLine): string {
  const label = (key: unknown) => field.choices.find((choice) => choice.key === key)?.label ?? String(key);
  if (Array.isArray(value)) return value.map(label).join(', ');
  if (!fits) return String(value);
  switch (field.type) {
    case 'number':
      return typeof value === 'number' ? number(value, { maximumFractionDigits: 6 }) : String(value);
    case 'date':
      return day(String(value));
    case 'yes_no':
      return value === 'yes' ? words.yes : words.no;
    case 'choice':
      return label(value);
    default:
      return String(value ?? '');
  }
}

/** As it is typed again. */
export function typedAgain({ value }: FieldLine): string | null {
  return value === null || value === undefined ? null : Array.isArray(value) ? value.join('; ') : String(value);
}
