// All ties between what is shown, as straight lines; and those that lead to what is not on the map.

import type { Feature, FeatureCollection } from 'geojson';
import type { AssetCard, AssetId, TieRow } from '../../core/bindings';
import type { LonLat } from './ties';

/** More than these are too many to follow with the eye. */
export const MOST_TIES = 2000;

/** A tie with both ends on the map. */
export interface TieEnds {
  from: LonLat;
  to: LonLat;
  past: boolean;
  bothWays: boolean;
}

/** A tie with an end that has no place: said in words, and which end that is. */
export interface TieBeside {
  id: string;
  from: string;
  /** In the words of the core, and what they are of: the type, said of its first end or of its second. */
  wording: string;
  type: string;
  outgoing: boolean;
  to: string;
  /** The end that is not on the map. */
  off: AssetId;
}

/** Lines, and for each the head of an arrow at its far end, turned the way it goes. */
export function allTieFeatures(ties: TieEnds[]): FeatureCollection {
  const features = ties.flatMap(({ from, to, past, bothWays }): Feature[] => {
    const line: Feature = { type: 'Feature', properties: { past }, geometry: { type: 'LineString', coordinates: [from, to] } };
    if (bothWays || (from[0] === to[0] && from[1] === to[1])) return [line];
    return [line, { type: 'Feature', properties: { turn: turnOf(from, to) }, geometry: { type: 'Point', coordinates: to } }];
  });
  return { type: 'FeatureCollection', features };
}

/** Which way a line runs on the screen, in degrees from the top: the same at every zoom. */
export function turnOf(from: LonLat, to: LonLat): number {
  const up = (lat: number) => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
  return (Math.atan2(((to[0] - from[0]) * Math.PI) / 180, up(to[1]) - up(from[1])) * 180) / Math.PI;
}

/** Where ends of ties lie. */
export interface Ends {
  /** Of those that are shown; null for one that is not on the map. */
  at: Map<AssetId, LonLat | null>;
  /** Those of which it was not looked whether they are shown, because there are too many assets. */
  unseen: ReadonlySet<AssetId>;
}

/** Ties between what is shown, by where each of it lies; and how many could not be drawn. */
export function parted(rows: TieRow[], { at, unseen }: Ends, readsTheSame: (type: string) => boolean): { drawn: TieEnds[]; beside: TieBeside[]; notDrawn: number } {
  const drawn: TieEnds[] = [];
  const beside: TieBeside[] = [];
  let notDrawn = 0;
  for (const row of rows) {
    const [from, to] = [at.get(row.from.id), at.get(row.to.id)];
    if (from === undefined || to === undefined) {
      // Otherwise the filter hides one of the two.
      const isHidden = [row.from, row.to].some(({ id }) => !at.has(id) && !unseen.has(id));
      if (!isHidden) notDrawn += 1;
      continue;
    }
    if (from && to) drawn.push({ from, to, past: row.past, bothWays: readsTheSame(row.relationship.type) });
    else beside.push({ id: row.id, from: row.from.name, wording: row.wording, type: row.relationship.type, outgoing: true, to: row.to.name, off: from ? row.to.id : row.from.id });
  }
  return { drawn, beside, notDrawn };
}

/** The ties of what is chosen and on the map whose other end is not. */
export function offMapOf(card: Pick<AssetCard, 'asset' | 'ties'>): TieBeside[] {
  if (!card.asset.place?.geometry) return [];
  return card.ties
    .filter((tie) => tie.other_at === null)
    .map((tie) => ({ id: tie.id, from: card.asset.name, wording: tie.wording, type: tie.relationship.type, outgoing: tie.outgoing, to: tie.other_name, off: tie.other }));
}
