// What a pack is, in one line.

import type { Pack, PackLook } from '../../core/bindings';
import { packs as words } from '../../text/words';

/** "Street map, 4 MB, 12,345 names to look up". */
export function facts(pack: Pack): string {
  const named = () => {
    if (pack.names === null) return pack.map?.tiles === 'vector' ? words.noNames : null;
    return pack.list === 'postcodes' ? words.codes(pack.names) : words.names(pack.names);
  };
  return [kindOf(pack), words.size(pack.stamp.bytes), named()].filter(Boolean).join(', ');
}

export function kindOf({ map, list }: Pick<PackLook, 'map' | 'list'>): string {
  return map ? words.holds[map.tiles] : words.holds[list ?? 'names'];
}
