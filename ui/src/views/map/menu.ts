// What can be done at a place of the map, beside what can be done with what lies there.

import type { AssetCard } from '../../core/bindings';
import { catalogue } from '../../state/catalogue.svelte';
import type { MenuLine } from '../../state/page.svelte';
import { map as words } from '../../text/words';

interface Doing {
  put: (id: string) => void;
  add: () => void;
  zoomIn: () => void;
}

/** `chosen` is the asset that could be put here: the one chosen before, unless it lies here. */
export function placeLines(chosen: AssetCard | null, { put, add, zoomIn }: Doing): MenuLine[] {
  const lines: MenuLine[] = [];
  if (!catalogue.readOnly) {
    lines.push({ words: words.addHere, run: add });
    if (chosen && !chosen.in_bin && chosen.asset.sensitivity !== 'safeguarded') {
      const { name, place } = chosen.asset;
      const said = place?.geometry ? words.moveHere(name) : words.placeHere(name);
      lines.push({ words: said, run: () => put(chosen.id) });
    }
  }
  lines.push({ words: words.zoomHere, run: zoomIn });
  return lines;
}
