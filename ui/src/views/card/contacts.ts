// Who may be given a way to reach somebody.

import type { AssetKind, Contact, SharedWith } from '../../core/bindings';
import { contactWords as words } from '../../text/words';

/** Of a person what they agreed to says it: their own number to named partners alone, that of a role as it is published. */
export function whoGets({ kind, may_be_published }: Contact, of: AssetKind, shared: SharedWith[]): string {
  if (of !== 'person') return may_be_published ? words.published : words.teamOnly;
  if (kind === 'role' && !may_be_published) return words.teamOnly;
  const readers = shared.filter(({ what }) => what.includes('contact'));
  if (kind === 'role' && readers.some(({ partner }) => partner === null)) return words.published;
  const names = readers.flatMap(({ partner, name }) => (partner === null || name === null ? [] : [name]));
  return names.length > 0 ? words.goesTo(names) : words.teamOnly;
}
