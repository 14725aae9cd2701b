// Who may see an asset, as the core writes it.

import type { Asset, AssetKind, Audience } from '../../core/bindings';

export type Width = 'me' | 'team' | 'public';

/** The partners an audience names; none for me, the team and everyone. */
export function partnerIds(audience: Audience): string[] {
  return audience.startsWith('partners:') ? audience.slice('partners:'.length).split(',') : [];
}

/** Who may usually see one of these. */
export function usual(kind: AssetKind): Width {
  return kind === 'person' || kind === 'association' ? 'team' : 'public';
}

/** From the narrowest to the widest; named partners stand between the team and everyone. */
const rung = (audience: Audience) => (audience === 'me' ? 0 : audience === 'team' ? 1 : audience === 'public' ? 3 : 2);

/**
 * Must somebody say why, before more people may see it? What is sensitive leaves only where somebody did, so it is
 * asked once more where everybody may see it and nobody said why.
 */
export const needsReason = (asset: Pick<Asset, 'audience' | 'audience_reason' | 'sensitivity'>, width: Width) =>
  rung(width) > rung(asset.audience) ||
  (width === 'public' && asset.sensitivity === 'sensitive' && asset.audience_reason === null);

/** People stay with the team until they have agreed to more. */
export const mayBePublic = (kind: AssetKind) => kind !== 'person';
