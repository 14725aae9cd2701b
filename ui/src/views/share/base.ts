// The base map of a printed sheet: that of the map in the window, less the assets.

import type { ReleaseRequest } from '../../core/bindings';
import type { Frame, Picture } from '../../core/print';
import { catalogue } from '../../state/catalogue.svelte';
import { layers } from '../../state/layers.svelte';
import { packs } from '../../state/packs.svelte';
import { map as words } from '../../text/words';
import { basePicture } from '../map/base-picture';
import { drawn as drawnPacks } from '../map/pack-style';

export async function drawBase(frame: Frame, { audience }: ReleaseRequest, dots: number): Promise<Picture | null> {
  // What residents drew stays with those who work with it.
  const areas = audience === 'team' || audience === 'me' ? { version: catalogue.versions.areas, off: layers.off } : null;
  // A page takes hundreds of tiles at once, which is more than those who give them away for looking at allow.
  const drawn = { packs: drawnPacks(packs.used), quiet: packs.quiet, online: null };
  const bytes = await basePicture(frame, { areas, packs: drawn, dots });
  const credits = [words.attribution, ...packs.used.map(({ pack }) => (pack.sample ? words.attributionDrawn : pack.attribution))];
  return bytes && { frame, credit: [...new Set(credits.filter((credit) => credit !== ''))].join(' · '), bytes };
}
