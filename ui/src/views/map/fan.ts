// Assets at one spot, spread out around it so that each can be clicked.

import type { Feature, FeatureCollection } from 'geojson';
import type { AssetKind } from '../../core/bindings';
import type { LonLat, Pixel, Screen } from './ties';

export interface Member {
  id: string;
  kind: AssetKind;
  name: string;
  fresh: string;
}

/** The members a cluster names; none when it names none. */
export function readMembers(json: unknown): Member[] {
  if (typeof json !== 'string') return [];
  try {
    const members: unknown = JSON.parse(json);
    return Array.isArray(members) ? (members as Member[]) : [];
  } catch {
    return [];
  }
}

/** Where each of `count` markers goes, in pixels from the spot: a circle, or a spiral for many. */
export function spread(count: number): Pixel[] {
  if (count <= 10) {
    const radius = Math.max(46, (count * 34) / (2 * Math.PI));
    return Array.from({ length: count }, (_, i) => {
      const angle = (2 * Math.PI * i) / count - Math.PI / 2;
      return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
    });
  }
  let [angle, radius] = [-Math.PI / 2, 44];
  return Array.from({ length: count }, () => {
    const at = { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
    angle += 34 / radius;
    radius += (34 * 34) / (2 * Math.PI * radius);
    return at;
  });
}

export function fanFeatures(at: LonLat, members: Member[], screen: Screen): FeatureCollection {
  const spot = screen.project(at);
  const offsets = spread(members.length);
  const features = members.flatMap((member, i): Feature[] => {
    const { x, y } = offsets[i] ?? { x: 0, y: 0 };
    const there = screen.unproject({ x: spot.x + x, y: spot.y + y });
    // A soft foot: the stem is the leg that leads to the spot.
    const properties = { ...member, precision: 'none', shape: 'point' };
    return [
      { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: [at, there] } },
      { type: 'Feature', properties, geometry: { type: 'Point', coordinates: there } },
    ];
  });
  return { type: 'FeatureCollection', features };
}
