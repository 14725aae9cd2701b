// Who a release is for, as the core writes it and as people say it.

import type { Audience, Partner, PartnerId, With } from '../../core/bindings';
import { share } from '../../text/words';

type Partners = With<PartnerId, Partner>[];

export const forPartner = (id: PartnerId): Audience => `partners:${id}`;

/** The one partner an audience names; none for me, the team and everyone. */
export function partnerOf(audience: Audience): PartnerId | null {
  return /^partners:([^,]+)$/.exec(audience)?.[1] ?? null;
}

/** "just me", "Greenfield Council", "everyone": what stands after "for". */
export function whom(audience: Audience, partners: Partners): string {
  if (audience === 'me' || audience === 'team' || audience === 'public')
    return share.forWhom[audience];
  const ids = audience.replace(/^partners:/, '').split(',');
  const names = ids.map((id) => partners.find((partner) => partner.id === id)?.is.name);
  return names.map((name) => name ?? share.forWhom.gone).join(', ');
}
