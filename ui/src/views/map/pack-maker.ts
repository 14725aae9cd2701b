// Makes the layers of one area pack: everything with the pack as its source, paler when it is to be quiet.

import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import { stack, type Colours, type Faces } from './colours';
import { metresAt } from './measure';
import type { Cut } from './pack-schema';

/** How wide something is: metres on the ground from near, and at least so many pixels at zoom 12. */
export type Wide = { metres: number; least: number };

/** How a name looks. */
export interface Look {
  /** Along its line, again after so many pixels. */
  along?: boolean;
  every?: number;
  /** It steps aside for a marker. */
  aside?: boolean;
  book?: boolean;
  bold?: boolean;
  /** Spaced capitals, for what is a part of a town. */
  spread?: boolean;
  /** At the zoom it begins at; nearer it grows a little. */
  size: number;
  colour: string;
  halo: string;
  minzoom: number;
  maxzoom?: number;
}

export class Maker {
  readonly c: Colours;
  readonly faces: Faces;
  readonly quiet: boolean;
  readonly layers: string[];
  #source: string;
  #beyond: ExpressionSpecification[];
  #lat: number;

  /** `lat`: latitude of its middle, in degrees; `beyond`: where its names are left to a finer pack. */
  constructor(c: Colours, faces: Faces, source: string, quiet: boolean, beyond: ExpressionSpecification[], layers: string[], lat: number) {
    this.c = c;
    this.faces = faces;
    this.quiet = quiet;
    this.layers = layers;
    this.#source = source;
    this.#beyond = beyond;
    this.#lat = Math.max(-60, Math.min(60, lat));
  }

  #of(name: string, { layer, is }: Cut, beyond: boolean) {
    const all = [...(is ? [is] : []), ...(beyond ? this.#beyond : [])];
    const filter = all.length > 0 ? { filter: ['all', ...all] as FilterSpecification } : {};
    return { id: `${this.#source}-${name}-${layer}`, source: this.#source, 'source-layer': layer, ...filter };
  }

  /** Metres on the ground as pixels at any zoom. */
  #pixels({ metres, least }: Wide): ExpressionSpecification {
    const at = (zoom: number) => metres / metresAt(zoom, this.#lat);
    return ['interpolate', ['exponential', 2], ['zoom'], 5, least / 3, 12, Math.max(at(12), least), 20, at(20)];
  }

  fill(name: string, cuts: Cut[], colour: string | ExpressionSpecification, more: { edge?: string; minzoom?: number; opacity?: number | ExpressionSpecification; quiet?: number } = {}): LayerSpecification[] {
    const opacity = more.opacity ?? 1;
    const paint = {
      'fill-color': colour,
      'fill-opacity': this.quiet ? (more.quiet ?? (typeof opacity === 'number' ? opacity * 0.55 : 0.3)) : opacity,
      ...(more.edge ? { 'fill-outline-color': more.edge } : {}),
    };
    return cuts.map((cut) => ({ type: 'fill' as const, ...this.#of(name, cut, false), minzoom: more.minzoom ?? 0, paint }));
  }

  line(name: string, cuts: Cut[], colour: string, wide: Wide, more: { minzoom?: number; dash?: number[] } = {}): LayerSpecification[] {
    return cuts.map((cut) => ({
      type: 'line' as const,
      ...this.#of(name, cut, false),
      minzoom: more.minzoom ?? 0,
      layout: { 'line-cap': more.dash ? ('butt' as const) : ('round' as const), 'line-join': 'round' as const },
      paint: {
        'line-color': colour,
        'line-opacity': this.quiet ? 0.6 : 1,
        'line-width': this.#pixels(wide),
        ...(more.dash ? { 'line-dasharray': more.dash } : {}),
      },
    }));
  }

  /** Dots as large as what they stand for, large and small ones by their class. */
  trees(cuts: Cut[]): LayerSpecification[] {
    const radius = (zoom: number): ExpressionSpecification => {
      const at = metresAt(zoom, this.#lat);
      return ['case', ['==', ['get', 'class'], 'large'], 4.2 / at, 3 / at];
    };
    return cuts.map((cut) => ({
      type: 'circle' as const,
      ...this.#of('tree', cut, false),
      minzoom: 14.2,
      paint: {
        'circle-color': this.c['map-tree'],
        'circle-opacity': this.quiet ? 0.4 : 0.9,
        'circle-radius': ['interpolate', ['exponential', 2], ['zoom'], 14, radius(14), 20, radius(20)] as ExpressionSpecification,
      },
    }));
  }

  stops(cuts: Cut[]): LayerSpecification[] {
    const paint = { 'circle-color': this.c['map-halo'], 'circle-radius': 4.5, 'circle-stroke-color': this.c['map-tram'], 'circle-stroke-width': 2.2 };
    return cuts.map((cut) => ({ type: 'circle' as const, ...this.#of('stop', cut, false), minzoom: 14, paint }));
  }

  name(name: string, cuts: Cut[], look: Look): LayerSpecification[] {
    const { along, every = 340, aside, book, bold, spread, size, colour, halo, minzoom, maxzoom } = look;
    const face = book ? stack(this.faces.book, 'Medium Italic') : stack(this.faces.ui, bold || spread ? 'Semibold' : 'Medium');
    const text: ExpressionSpecification = ['coalesce', ['get', 'name'], ['get', 'name:latin'], ['get', 'name:en'], ''];
    return cuts.map((cut) => ({
      type: 'symbol' as const,
      ...this.#of(`name-${name}`, cut, true),
      minzoom,
      ...(maxzoom ? { maxzoom } : {}),
      layout: {
        'text-field': spread ? (['upcase', text] as ExpressionSpecification) : text,
        'text-font': face,
        'text-size': ['interpolate', ['linear'], ['zoom'], minzoom, size, minzoom + 4, size * 1.18] as ExpressionSpecification,
        'text-padding': 3,
        ...(spread ? { 'text-letter-spacing': 0.16 } : {}),
        ...(aside ? { 'text-variable-anchor': ['center', 'bottom', 'top', 'left', 'right'] as ('center' | 'bottom')[], 'text-radial-offset': spread ? 3 : 1.9, 'text-justify': 'auto' as const } : {}),
        ...(along ? { 'symbol-placement': 'line' as const, 'symbol-spacing': every, 'text-max-angle': 34 } : { 'text-max-width': 8 }),
      },
      paint: { 'text-color': colour, 'text-halo-color': halo, 'text-halo-width': spread ? 2 : 1.5, 'text-opacity': this.quiet ? 0.75 : 1 },
    }));
  }
}
