// Which fields an asset has in this catalogue. A travel copy that was made for others than the team has only those
// that they may see; whoever offers a field asks here.

import { catalogue } from './catalogue.svelte';

/** Nothing is an asset without these. */
const ALWAYS = ['name', 'kind'];
/** What fields are called where they are kept, if that is another name. */
const KEPT_AS: Record<string, string> = { tags: 'tag', languages: 'language', extra: 'x', custom: 'field', address: 'place', postcode: 'place' };

/** Whether there is such a field here; of a field of the team's own or an extra property, whether there are any. */
export function isFieldHere(field: string): boolean {
  const fields = catalogue.travel?.fields ?? null;
  if (fields === null) return true;
  const [unit = field] = field.split('/');
  return ALWAYS.includes(unit) || fields.includes(KEPT_AS[unit] ?? unit);
}
