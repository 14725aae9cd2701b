// Which choices of fields a reader may be given something by.

import type { Audience, Partner, PartnerId, ProfileId, ReleaseProfile, With } from '../../core/bindings';
import { partnerOf } from './audience';

type Profiles = With<ProfileId, ReleaseProfile>[];

export interface Offered {
  profiles: Profiles;
  /** One of these has to be chosen: the usual fields are no choice. */
  only: boolean;
}

/** A partner's own where it has some; what is for certain partners is for nobody else beyond the team. */
export function offered(audience: Audience, partners: With<PartnerId, Partner>[], profiles: Profiles): Offered {
  if (audience === 'me' || audience === 'team') return { profiles, only: false };
  const own = partners.find(({ id }) => id === partnerOf(audience))?.is.profiles ?? [];
  if (own.length > 0) return { profiles: profiles.filter(({ id }) => own.includes(id)), only: true };
  const taken = new Set(partners.flatMap(({ is }) => is.profiles));
  return { profiles: profiles.filter(({ id }) => !taken.has(id)), only: false };
}

/** The choice to go on with: the same where it may be, the only one where there is one. */
export function goesOn(chosen: ProfileId | null, { profiles, only }: Offered): ProfileId | null {
  if (chosen !== null && profiles.some(({ id }) => id === chosen)) return chosen;
  return only && profiles.length === 1 ? (profiles[0]?.id ?? null) : null;
}
