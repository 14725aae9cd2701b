// What the pretended catalogue answers of two that may be one, and a few of them to look at.

import type { AssetId, Asset, ComparedField, Comparison, Contact, Half, JoinedHere, Label, LikelyPair, Sameness } from './bindings';
import type { Answers, FakeState } from './fake';
import { blank, drawn, type FakeAsset } from './fake-town';

type Write = <T>(label: Label, work: () => T) => unknown;

interface Join extends JoinedHere {
  into: AssetId;
  /** Both as they were, and what hung on the one that is gone. */
  kept: FakeAsset;
  gone: FakeAsset;
  ties: FakeState['ties'];
  contacts: FakeState['contacts'];
  gifts: FakeState['gifts'];
}

/** What the state holds of it. */
export interface FakeDuplicates {
  joined: Join[];
  distinct: [AssetId, AssetId][];
}

// one, other, why, metres apart, very likely
const PAIRS: [AssetId, AssetId, Sameness[], number | null, boolean][] = [
  ['library', 'library-2', ['phone', 'like_name', 'near'], 40, true],
  ['repair', 'repair-2', ['same_name', 'near'], 12, true],
  ['nadia', 'nadia-2', ['like_name'], null, false],
  ['walkers', 'walkers-2', ['like_name', 'web'], null, false],
];

const NUMBER: Omit<Contact, 'asset'> = { kind: 'role', channel: 'phone', value: '01632 960 077', label: 'Front desk', may_be_published: true, publish_reason: 'It is on their own poster or website' };

/** Puts assets beside some of the town that may be the same. */
export function twins(state: FakeState) {
  const add = (id: string, asset: Asset) => state.assets.push({ id, asset, freshness: 'never_checked', last_checked: null, in_bin: false });
  const spot = (x: number, y: number, address: string): Asset['place'] => ({
    geometry: { type: 'Point', coordinates: drawn(x, y) }, precision: 'exact', uncertainty_m: null, method: 'pin', address, postcode: null,
  });
  const from = (row: string) => ({ source: 'Community venues, spring', row });
  add('library-2', {
    ...blank('institution', 'Aldermoor Public Library'), summary: 'Books and computers.', tags: ['books', 'computers'],
    place: spot(990, 428, '2 Lockside'), times: 'Monday to Saturday, 9 to 5',
  });
  add('repair-2', { ...blank('exchange', 'Repair Café'), summary: 'Mends what is broken.', place: spot(1086, 628, 'Wharf House'), imported_from: from('31') });
  add('nadia-2', { ...blank('person', 'Nadia K.'), summary: 'Bakes for the street party.', roles: 'Street party' });
  add('walkers-2', { ...blank('association', 'Wednesday Walking Group'), imported_from: from('44') });
  const library = state.assets.find(({ id }) => id === 'library')?.asset;
  if (library) library.access = 'Ramp at the side door';
  state.contacts.push(...['library', 'library-2'].map((asset) => ({ id: `phone-${asset}`, contact: { ...NUMBER, asset } })));
  const [tie] = state.ties.filter(({ relationship: { from, to } }) => from === 'library' && to === 'tools');
  if (tie) state.ties.push({ id: 'tie-library-2', relationship: { ...tie.relationship, from: 'library-2' } });
  const [gift] = state.gifts;
  if (gift) state.gifts.push({ id: 'gift-library-2', gift: { ...gift.gift, holder: 'library-2', what: 'a quiet room' } });
}

/** What an asset was joined with, for its card. */
export const joinedOf = (state: FakeState, id: AssetId): JoinedHere[] =>
  state.duplicates.joined.filter(({ into }) => into === id).map(({ id, name, source, source_type, hand }) => ({ id, name, source, source_type, hand }));

/** The units of an asset that say something. */
function unitsOf(asset: Asset): Record<string, unknown> {
  const { tags, languages, extra, custom, ...plain } = asset;
  const all: [string, unknown][] = [
    ...Object.entries(plain),
    ...tags.map((tag): [string, unknown] => [`tag/${tag}`, true]),
    ...languages.map((language): [string, unknown] => [`language/${language}`, true]),
    ...Object.entries(extra).map(([name, value]): [string, unknown] => [`x/${name}`, value]),
    ...Object.entries(custom).map(([field, value]): [string, unknown] => [`field/${field}`, value]),
  ];
  return Object.fromEntries(all.filter(([, value]) => value !== null && value !== false && value !== ''));
}

function setUnit(asset: Asset, unit: string, value: unknown) {
  const part = unit.slice(unit.indexOf('/') + 1);
  const listed = (list: string[]) => [...list.filter((each) => each !== part), ...(value === undefined ? [] : [part])];
  if (unit.startsWith('tag/')) asset.tags = listed(asset.tags);
  else if (unit.startsWith('language/')) asset.languages = listed(asset.languages);
  else if (unit.startsWith('x/')) asset.extra[part] = value ?? null;
  else if (unit.startsWith('field/')) asset.custom[part] = value ?? null;
  else Object.assign(asset, { [unit]: value ?? blank(asset.kind, asset.name)[unit as keyof Asset] });
}

function compared(one: Asset, other: Asset): ComparedField[] {
  const [mine, theirs] = [unitsOf(one), unitsOf(other)];
  const fields = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].map((field) => {
    const [a, b] = [mine[field] ?? null, theirs[field] ?? null];
    return { field, one: a, other: b, same: JSON.stringify(a) === JSON.stringify(b) };
  });
  return [...fields.filter(({ same }) => !same), ...fields.filter(({ same }) => same)];
}

/** Those that were there before as they were, and what came since. */
const restored = <T extends { id: string }>(now: T[], before: T[]): T[] => [...now.filter(({ id }) => !before.some((each) => each.id === id)), ...before];

export function duplicatesAnswers(state: () => FakeState, write: Write): Answers {
  const copy = <T>(value: T): T => structuredClone(value);
  const here = (id: AssetId) => state().assets.find((each) => each.id === id && !each.in_bin);
  const asset = (id: AssetId): FakeAsset => {
    const found = here(id);
    if (!found) throw { code: 'not_found', message: 'That asset is not in this catalogue any more. It may have been removed in another window.' };
    return found;
  };
  const half = (id: AssetId): Half => {
    const { name, kind, place, imported_from } = asset(id).asset;
    return { id, name, kind, where: place?.address ?? place?.postcode ?? null, source: imported_from?.source ?? null };
  };
  const isTold = (one: AssetId, other: AssetId) => state().duplicates.distinct.some((two) => two.includes(one) && two.includes(other));
  const pairs = (): LikelyPair[] =>
    PAIRS.filter(([one, other]) => here(one) && here(other) && !isTold(one, other)).map(([one, other, why, metres, likely]) => ({
      one: half(one), other: half(other), why, metres, likely,
    }));
  const touching = (id: AssetId) => ({
    ties: copy(state().ties.filter(({ relationship: { from, to } }) => from === id || to === id)),
    contacts: copy(state().contacts.filter(({ contact }) => contact.asset === id)),
    gifts: copy(state().gifts.filter(({ gift }) => gift.holder === id)),
  });
  function compare(one: AssetId, other: AssetId): Comparison {
    const [mine, theirs] = [touching(one), touching(other)];
    return {
      one: half(one), other: half(other), fields: compared(asset(one).asset, asset(other).asset),
      ties: [mine.ties.length, theirs.ties.length], contacts: [mine.contacts.length, theirs.contacts.length], gifts: [mine.gifts.length, theirs.gifts.length],
      people: [one, other].every((id) => asset(id).asset.kind === 'person'),
    };
  }
  /** What hangs on one hangs on another; a tie that both have is there once. */
  function moveTo(into: AssetId, from: AssetId) {
    const end = (id: AssetId) => (id === from ? into : id);
    for (const { relationship } of state().ties) Object.assign(relationship, { from: end(relationship.from), to: end(relationship.to) });
    for (const { contact } of state().contacts) contact.asset = end(contact.asset);
    for (const { gift } of state().gifts) gift.holder = end(gift.holder);
    const said = ({ relationship: { from, to, type, since } }: FakeState['ties'][number]) => [from, type, to, since].join(' ');
    state().ties = state().ties.filter((tie, i, all) => all.findIndex((each) => said(each) === said(tie)) === i);
  }
  function join(keep: AssetId, gone: AssetId, take: string[]) {
    const [stays, goes] = [asset(keep), asset(gone)];
    if (stays.asset.kind !== goes.asset.kind) throw { code: 'invalid', message: 'These are of different kinds, so they are not one. If one of them has the wrong kind, change that first.' };
    const hand = { person: state().worker, laptop: null, here: true, at: new Date().toISOString() };
    const { name, imported_from, source_type } = goes.asset;
    const source = imported_from?.source ?? null;
    state().duplicates.joined.push({ id: gone, name, source, source_type, hand, into: keep, kept: copy(stays), gone: copy(goes), ...touching(gone) });
    const units = unitsOf(goes.asset);
    for (const unit of take) setUnit(stays.asset, unit, units[unit]);
    moveTo(keep, gone);
    state().assets = state().assets.filter(({ id }) => id !== gone);
  }
  function unjoin(gone: AssetId) {
    const found = state().duplicates.joined.find(({ id }) => id === gone);
    if (!found) throw { code: 'not_found', message: 'That is not joined with anything any more.' };
    const current = state();
    current.duplicates.joined = current.duplicates.joined.filter((each) => each !== found);
    current.assets = restored(current.assets, [found.kept, found.gone]);
    current.ties = restored(current.ties, found.ties);
    current.contacts = restored(current.contacts, found.contacts);
    current.gifts = restored(current.gifts, found.gifts);
    return found;
  }
  return {
    list_duplicates: ({ offset, limit }) => ({ total: pairs().length, pairs: pairs().slice(offset, offset + limit) }),
    duplicates_of: ({ id }) => pairs().filter(({ one, other }) => one.id === id || other.id === id),
    compare_assets: ({ one, other }) => compare(one, other),
    join_duplicates: ({ keep, gone, take }) => write({ action: 'join_duplicates', record: keep }, () => { join(keep, gone, take); return null; }),
    not_the_same: ({ one, other }) => write({ action: 'not_the_same', record: one }, () => { state().duplicates.distinct.push([one, other]); return null; }),
    unjoin: ({ id }) =>
      write({ action: 'unjoin', record: id }, () => {
        const { name } = unjoin(id);
        return { label: { action: 'unjoin', record: id }, name, kept: 0, steps: 1, let_out: [], stayed: [] };
      }),
  };
}
