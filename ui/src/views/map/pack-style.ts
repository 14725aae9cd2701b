// The style of area packs: streets, water and green in the colours of the window, light or dark, and paler
// when somebody wants it quiet. Names are the pack's; what two packs both have, the finer one draws.

import type { ExpressionSpecification, FilterSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { PackLine, PackMap } from '../../core/bindings';
import { stack, type Colours, type Faces } from './colours';
import type { Box } from './measure';
import { otherLayers } from './pack-other';
import { CLASSES, type Cut } from './pack-schema';

/** A pack that is drawn. */
export interface Drawn {
  id: string;
  name: string;
  /** Changes when another file lies in its place. */
  stamp: string;
  map: PackMap;
}

export interface Shown {
  /** The coarsest first, so that the finest lies on top. */
  packs: Drawn[];
  quiet: boolean;
}

export const NO_PACKS: Shown = { packs: [], quiet: false };

/** The packs that are drawn of those that are used. */
export function drawn(lines: PackLine[]): Drawn[] {
  const maps = lines.flatMap(({ pack }) =>
    pack.map ? [{ id: pack.id, name: pack.name, stamp: `${pack.stamp.bytes}-${pack.stamp.changed}`, map: pack.map }] : [],
  );
  // Pictures lie under streets.
  const rank = ({ map }: Drawn) => (map.tiles === 'raster' ? 0 : 100) + map.max_zoom;
  return maps.sort((a, b) => rank(a) - rank(b));
}

const sourceName = ({ id }: Drawn) => `pack-${id}`;

export function packSources({ packs }: Shown): Record<string, SourceSpecification> {
  return Object.fromEntries(
    packs.map((pack): [string, SourceSpecification] => {
      const { map } = pack;
      const tiles = [`hereabouts://pack/${pack.id}/{z}/{x}/{y}?v=${pack.stamp}${map.tiles === 'raster' ? '&picture' : ''}`];
      const common = { tiles, minzoom: map.min_zoom, maxzoom: map.max_zoom, bounds: [...map.bounds] as Box };
      return [
        sourceName(pack),
        map.tiles === 'raster'
          ? { type: 'raster', ...common, tileSize: Math.min(512, Math.max(128, map.pixels)) }
          : { type: 'vector', ...common },
      ];
    }),
  );
}

/** What of a map is drawn by a finer pack is not drawn twice: only names and lines can be told so. */
export function notWithin(finer: Drawn[]): ExpressionSpecification[] {
  return finer
    .filter(({ map }) => map.tiles === 'vector')
    .map(({ map }): ExpressionSpecification => ['any', ['<', ['zoom'], Math.max(map.min_zoom, 5)], ['!', ['within', rectangle(map.bounds)]]]);
}

export function rectangle([west, south, east, north]: readonly [number, number, number, number]): GeoJSON.Polygon {
  return { type: 'Polygon', coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]] };
}

export function packLayers(c: Colours, faces: Faces, shown: Shown): LayerSpecification[] {
  return shown.packs.flatMap((pack, i) => {
    const source = sourceName(pack);
    if (pack.map.tiles === 'raster') {
      return [{ id: source, type: 'raster' as const, source, paint: { 'raster-opacity': shown.quiet ? 0.45 : 1, 'raster-fade-duration': 0 } }];
    }
    const beyond = notWithin(shown.packs.slice(i + 1));
    const make = new Maker(c, faces, source, shown.quiet, beyond, pack.map.layers);
    return pack.map.schema === 'other' ? otherLayers(make) : streetLayers(make, CLASSES[pack.map.schema]);
  });
}

/** Makes the layers of one pack. */
export class Maker {
  readonly c: Colours;
  readonly faces: Faces;
  readonly quiet: boolean;
  readonly layers: string[];
  #source: string;
  #beyond: ExpressionSpecification[];

  constructor(c: Colours, faces: Faces, source: string, quiet: boolean, beyond: ExpressionSpecification[], layers: string[]) {
    this.c = c;
    this.faces = faces;
    this.quiet = quiet;
    this.layers = layers;
    this.#source = source;
    this.#beyond = beyond;
  }

  #of(name: string, { layer, is }: Cut, beyond: boolean) {
    const all = [...(is ? [is] : []), ...(beyond ? this.#beyond : [])];
    const filter = all.length > 0 ? { filter: ['all', ...all] as FilterSpecification } : {};
    return { id: `${this.#source}-${name}-${layer}`, source: this.#source, 'source-layer': layer, ...filter };
  }

  fill(name: string, cuts: Cut[], colour: string, edge?: string, minzoom = 0): LayerSpecification[] {
    const paint = { 'fill-color': colour, 'fill-opacity': this.quiet ? 0.55 : 1, ...(edge ? { 'fill-outline-color': edge } : {}) };
    return cuts.map((cut) => ({ type: 'fill' as const, ...this.#of(name, cut, false), minzoom, paint }));
  }

  line(name: string, cuts: Cut[], colour: string, wide: [number, number], more: { minzoom?: number; dash?: number[] } = {}): LayerSpecification[] {
    const [far, near] = wide;
    return cuts.map((cut) => ({
      type: 'line' as const,
      ...this.#of(name, cut, false),
      minzoom: more.minzoom ?? 0,
      layout: { 'line-cap': more.dash ? ('butt' as const) : ('round' as const), 'line-join': 'round' as const },
      paint: {
        'line-color': colour,
        'line-opacity': this.quiet ? 0.6 : 1,
        'line-width': ['interpolate', ['exponential', 1.6], ['zoom'], 9, far, 20, near] as ExpressionSpecification,
        ...(more.dash ? { 'line-dasharray': more.dash } : {}),
      },
    }));
  }

  name(name: string, cuts: Cut[], look: { along?: boolean; book?: boolean; bold?: boolean; size: number; colour: string; halo: string; minzoom: number }): LayerSpecification[] {
    const { along, book, bold, size, colour, halo, minzoom } = look;
    const face = book ? stack(this.faces.book, 'Medium Italic') : stack(this.faces.ui, bold ? 'Semibold' : 'Medium');
    return cuts.map((cut) => ({
      type: 'symbol' as const,
      ...this.#of(`name-${name}`, cut, true),
      minzoom,
      layout: {
        'text-field': ['coalesce', ['get', 'name'], ['get', 'name:latin'], ['get', 'name:en'], ''] as ExpressionSpecification,
        'text-font': face,
        'text-size': size,
        'text-padding': 4,
        ...(along ? { 'symbol-placement': 'line' as const, 'symbol-spacing': 420, 'text-max-angle': 32 } : { 'text-max-width': 8 }),
      },
      paint: { 'text-color': colour, 'text-halo-color': halo, 'text-halo-width': 1.5, 'text-opacity': this.quiet ? 0.75 : 1 },
    }));
  }
}

function streetLayers(make: Maker, is: (typeof CLASSES)[keyof typeof CLASSES]): LayerSpecification[] {
  const { c, quiet } = make;
  const { roads, names } = is;
  const casing = (name: string, cuts: Cut[], colour: string, wide: [number, number], minzoom: number) =>
    quiet ? [] : make.line(`${name}-edge`, cuts, colour, wide, { minzoom });
  return [
    ...make.fill('land', is.land, c['map-land']),
    ...make.fill('plot', is.plot, c['map-plot-a']),
    ...make.fill('wood', is.wood, c['map-wood']),
    ...make.fill('park', is.park, c['map-park']),
    // The middle of a wide river lies under it.
    ...make.line('river', is.river, c['map-water-edge'], [0.6, 9], { minzoom: 9 }),
    ...make.fill('water', is.water, c['map-water'], c['map-water-edge']),
    ...make.line('path', roads.path, c['map-path'], [0.4, 4], { minzoom: quiet ? 15.5 : 14, dash: [3, 2] }),
    ...(quiet ? [] : make.fill('building', is.building, c['map-building'], c['map-building-edge'], 13.5)),
    ...casing('minor', roads.minor, c['map-road-edge'], [0.6, 34], 12.5),
    ...casing('mid', roads.mid, c['map-road-edge'], [1, 40], 10.5),
    ...casing('main', roads.main, c['map-road-main-edge'], [1.8, 48], 7),
    ...make.line('minor', roads.minor, c['map-road'], [0.4, 29], { minzoom: 12 }),
    ...make.line('mid', roads.mid, c['map-road'], [0.7, 35], { minzoom: 10 }),
    ...make.line('main', roads.main, c['map-road-main'], [1.2, 42], { minzoom: 6 }),
    ...make.line('rail', roads.rail, c['map-tram'], [0.5, 5], { minzoom: 11 }),
    ...make.line('border', is.border, c['map-label-quiet'], [0.8, 2], { dash: [4, 3] }),
    ...(quiet ? [] : make.name('street', names.street, { along: true, size: 11, colour: c['map-label'], halo: c['map-road'], minzoom: 15 })),
    ...make.name('main-street', names.mainStreet, { along: true, bold: true, size: 11.5, colour: c['map-label'], halo: c['map-road-main'], minzoom: quiet ? 15 : 13.5 }),
    ...make.name('park', names.park, { book: true, size: 12.5, colour: c['map-label-park'], halo: c['map-park'], minzoom: 14.5 }),
    ...make.name('water', names.water, { book: true, size: 13, colour: c['map-label-water'], halo: c['map-water'], minzoom: 12 }),
    ...make.name('river', names.river, { along: true, book: true, size: 12, colour: c['map-label-water'], halo: c['map-land'], minzoom: 13 }),
    ...[...is.towns].reverse().flatMap(({ cut, from, size }, i) =>
      make.name(`town-${i}`, [cut], { bold: from < 9, size, colour: c['map-label-quiet'], halo: c['map-halo'], minzoom: from }),
    ),
  ];
}
