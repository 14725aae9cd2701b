// Packs whose layers nobody knows: drawn by shape, and by what the names of their layers hint at.

import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Maker } from './pack-maker';

const shape = (is: string): ExpressionSpecification => ['==', ['geometry-type'], is];
const hints = (layer: string, ...words: string[]) => words.some((word) => layer.toLowerCase().includes(word));

export function otherLayers(make: Maker): LayerSpecification[] {
  const { c, layers } = make;
  const areas = layers.flatMap((layer) => {
    const cut = { layer, is: shape('Polygon') };
    if (hints(layer, 'water', 'lake', 'ocean', 'sea')) return make.fill('area', [cut], c['map-water'], { edge: c['map-water-edge'] });
    if (hints(layer, 'land', 'earth', 'countr')) return make.fill('area', [cut], c['map-land'], { edge: c['map-label-quiet'] });
    if (hints(layer, 'wood', 'forest')) return make.fill('area', [cut], c['map-wood']);
    if (hints(layer, 'park', 'green', 'grass', 'garden')) return make.fill('area', [cut], c['map-park']);
    if (hints(layer, 'build')) return make.fill('area', [cut], c['map-building'], { edge: c['map-building-edge'], minzoom: 12 });
    return make.line('area', [cut], c['map-label-quiet'], { metres: 1, least: 0.8 });
  });
  const lines = layers.flatMap((layer) => {
    const cut = { layer, is: shape('LineString') };
    if (hints(layer, 'water', 'river', 'stream')) return make.line('line', [cut], c['map-water-edge'], { metres: 4, least: 0.8 });
    if (hints(layer, 'road', 'street', 'highway')) {
      return [...make.line('line-edge', [cut], c['map-road-edge'], { metres: 11.4, least: 2 }), ...make.line('line', [cut], c['map-road'], { metres: 9, least: 1 })];
    }
    return make.line('line', [cut], c['map-label-quiet'], { metres: 1.4, least: 0.8 });
  });
  const names = layers.flatMap((layer) => [
    ...make.name('along', [{ layer, is: shape('LineString') }], { along: true, size: 11, colour: c['map-label'], halo: c['map-halo'], minzoom: 13 }),
    ...make.name('name', [{ layer, is: shape('Point') }], { size: 13, colour: c['map-label-quiet'], halo: c['map-halo'], minzoom: 3 }),
  ]);
  return [...areas, ...lines, ...names];
}
