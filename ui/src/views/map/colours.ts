// The colours and fonts of the map, read from the page's own tokens when the map is drawn.

import { KIND_LOOK } from '../../components/kinds';
import type { AssetKind } from '../../core/bindings';

const NAMES = [
  'accent',
  'ink',
  'ink-2',
  'halo',
  'shade',
  'focus',
  'care-ink',
  'care-soft',
  'on-kind',
  'kind-person',
  'kind-group',
  'kind-service',
  'kind-place',
  'kind-exchange',
  'kind-story',
  'map-land',
  'map-built',
  'map-building',
  'map-building-edge',
  'map-park',
  'map-wood',
  'map-tree',
  'map-allotment',
  'map-plot-a',
  'map-plot-b',
  'map-plot-c',
  'map-water',
  'map-water-edge',
  'map-road',
  'map-road-edge',
  'map-road-main',
  'map-road-main-edge',
  'map-path',
  'map-tram',
  'map-label',
  'map-label-quiet',
  'map-label-water',
  'map-label-park',
  'map-halo',
] as const;

export type Colours = Record<(typeof NAMES)[number], string>;

export function readColours(element: Element): Colours {
  const style = getComputedStyle(element);
  const pairs = NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim() || '#777777']);
  return Object.fromEntries(pairs) as Colours;
}

/** The token of a kind's colour. */
export function kindToken(kind: AssetKind): `kind-${string}` & keyof Colours {
  return KIND_LOOK[kind].look.replace(/^k-/, 'kind-') as `kind-${string}` & keyof Colours;
}

export interface Faces {
  ui: string[];
  book: string[];
}

export function readFaces(element: Element): Faces {
  const style = getComputedStyle(element);
  const families = (token: string) => familyNames(style.getPropertyValue(token));
  return { ui: families('--font-ui'), book: families('--font-book') };
}

/** The names in a CSS list of fonts, without quotes and the generic one at its end. */
export function familyNames(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim().replace(/^["']|["']$/g, ''))
    .filter((name) => name !== '' && !/^(sans-)?serif$/.test(name));
}

/**
 * A font stack for MapLibre, which reads weight and slant off the first name of the list and then
 * draws with the first font that is there.
 */
export function stack(families: string[], weight: string): string[] {
  return [`Hereabouts ${weight}`, ...families];
}
