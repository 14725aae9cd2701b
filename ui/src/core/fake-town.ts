// A small invented neighbourhood for tests and for looking at the page without the program.

import type { Asset, AssetKind, Contact, Freshness, InboxItem, Place, Precision } from './bindings';

const METRES_A_PIXEL = 1.1111;
const METRES_A_DEGREE = 111319.49;
/** A point of the drawn town (pixels, y downwards) as longitude, latitude. */
export function drawn(x: number, y: number): [number, number] {
  const lon = -2.02 + ((x - 1012) * METRES_A_PIXEL) / (METRES_A_DEGREE * Math.cos((53.47 * Math.PI) / 180));
  const lat = 53.47 - ((y - 609) * METRES_A_PIXEL) / METRES_A_DEGREE;
  return [Number(lon.toFixed(6)), Number(lat.toFixed(6))];
}

export function blank(kind: AssetKind, name: string): Asset {
  return {
    kind, name, summary: null, story: null, tags: [], languages: [], status: 'unknown',
    audience: kind === 'person' || kind === 'association' ? 'team' : 'public',
    audience_reason: null, sensitivity: 'ordinary', place: null, note: null,
    is_bumping_place: false, is_connector: false, is_child: false, no_introductions: false, restricted: false, restricted_since: null, restricted_why: null, restriction_lifted_why: null, ends_on: null, times: null, access: null,
    cost: null, steward: null, source_type: null, source_note: null, review_months: null,
    who_leads: null, pronouns: null, roles: null, size_band: null, meets_as: null, formality: null,
    focus: null, organisation_number: null, sector: null, place_type: null, capacity: null,
    booking: null, step_free: null, exchange_form: null, keepers: null, permission_note: null,
    imported_from: null, extra: {}, custom: {},
  };
}

type Row = [string, AssetKind, string, string, [number, number, Precision, string] | null, string, Freshness, number];
// id, kind, name, summary, place in the drawing, tags, freshness, weeks since the last check
const ROWS: Row[] = [
  ['tools', 'exchange', 'Mill Lane Tool Library', 'Ladders, drills, a cider press and forty more things to borrow, with someone glad to show you how.', [1040, 812, 'exact', '14 Mill Lane, behind the chapel'], 'lends ladders,lends a cider press,would teach sharpening,open to newcomers', 'check_soon', 10],
  ['hall', 'place', 'Old Chapel Hall', 'Two warm rooms, a kitchen, and a key that is easy to borrow.', [868, 818, 'exact', 'Chapel Street'], 'rooms,kitchen,open to newcomers', 'checked_lately', 3],
  ['allotments', 'place', 'Mill Lane Allotments', 'Forty plots and a shared orchard.', [1257, 806, 'exact', 'Meadow Bank'], 'gardening,food', 'checked_lately', 6],
  ['library', 'institution', 'Aldermoor Library', 'Books, a warm corner, and somebody who knows where to ask.', [958, 412, 'exact', 'Lockside'], 'books,open to newcomers', 'checked_lately', 2],
  ['flood', 'culture', 'The Flood Winter', 'How the street fed itself for nine days.', [790, 463, 'about_100m', 'Lockside'], 'memory', 'checked_lately', 30],
  ['tomasz', 'person', 'Tomasz', 'Mends bikes and shows you how.', null, 'mends bikes,Polish', 'checked_lately', 2],
  ['walkers', 'association', 'Wednesday Walkers', 'A slow walk, then tea.', [1151, 540, 'exact', 'Bandstand'], 'walking,open to newcomers', 'check_now', 61],
  ['knitters', 'association', 'Lockside Knitters', 'Company, and baby blankets for the ward.', [712, 372, 'exact', 'Lockside'], 'company,open to newcomers', 'checked_lately', 3],
  ['green', 'association', 'Friends of the Green', 'Planting days on the first Sunday.', [880, 710, 'exact', 'Chapel Green'], 'gardening,open to newcomers', 'checked_lately', 1],
  ['polish', 'association', 'Polish Saturday School', 'Two languages, looking for a room.', null, 'children,Polish', 'never_checked', 0],
  ['football', 'association', 'Kiln Lane Football', 'A gentle game, all ages.', [994, 984, 'street', 'near Brook Field'], 'sport,open to newcomers', 'check_soon', 22],
  ['repair', 'exchange', 'Repair Café', 'Mends lamps and zips.', [1076, 622, 'building', 'Wharf House'], 'mends lamps,mends zips,open to newcomers', 'checked_lately', 2],
  ['seeds', 'exchange', 'Seed swap shelf', 'Seeds and advice, take and leave.', [1155, 848, 'exact', 'Meadow Bank'], 'gardening,open to newcomers', 'checked_lately', 1],
  ['lifts', 'exchange', 'Lift-share list', 'Lifts to hospital, runs by phone.', null, 'lifts', 'check_soon', 17],
  ['nadia', 'person', 'Nadia', 'Teaches sourdough.', [732, 918, 'about_100m', 'around Weir End'], 'would teach baking,food,open to newcomers', 'checked_lately', 3],
  ['idris', 'person', 'Idris', 'Sings the old songs.', [1292, 938, 'about_100m', 'around Brickfields'], 'singing,open to newcomers', 'checked_lately', 4],
  ['bandstand', 'place', 'Bandstand', 'Open to anybody who plays.', [1215, 488, 'exact', 'Millbrook Park'], 'music,open to newcomers', 'checked_lately', 8],
  ['surgery', 'institution', 'Tower Street Surgery', 'A link worker on Tuesdays.', [1180, 300, 'exact', 'Tower Street'], 'health', 'checked_lately', 9],
  ['bakery', 'exchange', 'Station Road Bakery', 'Yesterday’s bread, pay what you like.', [738, 636, 'exact', 'Station Road'], 'food,open to newcomers', 'checked_lately', 5],
  ['soup', 'association', 'Chapel Supper Club', 'Soup and bread on Thursdays.', [880, 828, 'building', 'Old Chapel Hall'], 'food,open to newcomers', 'checked_lately', 1],
  ['haven', 'institution', 'Haven helpline', 'By phone only.', null, 'listening', 'never_checked', 0],
];

export interface FakeAsset {
  id: string;
  asset: Asset;
  freshness: Freshness;
  last_checked: string | null;
  in_bin: boolean;
}

export function town(): FakeAsset[] {
  return ROWS.map(([id, kind, name, summary, at, tags, freshness, weeks]) => {
    const place: Place | null = at && {
      geometry: { type: 'Point', coordinates: drawn(at[0], at[1]) },
      precision: at[2], uncertainty_m: at[2] === 'about_100m' ? 100 : null, method: 'pin',
      address: at[3], postcode: null,
    };
    const asset: Asset = { ...blank(kind, name), summary, place, tags: tags.split(','), status: 'going' };
    if (id === 'haven') asset.sensitivity = 'safeguarded';
    if (id === 'football') asset.status = 'resting';
    if (id === 'tools')
      Object.assign(asset, { times: 'Saturdays, 10 to 12', cost: 'free, a deposit for the press', extra: { 'Council ref': 'TL-014' }, imported_from: { source: 'Community venues, spring', row: '14' } });
    if (id === 'flood')
      asset.story = 'The water came up to the second stair, and by morning every wall on Mill Lane had somebody passing a pump over it.';
    const last_checked = weeks > 0 ? new Date(Date.now() - weeks * 7 * 86400000).toISOString().slice(0, 10) : null;
    return { id, asset, freshness, last_checked, in_bin: false };
  });
}

export type FakeTie = { from: string; type: string; to: string; since: string | null; until: string | null; careful?: boolean };
export const TIES: FakeTie[] = [
  { from: 'tools', type: 'meets_at', to: 'hall', since: '2019', until: null },
  { from: 'allotments', type: 'borrows_from', to: 'tools', since: null, until: null },
  { from: 'library', type: 'supports', to: 'tools', since: '2022', until: null },
  { from: 'tools', type: 'grew_out_of', to: 'flood', since: '1987', until: null },
  { from: 'tomasz', type: 'looks_after', to: 'tools', since: null, until: null, careful: true },
  { from: 'soup', type: 'meets_at', to: 'hall', since: null, until: null },
  { from: 'polish', type: 'meets_at', to: 'library', since: '2018', until: '2021' },
  { from: 'nadia', type: 'helps_run', to: 'soup', since: null, until: null },
];

export const TYPES: [string, string, string][] = [
  ['meets_at', 'meets at', 'hosts'], ['helps_run', 'helps run', 'is run with the help of'],
  ['looks_after', 'looks after', 'is looked after by'], ['supports', 'supports', 'is supported by'],
  ['grew_out_of', 'grew out of', 'became'], ['borrows_from', 'borrows from', 'lends to'],
  ['part_of', 'is part of', 'includes'], ['led_to', 'led to', 'came from'],
];

export const CONTACTS: Contact[] = [
  { asset: 'tools', kind: 'role', channel: 'phone', value: '01632 960 014', label: 'Ask at the hall desk', may_be_published: true, publish_reason: 'It is on their own poster or website' },
];

const item: InboxItem = { reason: 'jotted', words: null, title: null, draft: {}, cells: {}, reach: [], offering: null, checked: null, raw_geometry: null, about: null, tie: null, source: null, source_row: null };
export const INBOX: InboxItem[] = [
  { ...item, title: 'Halina says the school needs a room', words: 'Noted on Friday.', draft: { name: 'Halina says the school needs a room' } },
  { ...item, reason: 'needs_name', words: 'Row 77 has no name.', source: 'Community venues, spring', source_row: '77', draft: { kind: 'place', summary: 'Meeting room', address: 'Weir Road' }, cells: { Venue: '', Address: 'Weir Road', Use: 'Meeting room' } },
  { ...item, reason: 'perhaps', title: 'Old Chapel', words: 'It looks like Old Chapel Hall: the names are close and they are 40 m apart.', about: 'hall', source: 'Community venues, spring', source_row: '12', draft: { kind: 'place', name: 'Old Chapel' }, cells: { Venue: 'Old Chapel', Address: 'Chapel St' } },
];
