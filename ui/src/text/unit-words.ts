// What one answer of a record is called where nothing tells of which kind the record is, as in the list of what was done.

/** Lists whose elements say themselves what they are; of the others an element is an id, or a word of the program. */
const SAYING = ['tag', 'language', 'field', 'x'];

/** `units` has the words by the name of the unit; `onCard` names whatever stands on the card of an asset. */
export function unitWords(unit: string, units: Record<string, string>, onCard: (field: string) => string): string {
  const [list = unit, element] = unit.split(/\/(.*)/s);
  if (element !== undefined && SAYING.includes(list)) return onCard(unit);
  return units[list] ?? onCard(list);
}
