// The style of area packs: streets, water and green in the colours of the window, light or dark, and paler
// when somebody wants it quiet. Names are the pack's; what two packs both have, the finer one draws.

import type { ExpressionSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { PackLine, PackMap } from '../../core/bindings';
import type { Colours, Faces } from './colours';
import type { Box } from './measure';
import { Maker, type Wide } from './pack-maker';
import { otherLayers } from './pack-other';
import { CLASSES, type Classes, type Cut } from './pack-schema';

/** A pack that is drawn. */
export interface Drawn {
  id: string;
  name: string;
  /** Changes when another file lies in its place. */
  stamp: string;
  map: PackMap;
  /** It goes with the sample, and nobody has to see where it ends. */
  isSample: boolean;
}

export interface Shown {
  /** The coarsest first, so that the finest lies on top. */
  packs: Drawn[];
  quiet: boolean;
  /** The online map lies under all packs; null while it is turned off. Another `version` asks anew. */
  online: { version: number; comes: boolean } | null;
}

export const NO_PACKS: Shown = { packs: [], quiet: false, online: null };

/** The packs that are drawn of those that are used. */
export function drawn(lines: PackLine[]): Drawn[] {
  const maps = lines.flatMap(({ pack }) =>
    pack.map ? [{ id: pack.id, name: pack.name, stamp: `${pack.stamp.bytes}-${pack.stamp.changed}`, map: pack.map, isSample: pack.sample !== null }] : [],
  );
  // Pictures lie under streets.
  const rank = ({ map }: Drawn) => (map.tiles === 'raster' ? 0 : 100) + map.max_zoom;
  return maps.sort((a, b) => rank(a) - rank(b));
}

const sourceName = ({ id }: Drawn) => `pack-${id}`;

/** The tiles of the online map end here on most servers; nearer ones are these, enlarged. */
const NEAREST_ONLINE = 19;

export function packSources({ packs, online }: Shown): Record<string, SourceSpecification> {
  const under: Record<string, SourceSpecification> = online
    ? { online: { type: 'raster', tiles: [`hereabouts://online/{z}/{x}/{y}?v=${online.version}`], tileSize: 256, maxzoom: NEAREST_ONLINE } }
    : {};
  const own = Object.fromEntries(
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
  return { ...under, ...own };
}

/** The online map, under all packs: pale where it should be quiet, dim where the window is dark. */
export function onlineLayer(c: Colours, { online, quiet }: Shown): LayerSpecification[] {
  if (!online) return [];
  const paint = { 'raster-opacity': quiet ? 0.45 : 1, 'raster-fade-duration': 0, ...(isDark(c['map-land']) ? { 'raster-brightness-max': 0.62, 'raster-saturation': -0.35 } : {}) };
  return [{ id: 'online', type: 'raster', source: 'online', paint }];
}

/** Whether a colour written as `#rrggbb` is nearer to black. */
function isDark(colour: string): boolean {
  const parts = /^#(..)(..)(..)/.exec(colour)?.slice(1) ?? [];
  return parts.length === 3 && parts.reduce((sum, part) => sum + parseInt(part, 16), 0) < 3 * 110;
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

/** What of packs lies under everything, and the names in them that go before those of assets. */
export interface PackLayers {
  ground: LayerSpecification[];
  names: LayerSpecification[];
}

export function packLayers(c: Colours, faces: Faces, shown: Shown): PackLayers {
  const all = shown.packs.map((pack, i): PackLayers => {
    const source = sourceName(pack);
    if (pack.map.tiles === 'raster') {
      const paint = { 'raster-opacity': shown.quiet ? 0.45 : 1, 'raster-fade-duration': 0 };
      return { ground: [{ id: source, type: 'raster' as const, source, paint }], names: [] };
    }
    const beyond = notWithin(shown.packs.slice(i + 1));
    const { bounds, layers, schema } = pack.map;
    const make = new Maker(c, faces, source, shown.quiet, beyond, layers, (bounds[1] + bounds[3]) / 2);
    return schema === 'other' ? { ground: otherLayers(make), names: [] } : streetLayers(make, CLASSES[schema]);
  });
  return { ground: all.flatMap(({ ground }) => ground), names: all.flatMap(({ names }) => names) };
}

function streetLayers(make: Maker, is: Classes): PackLayers {
  const { c, quiet } = make;
  const { roads, names } = is;
  const casing = (name: string, cuts: Cut[], colour: string, wide: Wide, minzoom: number) =>
    quiet ? [] : make.line(`${name}-edge`, cuts, colour, wide, { minzoom });
  const track = (name: string, cuts: Cut[], metres: number, minzoom: number) => [
    ...make.line(name, cuts, c['map-tram'], { metres, least: 0.8 }, { minzoom }),
    ...(quiet ? [] : make.line(`${name}-sleepers`, cuts, c['map-tram'], { metres: metres * 3, least: 2 }, { minzoom: 14.5, dash: [0.24, 1.27] })),
  ];
  // From near, houses say what is built on.
  const fading: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 12, 1, 15, 0.35];
  const beds: ExpressionSpecification = ['match', ['get', 'class'], 'a', c['map-plot-a'], 'b', c['map-plot-b'], c['map-plot-c']];
  // From afar many small fields are a rash.
  const field = (share: number): ExpressionSpecification => ['*', share, ['match', ['get', 'subclass'], ['farm', 'orchard', 'vineyard'], 0.5, 0.26]];
  const fields: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 11, field(0.3), 13.5, field(1)];
  const meadows: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 11, 0.25, 14, 0.9];
  return {
    ground: [
      ...make.fill('land', is.land, c['map-land']),
      ...make.fill('field', is.field, c['map-allotment'], { opacity: fields }),
      ...make.fill('built', is.built, c['map-built'], { opacity: fading }),
      ...make.fill('meadow', is.meadow, c['map-allotment'], { opacity: meadows }),
      ...make.fill('wood', is.wood, c['map-wood']),
      ...make.fill('park', is.park, c['map-park']),
      ...make.fill('bed', is.bed, beds, { minzoom: 13 }),
      // The middle of a wide river lies under it.
      ...make.line('river', is.river, c['map-water-edge'], { metres: 4, least: 0.8 }, { minzoom: 9 }),
      ...make.fill('water', is.water, c['map-water'], { edge: c['map-water-edge'], quiet: 1 }),
      ...make.line('path', roads.path, c['map-path'], { metres: 1.7, least: 0.5 }, { minzoom: quiet ? 15.5 : 13.8, dash: [3.3, 2] }),
      ...make.trees(is.tree),
      ...(quiet ? [] : make.fill('building', is.building, c['map-building'], { edge: c['map-building-edge'], minzoom: 13.2 })),
      ...casing('minor', roads.minor, c['map-road-edge'], { metres: 11.4, least: 1.3 }, 12.5),
      ...casing('mid', roads.mid, c['map-road-edge'], { metres: 15.2, least: 2.4 }, 10.5),
      ...casing('main', roads.main, c['map-road-main-edge'], { metres: 18.6, least: 3.4 }, 7),
      ...make.line('minor', roads.minor, c['map-road'], { metres: 9, least: 0.8 }, { minzoom: 12 }),
      ...make.line('mid', roads.mid, c['map-road'], { metres: 12.8, least: 1.6 }, { minzoom: 9 }),
      ...make.line('main', roads.main, c['map-road-main'], { metres: 16.2, least: 2.4 }, { minzoom: 6 }),
      ...track('rail', roads.rail, 2.4, 8),
      ...track('tram', roads.tram, 2, 11),
      ...make.stops(is.stop),
      ...make.line('border', is.border, c['map-label-quiet'], { metres: 8, least: 1 }, { dash: [4, 3] }),
      ...(quiet ? [] : make.name('street', names.street, { along: true, every: 200, size: 10.5, colour: c['map-label'], halo: c['map-road'], minzoom: 14.3 })),
    ],
    names: [
      ...make.name('main-street', names.mainStreet, { along: true, every: 340, bold: true, size: 11, colour: c['map-label'], halo: c['map-road-main'], minzoom: quiet ? 15 : 13.2 }),
      ...make.name('park', names.park, { book: true, size: 12, colour: c['map-label-park'], halo: c['map-park'], minzoom: 13.2 }),
      ...make.name('water', names.water, { book: true, size: 13, colour: c['map-label-water'], halo: c['map-water'], minzoom: 12 }),
      ...make.name('river', names.river, { along: true, every: 420, book: true, size: 12.5, colour: c['map-label-water'], halo: c['map-water'], minzoom: 12 }),
      ...[...is.towns].reverse().flatMap(({ cut, from, to, size, isPart }, i) =>
        make.name(`town-${i}`, [cut], { bold: from < 9, spread: isPart, aside: true, size, colour: c['map-label-quiet'], halo: c['map-halo'], minzoom: from, maxzoom: to }),
      ),
    ],
  };
}
