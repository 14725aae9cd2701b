// The chosen asset as the map draws it, and what moving it makes of its place.

import type { Feature } from 'geojson';
import type { Asset, AssetCard, AssetKind, GeoJsonGeometry, Place } from '../../core/bindings';
import { brief } from '../../text/brief';
import { circle } from './soft-style';
import { isExact } from './sprites';
import type { LonLat } from './ties';

/** A point to show a geometry by: itself, the middle of a line, the middle of its box. */
export function markerAt(geometry: GeoJsonGeometry): LonLat {
  if (geometry.type === 'Point') return lonLat(geometry.coordinates);
  const all = positions(geometry.coordinates);
  if (geometry.type === 'LineString') return lonLat(all[Math.floor(all.length / 2)] ?? []);
  const middle = (axis: 0 | 1) => {
    const along = all.map((position) => position[axis] ?? 0);
    return (Math.min(...along) + Math.max(...along)) / 2;
  };
  return [middle(0), middle(1)];
}

function lonLat([lon = 0, lat = 0]: number[]): LonLat {
  return [lon, lat];
}

type Nested = number[] | Nested[];

function positions(nested: Nested): number[][] {
  if (typeof nested[0] === 'number') return [nested as number[]];
  return (nested as Nested[]).flatMap(positions);
}

/**
 * What its marker is drawn from, as in the tiles; nothing for an asset without a place. `drawnAt` is
 * where the tiles have the marker of a line or an area.
 */
export function chosenFeature(card: AssetCard, drawnAt: LonLat | null): Feature | null {
  const place = card.asset.place;
  if (!place?.geometry || card.in_bin) return null;
  const isPoint = place.geometry.type === 'Point';
  // Tiles may still show where a point was before.
  const at = isPoint ? markerAt(place.geometry) : (drawnAt ?? markerAt(place.geometry));
  return {
    type: 'Feature',
    properties: {
      id: card.id,
      kind: card.asset.kind,
      name: brief(card.asset.name),
      precision: place.precision,
      shape: isPoint ? 'point' : 'area',
      fresh: card.freshness === 'check_now' ? 'now' : '',
    },
    geometry: { type: 'Point', coordinates: at },
  };
}

/** So far off may be what is only known to be in some area: as much as in a neighbourhood. Metres. */
const SIZE_UNKNOWN = 750;

/** The true size of a point that is only about there. */
export function chosenDisc(card: AssetCard): Feature | null {
  const place = card.asset.place;
  if (place?.geometry?.type !== 'Point' || isExact(place.precision) || card.in_bin) return null;
  const ring = circle(lonLat(place.geometry.coordinates), place.uncertainty_m ?? SIZE_UNKNOWN);
  const properties = { id: card.id, kind: card.asset.kind };
  return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } };
}

/** The marker of an asset that is only being written down. */
export function sketched(at: LonLat, kind: AssetKind): Feature {
  const properties = { id: '', kind, name: '', precision: 'exact', shape: 'point', fresh: '' };
  return { type: 'Feature', properties, geometry: { type: 'Point', coordinates: at } };
}

/** Does its marker stand on a stem? */
export function stands(asset: Asset): boolean {
  return asset.place?.geometry?.type === 'Point' && isExact(asset.place.precision);
}

/** Can it be taken by the pointer and put elsewhere? Lines and areas stay as they were drawn. */
export function canMove(asset: Asset): boolean {
  return asset.sensitivity !== 'safeguarded' && asset.place?.geometry?.type === 'Point';
}

/** The same place elsewhere: how precisely it is known stays, and so does its address. */
export function moved(place: Place, to: LonLat): Place {
  // It is no longer where it was looked up.
  const { gazetteer, ...kept } = place;
  const method = isExact(place.precision) ? 'pin' : gazetteer ? 'described' : place.method;
  return { ...kept, geometry: point(to), method };
}

/** A place put by hand. What was known of the address stays. */
export function pinned(to: LonLat, before: Place | null = null): Place {
  return {
    geometry: point(to),
    precision: 'exact',
    uncertainty_m: null,
    method: 'pin',
    address: before?.address ?? null,
    postcode: before?.postcode ?? null,
  };
}

function point([lon, lat]: LonLat): GeoJsonGeometry {
  const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7;
  return { type: 'Point', coordinates: [round(lon), round(lat)] };
}
