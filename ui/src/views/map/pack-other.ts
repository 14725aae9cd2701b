// Packs whose layers nobody knows: drawn by shape, and by what the names of their layers hint at.

import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Maker } from './pack-style';

const shape = (is: string): ExpressionSpecification => ['==', ['geometry-type'], is];
const hints = (layer: string, ...words: string[]) => words.some((word) => layer.toLowerCase().includes(word));

export function otherLayers(make: Maker): LayerSpecification[] {
  const { c, layers } = make;
  const areas = layers.flatMap((layer) => {
    const cut = { layer, is: shape('Polygon') };
    if (hints(layer, 'water', 'lake', 'ocean', 'sea')) return make.fill('area', [cut], c['map-water'], c['map-water-edge']);
    if (hints(layer, 'land', 'earth', 'countr')) return make.fill('area', [cut], c['map-land'], c['map-label-quiet']);
    if (hints(layer, 'wood', 'forest')) return make.fill('area', [cut], c['map-wood']);
    if (hints(layer, 'park', 'green', 'grass', 'garden')) return make.fill('area', [cut], c['map-park']);
    if (hints(layer, 'build')) return make.fill('area', [cut], c['map-building'], c['map-building-edge'], 12);
    return make.line('area', [cut], c['map-label-quiet'], [0.6, 2]);
  });
  const lines = layers.flatMap((layer) => {
    const cut = { layer, is: shape('LineString') };
    if (hints(layer, 'water', 'river', 'stream')) return make.line('line', [cut], c['map-water-edge'], [0.6, 8]);
    if (hints(layer, 'road', 'street', 'highway')) {
      return [...make.line('line-edge', [cut], c['map-road-edge'], [1.4, 36]), ...make.line('line', [cut], c['map-road'], [0.8, 30])];
    }
    return make.line('line', [cut], c['map-label-quiet'], [0.6, 3]);
  });
  const names = layers.flatMap((layer) => [
    ...make.name('along', [{ layer, is: shape('LineString') }], { along: true, size: 11, colour: c['map-label'], halo: c['map-halo'], minzoom: 13 }),
    ...make.name('name', [{ layer, is: shape('Point') }], { size: 13, colour: c['map-label-quiet'], halo: c['map-halo'], minzoom: 3 }),
  ]);
  return [...areas, ...lines, ...names];
}
