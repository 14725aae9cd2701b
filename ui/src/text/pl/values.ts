// Values of any field as text.

import { number } from './counting';

/** Lists with commas, objects as "name: value", nothing for nothing. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(valueText).join(', ');
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([name, part]) => `${name}: ${valueText(part)}`)
      .join(', ');
  if (value === true) return 'tak';
  if (value === false) return 'nie';
  return typeof value === 'number'
    ? number(value, { maximumFractionDigits: 6 })
    : String(value);
}
