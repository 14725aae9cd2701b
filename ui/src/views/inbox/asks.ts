// What an item of the Inbox asks, beside what it would become.

import type { AssetId, InboxItem } from '../../core/bindings';

type End = { here: AssetId } | { named: string };
/** A tie whose ends are not all known, or one that says that its ends may be one. */
interface Waiting {
  from: End;
  type: string;
  to: End;
}
/** Items bring more with them as more can wait. */
type Item = Pick<InboxItem, 'about'> & { reason: string; tie?: Waiting | null };

export type Asks =
  /** To be made, taken over or left out. */
  | { is: 'row' }
  /** It is here already, because a tie named it, and little is known of it. */
  | { is: 'more'; asset: AssetId }
  /** Whose name this end of a tie is. */
  | { is: 'end'; tie: Waiting }
  /** Whether two that are here are one. */
  | { is: 'one'; two: [AssetId, AssetId] };

export function asks({ about, reason, tie }: Item): Asks {
  if (tie && 'here' in tie.from && 'here' in tie.to) return { is: 'one', two: [tie.from.here, tie.to.here] };
  if (tie) return { is: 'end', tie };
  return reason === 'stub' && about !== null ? { is: 'more', asset: about } : { is: 'row' };
}

/** A tie as a sentence: `wording` is its type's, `named` tells the ends that are here. */
export function tieWords({ from, to }: Waiting, wording: string, named: (id: AssetId) => string): string {
  const end = (is: End) => ('here' in is ? named(is.here) : `“${is.named}”`);
  return [end(from), wording, end(to)].filter(Boolean).join(' ');
}
