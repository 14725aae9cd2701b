// Where somebody is in this window, so that coming back to the map, or a page that had to be loaded
// anew, is coming back to the same place. The web view keeps it in memory, for as long as the window
// is open.

import type { AssetId } from '../core/bindings';
import type { View } from './page.svelte';

export interface Whereabouts {
  view: View;
  query: string;
  chosen: AssetId | null;
  /** Longitude and latitude of the middle of the map, and its zoom. */
  camera: { center: [number, number]; zoom: number };
}

const KEY = 'hereabouts.whereabouts';

/** Notes where somebody is in a file; what else was noted for it stays. */
export function note(file: string | null, where: Partial<Whereabouts>) {
  const whole = { ...noted(file), ...where };
  sessionStorage.setItem(KEY, JSON.stringify({ file, where: whole }));
}

/** What was noted for a file. */
export function noted(file: string | null): Partial<Whereabouts> {
  const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as { file: string | null; where: Partial<Whereabouts> } | null;
  return kept?.file === file ? kept.where : {};
}
