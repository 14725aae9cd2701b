// What is only about there: discs and bands of their true size, at every zoom, with a dotted edge.

import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { metresAt } from './measure';

const get = (key: string): ExpressionSpecification => ['get', key];

/** Metres as the map stretches them, in pixels times `factor`, at every zoom. */
function trueSize(key: string, factor: number): ExpressionSpecification {
  const at = (zoom: number): ExpressionSpecification => ['*', ['coalesce', get(key), 0], factor / metresAt(zoom, 0)];
  return ['interpolate', ['exponential', 2], ['zoom'], 0, at(0), 22, at(22)];
}

/** Many over one another would be a wall: the more there are about a place, the fainter each. */
function calm(strong: number): ExpressionSpecification {
  return ['/', strong, ['max', 1, ['/', ['coalesce', get('crowd'), 1], 3]]];
}

type From = { source: string; 'source-layer'?: string };

/** Discs, from polygons. */
export function discLayers(
  from: From,
  id: string,
  filter: ExpressionSpecification,
  colour: ExpressionSpecification,
): LayerSpecification[] {
  return [
    { id, type: 'fill', ...from, filter, paint: { 'fill-color': colour, 'fill-opacity': calm(0.16), 'fill-antialias': false } },
    {
      id: `${id}-edge`,
      type: 'line',
      ...from,
      filter,
      layout: { 'line-cap': 'round' },
      paint: { 'line-color': colour, 'line-width': 2, 'line-opacity': calm(0.9), 'line-dasharray': [0.1, 2.6] },
    },
  ];
}

/** Bands along lines and edges of areas that are about there, under their own drawing. */
export function bandLayers(
  from: From,
  id: string,
  filter: ExpressionSpecification,
  colour: ExpressionSpecification,
): LayerSpecification[] {
  return [
    {
      id,
      type: 'line',
      ...from,
      filter,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': colour,
        'line-opacity': 0.16,
        'line-width': trueSize('soft_m', 2),
        'line-blur': trueSize('soft_m', 0.5),
      },
    },
  ];
}

const AROUND = 64;

/** A circle on the ground as a polygon: `metres` around longitude, latitude. */
export function circle([lon, lat]: [number, number], metres: number): [number, number][] {
  const up = (metres / 6_371_008.8) * (180 / Math.PI);
  const across = up / Math.cos((lat * Math.PI) / 180);
  return Array.from({ length: AROUND + 1 }, (_, i) => {
    const turn = (2 * Math.PI * i) / AROUND;
    return [lon + across * Math.sin(turn), lat + up * Math.cos(turn)];
  });
}
