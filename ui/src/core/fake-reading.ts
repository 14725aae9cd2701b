// How the fake catalogue is read: a plain version of the query language, good enough to look at.

import type { Area, AreaCard, AreaLayer, Asset, AssetCard, AssetRow, Chip, Counts, Facet, Place, Sort } from './bindings';
import type { FakeState } from './fake';
import { joinedOf } from './fake-duplicates';
import { connectingOf } from './fake-gifts';
import type { FakeAsset } from './fake-town';

interface Term { field: string; values: string[]; negated: boolean; text: string }

export function terms(query: string): Term[] {
  return (query.match(/-?\w+:(?:"[^"]*"|[^\s"]+)(?:,(?:"[^"]*"|[^\s"]+))*|"[^"]*"|\S+/g) ?? []).map((text) => {
    const match = /^(-?)(\w+):(.*)$/s.exec(text);
    if (!match) return { field: 'words', values: [text.replaceAll('"', '')], negated: false, text };
    const values = (match[3] ?? '').match(/"[^"]*"|[^,]+/g) ?? [];
    return { field: match[2] ?? '', values: values.map((value) => value.replaceAll('"', '')), negated: match[1] === '-', text };
  });
}

const quoted = (value: string) => (/[\s,"]/.test(value) ? `"${value}"` : value);

/** As the core does it: a field beginning with `-` leaves out, and tags narrow. */
export function toggled(query: string, asked: string, value: string, only: boolean): string {
  const negated = asked.startsWith('-');
  const field = asked.replace('-', '');
  const all = terms(query);
  const has = (term: Term) => term.field === field && term.values.includes(value);
  const wasThere = all.some((term) => has(term) && term.negated === negated) && !only;
  const rest = all.flatMap((term) => {
    if (term.field === field && only) return [];
    if (!has(term)) return [term];
    const values = term.values.filter((each) => each !== value);
    return values.length > 0 ? [{ ...term, values }] : [];
  });
  const joins = !wasThere && !negated && field !== 'tag' && field !== 'has';
  const into = joins ? rest.find((term) => term.field === field && !term.negated) : undefined;
  if (into) into.values = [...into.values, value];
  else if (!wasThere) rest.push({ field, values: [value], negated, text: '' });
  return rest.map(written).join(' ');
}

const written = ({ field, values, negated, text }: Term) =>
  field === 'words' ? text : `${negated ? '-' : ''}${field}:${values.map(quoted).join(',')}`;

/** As queries say it: the one word that differs. */
const freshToken = (freshness: string) => freshness.replace(/^check(ed)?_|_checked$/g, '');

function fits({ asset, freshness }: FakeAsset, { field, values, negated }: Term): boolean {
  const words = `${asset.name} ${asset.summary ?? ''} ${asset.tags.join(' ')} ${asset.place?.address ?? ''}`.toLowerCase();
  const one = (value: string): boolean => {
    switch (field) {
      case 'kind': return asset.kind === value;
      case 'status': return asset.status === value;
      case 'fresh': return freshToken(freshness) === value;
      case 'precision': return (asset.place?.precision ?? 'none') === value;
      case 'tag': return asset.tags.includes(value);
      case 'has': return value === 'place' && Boolean(asset.place?.geometry);
      default: return words.includes(value.toLowerCase());
    }
  };
  return values.some(one) !== negated;
}

export function find(state: FakeState, query: string, sort?: Sort): FakeAsset[] {
  const wanted = terms(query);
  const wishes = ({ id }: FakeAsset) => state.meeting.wishes.some(({ is }) => is.holder === id);
  const holds = (each: FakeAsset, term: Term) =>
    term.text === 'has:wishes' ? wishes(each) : term.text === 'has:ties' ? ties(state, each).length > 0 : fits(each, term);
  const found = state.assets.filter((each) => !each.in_bin && wanted.every((term) => holds(each, term)));
  const key = (each: FakeAsset): string | number => {
    switch (sort?.by) {
      case 'kind': return each.asset.kind;
      case 'summary': return each.asset.summary ?? '';
      case 'place': return each.asset.place?.address ?? '';
      case 'ties': return ties(state, each).length;
      case 'checked': return each.last_checked ?? '';
      case 'status': return each.asset.status;
      default: return each.asset.name;
    }
  };
  found.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  return sort?.descending ? found.reverse() : found;
}

const ties = (state: FakeState, { id }: FakeAsset) =>
  state.ties.filter(({ relationship }) => relationship.from === id || relationship.to === id);

const point = (asset: Asset): [number, number] | null =>
  asset.place?.geometry?.type === 'Point' ? (asset.place.geometry.coordinates as [number, number]) : null;

export function rowOf(state: FakeState, each: FakeAsset): AssetRow {
  const { asset } = each;
  return {
    id: each.id, kind: asset.kind, name: asset.name, summary: asset.summary, status: asset.status,
    tags: asset.tags, safeguarded: asset.sensitivity === 'safeguarded', place_words: asset.place?.address ?? null, area: null, precision: asset.place?.precision ?? 'none',
    at: point(asset), ties: ties(state, each).length, freshness: each.freshness,
    last_checked: each.last_checked, similar: false,
  };
}

/** Where every photo here was taken. */
const SPOT: Place = { geometry: { type: 'Point', coordinates: [-2.0234, 53.4682] }, precision: 'building', uncertainty_m: 15, method: 'photo', address: null, postcode: null };

export function cardOf(state: FakeState, each: FakeAsset): AssetCard {
  return {
    id: each.id, asset: each.asset, in_bin: each.in_bin,
    contacts: state.contacts.filter(({ contact }) => contact.asset === each.id),
    ties: ties(state, each).flatMap(({ id, relationship }) => {
      const outgoing = relationship.from === each.id;
      const other = state.assets.find((one) => one.id === (outgoing ? relationship.to : relationship.from));
      const type = state.types.find(([key]) => key === relationship.type);
      if (!other) return [];
      return [{
        id, relationship, outgoing, other: other.id, other_name: other.asset.name, other_kind: other.asset.kind,
        wording: (outgoing ? type?.[1] : type?.[2]) ?? relationship.type, other_at: point(other.asset), past: relationship.until !== null,
      }];
    }),
    confirmations: each.last_checked
      ? [{ id: 'c', confirmation: { asset: each.id, on: each.last_checked, by: 'Maryam', method: 'visited', outcome: 'still_going', note: null } }]
      : [],
    ...connectingOf(state, each.id),
    activities: [],
    fields: state.fields
      .filter(({ away, field }) => !away && (field.kinds.length === 0 || field.kinds.includes(each.asset.kind)))
      .map(({ id, field }) => ({ id, field, value: each.asset.custom[id] ?? null, fits: true })),
    freshness: each.freshness, last_checked: each.last_checked, next_check: '2027-10-01', areas: [], joined: joinedOf(state, each.id), changes: 14,
    sounds_safeguarded: false,
    careful: each.asset.note ? { note: 'careful' } : {},
    attachments: state.photos
      .filter(({ attachment }) => attachment.asset === each.id)
      .map(({ id, attachment }) => ({
        id, attachment, is_here: true, is_picture: attachment.width !== null, copy_name: attachment.file_name,
        offers: attachment.width !== null && !each.asset.place?.geometry ? SPOT : null,
      })),
     created_at: '2025-03-03T09:30:00Z',
  };
}

export function countsOf(state: FakeState, query: string): Counts {
  const shown = find(state, query);
  const all = state.assets.filter((each) => !each.in_bin);
  const asked = terms(query);
  const facets = (field: string, values: string[], of: (each: FakeAsset) => string[]): Facet[] => {
    const rest = asked.filter((term) => term.field !== field);
    const open = all.filter((each) => rest.every((term) => fits(each, term)));
    return values.map((value) => ({
      value,
      shown: open.filter((each) => of(each).includes(value)).length,
      total: all.filter((each) => of(each).includes(value)).length,
      chosen: asked.some((term) => term.field === field && !term.negated && term.values.includes(value)),
    }));
  };
  const tags = [...new Set(all.flatMap((each) => each.asset.tags))];
  const chips: Chip[] = asked.flatMap((term, i) => {
    const others = asked.filter((_, j) => j !== i).map((other) => other.text);
    return term.values.map((value) => {
      const left = term.values.filter((other) => other !== value);
      const kept = left.length > 0 ? [written({ ...term, values: left })] : [];
      return { field: term.field, value, negated: term.negated, without: [...others, ...kept].join(' ') };
    });
  });
  const placed = shown.flatMap((each) => point(each.asset) ?? []);
  const lons = placed.filter((_, i) => i % 2 === 0);
  const lats = placed.filter((_, i) => i % 2 === 1);
  return {
    shown: shown.length, total: all.length,
    unlocated_shown: shown.filter((each) => !each.asset.place?.geometry).length,
    unlocated: all.filter((each) => !each.asset.place?.geometry).length,
    kinds: facets('kind', ['person', 'association', 'institution', 'place', 'exchange', 'culture'], (each) => [each.asset.kind]),
    freshness: facets('fresh', ['lately', 'soon', 'now', 'never'], (each) => [freshToken(each.freshness)]),
    statuses: facets('status', ['idea', 'starting', 'going', 'resting', 'ended', 'unknown'], (each) => [each.asset.status]),
    precisions: facets('precision', ['exact', 'building', 'street', 'about_100m', 'about_1km', 'neighbourhood', 'area', 'none'], (each) => [each.asset.place?.precision ?? 'none']),
    tags: facets('tag', tags, (each) => each.asset.tags).sort((a, b) => b.total - a.total),
    areas: [],
    fields: [],
    inbox: state.inbox.length, bin: state.assets.length - all.length, relationships: state.ties.length,
    bounds: lons.length > 0 ? [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)] : null,
    bulk: null,
    chips,
  };
}

export function areaLayers(state: FakeState): AreaLayer[] {
  const keyOf = ({ kind, vintage }: Area) => (kind === 'neighbourhood' ? kind : ['official', vintage].filter(Boolean).join(' '));
  return [...new Set(state.areas.map(({ is }) => keyOf(is)))].map((key) => {
    const of = state.areas.filter(({ is }) => keyOf(is) === key);
    const first = of[0]?.is;
    return {
      key, kind: first?.kind ?? 'neighbourhood', vintage: key === 'neighbourhood' ? null : (first?.vintage ?? null),
      areas: of.map(({ id, is }) => ({
        id, name: is.name, code: is.code, defined_by: is.defined_by, defined_on: is.defined_on, drawn: is.geometry !== null, assets: 0,
      })),
    };
  });
}

export function areaCard(state: FakeState, which: string): AreaCard {
  const found = state.areas.find(({ id }) => id === which);
  if (!found) throw { code: 'not_found', message: 'That area is not in this catalogue any more.' };
  return { id: which, area: found.is, assets: 0, query: `area:"${found.is.name}"`, square_metres: null, bounds: null };
}
