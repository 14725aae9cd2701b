// Who may see an asset, as the core writes it.

import type { AssetKind, Audience } from '../../core/bindings';

export type Width = 'me' | 'team' | 'public';

/** The partners an audience names; none for me, the team and everyone. */
export function partnerIds(audience: Audience): string[] {
  return audience.startsWith('partners:') ? audience.slice('partners:'.length).split(',') : [];
}

/** Who may usually see one of these. */
export function usual(kind: AssetKind): Width {
  return kind === 'person' || kind === 'association' ? 'team' : 'public';
}

/** Must somebody say why, before everyone may see it? */
export const needsReason = (kind: AssetKind, width: Width) => width === 'public' && usual(kind) === 'team';

/** People stay with the team until they have agreed to more. */
export const mayBePublic = (kind: AssetKind) => kind !== 'person';
