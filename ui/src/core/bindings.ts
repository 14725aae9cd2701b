// Printed from crates/hereabouts-core/src/api.rs by `UPDATE_BINDINGS=1 cargo test -p hereabouts-core bindings`. Do not edit.

export type GeoJsonGeometry =
  | { type: "Point"; coordinates: number[] }
  | { type: "MultiPoint" | "LineString"; coordinates: number[][] }
  | { type: "MultiLineString" | "Polygon"; coordinates: number[][][] }
  | { type: "MultiPolygon"; coordinates: number[][][][] };
/** "me", "team", "public" or "partners:ID,ID". */
export type Audience = string;

export type AssetId = string;

export type ContactId = string;

export type RelationshipId = string;

export type RelationshipTypeId = string;

export type AreaId = string;

export type ConfirmationId = string;

export type AttachmentId = string;

export type InboxItemId = string;

export type PartnerId = string;

export type ProfileId = string;

export type DisclosureId = string;

export type SavedViewId = string;

export type PackId = string;

export type SavedView = { name: string, camera: Camera, query: string | null, };

export type Camera = { 
/**
 * Degrees, of the middle of the map.
 */
lon: number, lat: number, 
/**
 * As web maps count it: the world is 512 pixels wide at 0, and twice as wide at each further one.
 */
zoom: number, };

export type CustomFieldId = string;

export type CustomField = { 
/**
 * As it stands on the card.
 */
label: string, type: FieldType, 
/**
 * Assets of these kinds have it; of every kind when there are none.
 */
kinds: Array<AssetKind>, 
/**
 * In their order. They stay when the field gets another type.
 */
choices: Array<Choice>, 
/**
 * What to write there, in a sentence.
 */
help: string | null, 
/**
 * What is said in a sensitive field never leaves the team; in any other only if a profile names it.
 */
sensitivity: Sensitivity, 
/**
 * Fields stand on a card in the order of this.
 */
position: number, };

export type FieldType = "text" | "long_text" | "number" | "date" | "yes_no" | "choice" | "choices" | "link";

export type Choice = { 
/**
 * What assets carry that chose it: its first wording, which never changes. Blank for a new one.
 */
key: string, label: string, };

export type FieldRow = { id: CustomFieldId, field: CustomField, 
/**
 * It was put away; what was said stays with the assets.
 */
away: boolean, 
/**
 * Assets that say something in it.
 */
used: number, 
/**
 * Those of them whose words cannot be read as what the field holds.
 */
unread: number, 
/**
 * The key of a choice → assets that chose it.
 */
chosen: Record<string, number>, };

export type FieldLine = { id: CustomFieldId, field: CustomField, 
/**
 * As it is kept: a text, a number, an ISO 8601 day, "yes" or "no", the key of a choice, several of these.
 * Where it cannot be read as what the field holds, it is as somebody said it once.
 */
value: unknown, 
/**
 * It can be read as what the field holds.
 */
fits: boolean, };

export type FieldFacets = { id: CustomFieldId, label: string, 
/**
 * What the query calls the field: its label in quotation marks.
 */
field: string, 
/**
 * "yes" and "no", or the wordings of choices, in their order; those that somebody gave.
 */
answers: Array<Facet>, yes_or_no: boolean, };

export type Measured = { 
/**
 * Along a line, or round an area.
 */
metres: number, 
/**
 * None for a line.
 */
square_metres: number | null, };

export type Sensitivity = "ordinary" | "careful" | "sensitive" | "safeguarded";

export type Geometry = GeoJsonGeometry;

export type Place = { 
/**
 * WGS 84, longitude before latitude.
 */
geometry?: Geometry | null, precision: Precision, 
/**
 * Radius in metres within which it lies.
 */
uncertainty_m?: number | null, method?: Method | null, 
/**
 * As people say or write it, on one or several lines.
 */
address?: string | null, postcode?: string | null, 
/**
 * Where the spot was looked up; it stays when the gazetteer itself is gone.
 */
gazetteer?: Gazetteer | null, };

export type Gazetteer = { name: string, 
/**
 * Whom its licence asks to name, as plain text; empty where nobody said.
 */
attribution: string, };

export type Precision = "exact" | "building" | "street" | "about_100m" | "about_1km" | "neighbourhood" | "area" | "none";

export type Method = "pin" | "address" | "postcode_centroid" | "grid_ref" | "photo" | "plus_code" | "imported" | "described";

export type Pack = { id: PackId, 
/**
 * As people call it.
 */
name: string, 
/**
 * Where its file lies.
 */
path: string, 
/**
 * The file is the program's own copy.
 */
copied: boolean, on: boolean, 
/**
 * Who is to be thanked for it, as plain text; empty where nobody said.
 */
attribution: string, 
/**
 * What is drawn of it; none for a list of places.
 */
map: PackMap | null, 
/**
 * What a list of places holds; none for a map.
 */
list: ListOf | null, 
/**
 * The file as it was when it was looked at: another one in its place is noticed.
 */
stamp: Stamp, 
/**
 * Names and postcodes that can be found; none where they were left out.
 */
names: number | null, 
/**
 * It is the map of the sample neighbourhood, in this drawing: no other catalogue has it. None for all others.
 */
sample: string | null, };

export type PackMap = { tiles: TileKind, schema: Schema, 
/**
 * Names of the layers of vector tiles, as far as they are known.
 */
layers: Array<string>, 
/**
 * West, south, east, north in degrees.
 */
bounds: [number, number, number, number], min_zoom: number, max_zoom: number, 
/**
 * Pixels on a side of a picture.
 */
pixels: number, };

export type TileKind = "vector" | "raster";

export type Schema = "openmaptiles" | "protomaps" | "shortbread" | "other";

export type ListOf = "postcodes" | "names";

export type Stamp = { bytes: number, changed: number, };

export type PackLine = { pack: Pack, state: PackState, };

export type PackState = "here" | "missing" | "replaced";

export type PackLook = { 
/**
 * What it calls itself, or else its file.
 */
name: string, 
/**
 * Whom it says to thank; empty where it says nothing.
 */
attribution: string, map: PackMap | null, list: ListOf | null, 
/**
 * Headings of the columns of a list: name or code, west-east, south-north, and the day it ended.
 */
columns: Array<string>, 
/**
 * A few names of a list.
 */
sample: Array<string>, 
/**
 * Names can be collected from it.
 */
has_names: boolean, bytes: number, 
/**
 * The name under which it was added already.
 */
known_as: string | null, };

export type AddPack = { name: string, attribution: string, 
/**
 * Copy the file into the program's own folder; otherwise it is used where it lies.
 */
copy: boolean, 
/**
 * Collect the names in it, so that they can be found.
 */
names: boolean, };

export type FoundPlace = { name: string, kind: NameKind, 
/**
 * The nearest town or quarter of the same pack.
 */
within: string | null, 
/**
 * The pack that knows it; none where it was looked up online.
 */
pack: PackId | null, 
/**
 * What the pack or the service is called.
 */
pack_name: string, 
/**
 * West, south, east, north in degrees.
 */
bounds: [number, number, number, number], 
/**
 * The postcode is no longer used, and since when.
 */
ended: string | null, 
/**
 * What an asset gets that is put there: where, how precisely that is known, and whom to thank.
 */
place: Place, };

export type NameKind = "settlement" | "street" | "water" | "green" | "spot" | "postcode";

export type PostcodePlan = { 
/**
 * Assets without a place on the map.
 */
unplaced: number, 
/**
 * Those that would get one.
 */
can: number, 
/**
 * Of these, by a postcode that is no longer used.
 */
ended: number, 
/**
 * Why the others would not.
 */
others: Array<PostcodeTrouble>, 
/**
 * Whom to thank for the places.
 */
credits: Array<string>, 
/**
 * There is a list of postcodes on this laptop.
 */
has_list: boolean, };

export type PostcodeTrouble = { why: NotPlaced, count: number, 
/**
 * Names of the first few.
 */
names: Array<string>, };

export type NotPlaced = "no_postcode" | "unknown" | "no_spot" | "safeguarded";

export type AssetKind = "person" | "association" | "institution" | "place" | "exchange" | "culture";

export type Typed = { name: string, 
/**
 * Longitude, latitude.
 */
at: [number, number] | null, reach: Array<Reach>, organisation_number: string | null, 
/**
 * The asset it is typed into, which is not like itself.
 */
but: AssetId | null, };

export type Alike = { id: AssetId, name: string, kind: AssetKind, why: Why, 
/**
 * How far away it is, where both have a place.
 */
metres: number | null, };

export type Why = "number" | "phone" | "web" | "same_name" | "like_name";

export type Status = "idea" | "starting" | "going" | "resting" | "ended" | "unknown";

export type SourceType = "resident" | "worker" | "group" | "institution" | "public_record" | "import";

export type ImportedFrom = { 
/**
 * The file's name without its folder and ending.
 */
source: string, 
/**
 * What names the row in it: its own id, or a digest of its cells and its number among equal rows.
 */
row: string, };

export type Asset = { kind: AssetKind, name: string, 
/**
 * What it offers, in a sentence or two.
 */
summary: string | null, story: string | null, tags: Array<string>, languages: Array<string>, status: Status, audience: Audience, 
/**
 * Why it may be seen by more people than usual for its kind.
 */
audience_reason: string | null, sensitivity: Sensitivity, place: Place | null, 
/**
 * For the team; never leaves beyond it unless a profile names it.
 */
note: string | null, is_bumping_place: boolean, is_connector: boolean, is_child: boolean, 
/**
 * Does not want to be introduced to anybody.
 */
no_introductions: boolean, 
/**
 * Kept but not used (UK GDPR, article 18): it leaves in nothing, and changes only by hand.
 */
restricted: boolean, 
/**
 * ISO 8601 day.
 */
restricted_since: string | null, restricted_why: string | null, 
/**
 * Why it is used again.
 */
restriction_lifted_why: string | null, 
/**
 * ISO 8601 day, the last on which it is kept.
 */
ends_on: string | null, 
/**
 * Opening hours, meeting times: as people say them.
 */
times: string | null, access: string | null, cost: string | null, 
/**
 * Who in the team holds the relationship.
 */
steward: string | null, source_type: SourceType | null, 
/**
 * Who told us.
 */
source_note: string | null, 
/**
 * Months between checks, where the usual of its kind does not fit.
 */
review_months: number | null, who_leads: string | null, pronouns: string | null, roles: string | null, size_band: string | null, meets_as: string | null, formality: string | null, focus: string | null, organisation_number: string | null, sector: string | null, place_type: string | null, capacity: string | null, booking: string | null, step_free: string | null, exchange_form: string | null, keepers: string | null, permission_note: string | null, imported_from: ImportedFrom | null, 
/**
 * Columns of a source that match no field: kept, searchable, never dropped.
 */
extra: Record<string, unknown>, 
/**
 * What is said in the team's own fields, as it was said.
 */
custom: Record<string, unknown>, };

export type ContactKind = "role" | "personal";

export type Channel = "phone" | "email" | "web" | "social" | "address" | "other";

export type Reach = { channel: Channel, value: string, label: string | null, };

export type Contact = { asset: AssetId, kind: ContactKind, channel: Channel, value: string, 
/**
 * Whose it is or when to use it: "hall desk", "evenings".
 */
label: string | null, 
/**
 * Only then may it leave beyond the team. Imports never set it.
 */
may_be_published: boolean, 
/**
 * Who said that it may be published, or where it is public already.
 */
publish_reason: string | null, };

export type Relationship = { from: AssetId, 
/**
 * The key of a type in the vocabulary.
 */
type: string, to: AssetId, 
/**
 * A year, a month or a day: 2019, 2019-05, 2019-05-04.
 */
since: string | null, until: string | null, 
/**
 * Who told us, or where it was seen.
 */
source: string | null, 
/**
 * How sure it is.
 */
confidence: Confidence | null, 
/**
 * The introduction or the conversation it is known from.
 */
introduction: IntroductionId | null, conversation: ConversationId | null, 
/**
 * 1 loose, 2 regular, 3 close.
 */
strength: number | null, sensitivity: Sensitivity, note: string | null, };

export type RelationshipType = { 
/**
 * What relationships of this type carry in their `type`; never changes.
 */
key: string, 
/**
 * "meets at", as in: the choir meets at the hall.
 */
wording: string, 
/**
 * "hosts", as in: the hall hosts the choir.
 */
inverse: string, sensitivity: Sensitivity, retired: boolean, 
/**
 * The kinds it usually leads from and to; any where there is none.
 */
from_kinds: Array<AssetKind>, to_kinds: Array<AssetKind>, 
/**
 * Language (a code such as pl) → its words in it.
 */
words: Record<string, TypeWords>, 
/**
 * The key of the type that this one became one with.
 */
merged_into: string | null, };

export type AreaKind = "neighbourhood" | "official";

export type Area = { kind: AreaKind, name: string, geometry: Geometry | null, code: string | null, 
/**
 * "wards 2024"
 */
vintage: string | null, defined_by: string | null, 
/**
 * ISO 8601.
 */
defined_on: string | null, note: string | null, };

export type AreaCard = { id: AreaId, area: Area, 
/**
 * Assets in it that are here.
 */
assets: number, 
/**
 * What finds them: `area:"Weir End"`.
 */
query: string, square_metres: number | null, 
/**
 * West, south, east, north in degrees.
 */
bounds: [number, number, number, number] | null, };

export type AreaLayer = { 
/**
 * The word by which tiles tell it.
 */
key: string, kind: AreaKind, 
/**
 * "wards 2024"; none for neighbourhoods, and for boundaries that nobody said it of.
 */
vintage: string | null, areas: Array<AreaRow>, };

export type AreaRow = { id: AreaId, name: string, code: string | null, defined_by: string | null, defined_on: string | null, 
/**
 * It is drawn, not only named.
 */
drawn: boolean, 
/**
 * Assets in it that are here.
 */
assets: number, };

export type CheckOutcome = "still_going" | "changed" | "paused" | "gone" | "could_not_reach";

export type CheckMethod = "visited" | "phoned" | "told_me" | "messaged" | "partner" | "import";

export type Confirmation = { asset: AssetId, 
/**
 * ISO 8601 day.
 */
on: string, by: string | null, method: CheckMethod | null, outcome: CheckOutcome, note: string | null, };

export type ContentHash = string;

export type MediaType = "image/jpeg" | "image/png" | "image/webp" | "image/gif" | "image/heif" | "image/avif" | "audio/mp4" | "audio/mpeg" | "audio/ogg" | "audio/wav" | "audio/flac" | "video/webm" | "video/mp4" | "application/pdf";

export type Attachment = { asset: AssetId, hash: ContentHash, media_type: MediaType, 
/**
 * The name its file had, without the folder.
 */
file_name: string, 
/**
 * In bytes.
 */
size: number, 
/**
 * In pixels, upright; only of a picture that can be decoded.
 */
width: number | null, height: number | null, 
/**
 * ISO 8601 day and time by the camera's own clock.
 */
taken_on: string | null, 
/**
 * Lower ones come first; equal ones in the order of their ids.
 */
position: number, caption: string | null, 
/**
 * What it shows, for those who cannot see it, where the caption does not say that.
 */
alt: string | null, 
/**
 * Only then may it leave beyond the team.
 */
may_be_published: boolean, 
/**
 * Who said that it may be published, or where it is public already.
 */
publish_reason: string | null, };

export type AttachmentLine = { id: AttachmentId, attachment: Attachment, 
/**
 * Its bytes are in this file; they may come later than what is known of it.
 */
is_here: boolean, 
/**
 * It can be shown as a picture.
 */
is_picture: boolean, 
/**
 * Where it was taken, as a place for this asset, which has none.
 */
offers: Place | null, 
/**
 * What a copy of it would be called.
 */
copy_name: string, };

export type Added = { added: Array<AttachmentId>, refused: Array<Refused>, };

export type Refused = { file_name: string, 
/**
 * In a sentence.
 */
why: string, };

export type Freshness = "checked_lately" | "check_soon" | "check_now" | "never_checked";

export type InboxReason = "needs_name" | "needs_kind" | "place_unclear" | "perhaps" | "changed_here" | "twice_in_file" | "safeguard" | "unclear" | "jotted" | "stub";

export type InboxItem = { reason: InboxReason, 
/**
 * The reason in a sentence.
 */
words: string | null, 
/**
 * What it would be called.
 */
title: string | null, 
/**
 * The asset as far as it is understood, field by field.
 */
draft: Record<string, unknown>, 
/**
 * The source row as it came, column by column, so that nothing is lost.
 */
cells: Record<string, unknown>, 
/**
 * How to reach it, as the row says.
 */
reach: Array<Reach>, 
/**
 * What it offers and would love, as the row says.
 */
offering: SaidLine | null, 
/**
 * ISO 8601 day on which somebody checked it, as the row says.
 */
checked: string | null, 
/**
 * A place that could not be taken over, as it came.
 */
raw_geometry: string | null, 
/**
 * The asset it may be about.
 */
about: AssetId | null, source: string | null, source_row: string | null, 
/**
 * The tie that is made once it is said what one of its ends is.
 */
tie: WaitingTie | null, };

export type Settle = { "how": "make", fields: Record<string, unknown>, } | { "how": "take_over", asset: AssetId, } | { "how": "drop" };

export type Partner = { name: string, 
/**
 * council, health, charity, funder, other
 */
kind: string | null, contact: string | null, agreement: string | null, profiles: Array<ProfileId>, };

export type ReleaseProfile = { name: string, purpose: string | null, 
/**
 * Empty: every kind.
 */
kinds: Array<AssetKind>, 
/**
 * Only what this query finds.
 */
query: string | null, 
/**
 * The fields of ours that may leave beyond the team, by the names of `release_fields`. Empty: all of them.
 */
only: Array<string>, 
/**
 * Names of extra properties that may leave beyond the team.
 */
extra: Array<string>, 
/**
 * The team's own fields that may leave beyond the team.
 */
fields: Array<CustomFieldId>, 
/**
 * May notes leave beyond the team?
 */
notes: boolean, 
/**
 * Places leave no more precisely than this.
 */
coarsest: Precision | null, 
/**
 * Places in this area leave as its outline, others not at all.
 */
area: AreaId | null, 
/**
 * How many homes or organisations have to lie in a square or an area; never fewer than five.
 */
fewest: number | null, 
/**
 * Relationships as line features too.
 */
lines: boolean, licence: string | null, attribution: string | null, 
/**
 * Who a reader may ask.
 */
contact: string | null, };

export type Disclosure = { 
/**
 * ISO 8601 day and time.
 */
on: string, audience: Audience, partner: PartnerId | null, profile: ProfileId | null, format: string, released: number, people: number, 
/**
 * How many people its files speak of: a multiple of 5, and 0 for fewer than 5.
 */
people_said: number | null, 
/**
 * How many there were when that was said first: the next time the same is said until five more or fewer are.
 */
people_said_of: number | null, photos: number, 
/**
 * Reason → number of assets that stayed.
 */
withheld: Record<string, number>, 
/**
 * SHA-256 of the main file.
 */
sha256: string, 
/**
 * SHA-256 over the sorted ids of what left: answers "was this asset in it?" without a list of ids.
 */
ids_digest: string, 
/**
 * Drawn for this entry, as hexadecimal digits.
 */
salt: string | null, 
/**
 * A digest of each person it tells of, so that it can be asked about one, and names nobody who is gone.
 */
about: Array<string>, 
/**
 * The digest of the entry before it in this voice, or of the newest that was known when the voice began: none
 * can be taken out or changed later without its follower telling.
 */
previous: string | null, 
/**
 * What was worth a look and left all the same, with the reason that was given.
 */
accepted: Array<Accepted>, 
/**
 * The voice that entered it: which person and laptop that is, the log says.
 */
voice: string | null, 
/**
 * What it was given for: the purpose of its profile, then those that the people in it agreed to.
 */
purposes: Array<GivenFor>, 
/**
 * Lawful basis of those purposes → number of people who left by it. Who agreed to two counts for both.
 */
bases: Record<string, number>, 
/**
 * What left of the assets: `place` where any left with one, columns of ours by their names, the team's own
 * fields by their ids, `other_columns` for whatever else.
 */
fields: Array<string>, };

export type GivenFor = { words: string, 
/**
 * Of the words, salted by the entry: they may lose a name that is erased, and are told from changed ones.
 */
digest: string, };

export type RegisterLine = { id: DisclosureId, is: Disclosure, by: string | null, laptop: string | null, 
/**
 * Its fields, those of the team's own as they are called now.
 */
fields: Array<string>, };

export type With<I, T> = { id: I, is: T, };

export type CatalogueInfo = { name: string, 
/**
 * Who is working; none until asked.
 */
worker: string | null, path: string | null, encrypted: boolean, 
/**
 * Why it can only be read, if so.
 */
read_only: string | null, 
/**
 * ISO 8601 day at whose end it is shown; none for the catalogue itself.
 */
as_it_was: string | null, 
/**
 * A better place is offered: the file lies in a synchronised or network folder.
 */
place_advice: string | null, 
/**
 * ISO 8601 time; what was edited after it may be missing, because the log of the file was found damaged.
 */
missing_since: string | null, 
/**
 * It is the invented neighbourhood that ships with the program.
 */
sample: boolean, schema_version: number, content_hash: string, 
/**
 * Of what the team has: the same on two laptops that have taken in all of each other.
 */
team_hash: string, 
/**
 * Questions with more than one answer.
 */
conflicts: number, 
/**
 * This file was found to be a copy, and goes on as a laptop of its own.
 */
copied: boolean, 
/**
 * What it is a travel copy of; none where it is none.
 */
travel: Travel | null, assets: number, located: number, unlocated: number, inbox: number, relationships: number, 
/**
 * Photos, scans and recordings of assets that are here.
 */
attachments: number, by_kind: Record<string, number>, 
/**
 * ISO 8601 time of the last saved operation.
 */
saved_at: string | null, 
/**
 * Grows with every change, also by another program.
 */
version: number, };

export type Changed = { assets: boolean, places: boolean, contacts: boolean, relationships: boolean, confirmations: boolean, activities: boolean, attachments: boolean, areas: boolean, inbox: boolean, partners: boolean, views: boolean, fields: boolean, consents: boolean, 
/**
 * Gifts and wishes, conversations, introductions, promises, possible actions.
 */
connecting: boolean, catalogue: boolean, };

export type Outcome<T> = { value: T, changed: Changed, 
/**
 * ISO 8601 time at which it was saved.
 */
saved_at: string, 
/**
 * See `CatalogueInfo::version`.
 */
version: number, };

export type Progress = { work: Work, done: number, of: number | null, can_stop: boolean, };

export type Work = "reading" | "bringing_in" | "preparing_search" | "adding_attachments" | "changing_many" | "undoing" | "looking_through" | "releasing" | "backing_up" | "checking" | "copying_pack" | "merging" | "collecting_names" | "placing";

export type AssetRow = { id: AssetId, kind: AssetKind, name: string, summary: string | null, status: Status, tags: Array<string>, 
/**
 * In words: an address, a postcode, an area; none when nothing is known.
 */
place_words: string | null, 
/**
 * The area it lies in that says most: what residents drew, or else the smallest.
 */
area: string | null, precision: Precision, 
/**
 * Longitude, latitude of a point on it, for "show on the map".
 */
at: [number, number] | null, 
/**
 * Relationships that are here.
 */
ties: number, freshness: Freshness, 
/**
 * ISO 8601 day of the last check that reached somebody.
 */
last_checked: string | null, 
/**
 * Found only inside words or one letter off.
 */
similar: boolean, 
/**
 * It can have no place.
 */
safeguarded: boolean, };

export type AssetPage = { 
/**
 * How many the query finds.
 */
total: number, rows: Array<AssetRow>, };

export type SortBy = "rank" | "name" | "kind" | "summary" | "place" | "ties" | "checked" | "status" | "tags" | "area";

export type Sort = { by: SortBy, descending: boolean, };

export type Facet = { value: string, shown: number, total: number, 
/**
 * Named by the query.
 */
chosen: boolean, };

export type AreaFacet = { 
/**
 * What the query calls it: its name, or its code where another area bears its name.
 */
value: string, id: AreaId, name: string, 
/**
 * See `AreaLayer::key`.
 */
layer: string, shown: number, total: number, 
/**
 * Named by the query.
 */
chosen: boolean, };

export type Counts = { shown: number, total: number, 
/**
 * Not on the map, among those shown and among all.
 */
unlocated_shown: number, unlocated: number, kinds: Array<Facet>, freshness: Array<Facet>, statuses: Array<Facet>, 
/**
 * How exactly they are placed; `none` is what is not on the map.
 */
precisions: Array<Facet>, 
/**
 * The most used first, at most 200.
 */
tags: Array<Facet>, 
/**
 * Those with something in them, the fullest first, at most 200 of a layer.
 */
areas: Array<AreaFacet>, 
/**
 * The first few of the team's own fields with answers to choose from, where one of those shown has one.
 */
fields: Array<FieldFacets>, inbox: number, bin: number, relationships: number, 
/**
 * West, south, east, north of what is shown.
 */
bounds: [number, number, number, number] | null, 
/**
 * Where most of it lies; none when that is the same.
 */
bulk: Bulk | null, 
/**
 * The query as removable parts.
 */
chips: Array<Chip>, };

export type Bulk = { 
/**
 * West, south, east, north in degrees.
 */
bounds: [number, number, number, number], 
/**
 * How many lie, or reach, beyond them.
 */
further: number, };

export type Chip = { 
/**
 * "kind", "tag", "status", "fresh", "place", "near", "words" …
 */
field: string, value: string, negated: boolean, without: string, };

export type AssetCard = { id: AssetId, asset: Asset, 
/**
 * It lies in the bin.
 */
in_bin: boolean, contacts: Array<ContactLine>, ties: Array<Tie>, 
/**
 * What it offers and would love, as they were added.
 */
gifts: Array<GiftLine>, wishes: Array<WishLine>, 
/**
 * What moved last comes first.
 */
introductions: Array<IntroductionLine>, 
/**
 * The newest first.
 */
conversations: Array<ConversationLine>, possible_actions: Array<With<PossibleActionId, PossibleAction>>, follow_ups: Array<With<FollowUpId, FollowUp>>, 
/**
 * What it runs or has at its place, the sooner ones first.
 */
activities: Array<ActivityLine>, 
/**
 * The team's own fields that it has, in their order.
 */
fields: Array<FieldLine>, 
/**
 * The newest first.
 */
confirmations: Array<ConfirmationLine>, freshness: Freshness, last_checked: string | null, 
/**
 * ISO 8601 day from which it should be looked at again.
 */
next_check: string | null, 
/**
 * Those it lies in: what residents drew first, then the smallest.
 */
areas: Array<AreaLine>, 
/**
 * Fields that never leave the team (sensitive), or only where a profile or the person says so (careful).
 */
careful: Record<string, Sensitivity>, 
/**
 * It sounds like a place that must not be found, and is not safeguarded.
 */
sounds_safeguarded: boolean, 
/**
 * Photos, scans and recordings, in their order.
 */
attachments: Array<AttachmentLine>, 
/**
 * What became one with it.
 */
joined: Array<JoinedHere>, changes: number, created_at: string | null, };

export type Walk = { stops: Array<Stop>, 
/**
 * Where it begins and ends, longitude before latitude; without one it is a round from stop to stop.
 */
start: [number, number] | null, 
/**
 * All the way round and back, in metres along streets, roughly.
 */
metres: number, 
/**
 * Walking alone, without what happens at the stops.
 */
minutes: number, 
/**
 * Due, to be walked to, and left for another walk.
 */
left: number, 
/**
 * Due, and nowhere that one could walk to, or somebody's home: a call rather than a visit.
 */
calls: Array<Stop>, 
/**
 * How many these are; the first 50 are named.
 */
calls_in_all: number, };

export type Stop = { row: AssetRow, 
/**
 * Where one walks to, longitude before latitude.
 */
at: [number, number] | null, 
/**
 * From the stop before, or from where the walk begins, in metres along streets, roughly; nothing where it
 * begins here.
 */
metres: number, 
/**
 * The first telephone number it has.
 */
phone: string | null, times: string | null, access: string | null, };

export type ContactLine = { id: ContactId, contact: Contact, };

export type ConfirmationLine = { id: ConfirmationId, confirmation: Confirmation, };

export type AreaLine = { id: AreaId, name: string, kind: AreaKind, vintage: string | null, };

export type ActivityId = string;

export type Activity = { 
/**
 * Who runs it.
 */
host: AssetId, name: string, 
/**
 * Where, if not at the host's own place.
 */
at: AssetId | null, 
/**
 * Never merges in parts.
 */
schedule: Schedule | null, cost: string | null, access: string | null, 
/**
 * What happens the first time you come.
 */
first_time: string | null, 
/**
 * For the team.
 */
note: string | null, };

export type ActivityLine = { id: ActivityId, activity: Activity, host_name: string, at_name: string | null, 
/**
 * How it comes again, taken apart.
 */
rule: Rule | null, 
/**
 * ISO 8601 days on which it happens next.
 */
next: Array<string>, };

export type Schedule = { 
/**
 * ISO 8601 day of the first time.
 */
first: string, 
/**
 * "10:00"
 */
begins?: string | null, ends?: string | null, 
/**
 * How it comes again, as RFC 5545 writes it: "FREQ=WEEKLY;BYDAY=WE". Without one it happens once.
 */
rule?: string | null, 
/**
 * ISO 8601 days on which it does not happen.
 */
not_on?: Array<string>, };

export type Rule = { freq: Freq, 
/**
 * Every so many days, weeks, months or years.
 */
interval: number, days: Array<Nth>, 
/**
 * Days of the month, -1 the last.
 */
month_days: Array<number>, months: Array<number>, 
/**
 * ISO 8601 day.
 */
until: string | null, count: number | null, 
/**
 * It says more than these parts do.
 */
more: boolean, };

export type Freq = "daily" | "weekly" | "monthly" | "yearly";

export type Nth = { 
/**
 * 0 is Monday.
 */
day: number, 
/**
 * 1 the first, -1 the last; none is every one.
 */
nth: number | null, };

export type Occurrence = { id: ActivityId, name: string, 
/**
 * ISO 8601 day.
 */
on: string, begins: string | null, ends: string | null, host: AssetId, host_name: string, host_kind: AssetKind, at_name: string | null, };

export type Tie = { id: RelationshipId, relationship: Relationship, 
/**
 * As seen from this asset: the wording, or the inverse when the asset is its far end.
 */
wording: string, outgoing: boolean, other: AssetId, other_name: string, other_kind: AssetKind, 
/**
 * Longitude, latitude of the other end, where it has a place.
 */
other_at: [number, number] | null, past: boolean, };

export type Label = { action: Action, 
/**
 * The one record it was done to, if it was one.
 */
record?: string | null, 
/**
 * The field it changed, if it was one.
 */
field?: string | null, 
/**
 * How many records it changed, if it was more than one.
 */
count?: number | null, };

export type Action = "begin" | "create" | "edit" | "move" | "place" | "unplace" | "place_by_postcode" | "delete" | "restore" | "tag" | "edit_many" | "replace" | "add_contact" | "edit_contact" | "remove_contact" | "add_activity" | "edit_activity" | "remove_activity" | "relate" | "edit_relationship" | "unrelate" | "add_relationship_type" | "edit_relationship_type" | "confirm" | "add_attachments" | "edit_attachment" | "order_attachments" | "remove_attachment" | "add_area" | "edit_area" | "remove_area" | "split" | "join" | "split_area" | "join_areas" | "add_boundaries" | "remove_boundaries" | "save_view" | "remove_view" | "add_field" | "edit_field" | "order_fields" | "retire_field" | "restore_field" | "jot" | "settle_inbox" | "import" | "add_partner" | "edit_partner" | "remove_partner" | "save_purpose" | "remove_purpose" | "give_consent" | "withdraw_consent" | "review_consent" | "ask_right" | "settle_right" | "restrict" | "lift_restriction" | "correct" | "access" | "erase" | "safeguard" | "add_gift" | "edit_gift" | "remove_gift" | "add_wish" | "edit_wish" | "remove_wish" | "capture_line" | "note_conversation" | "edit_conversation" | "remove_conversation" | "sort_conversation" | "interview" | "introduce" | "edit_introduction" | "move_introduction" | "remove_introduction" | "add_possible_action" | "edit_possible_action" | "remove_possible_action" | "add_follow_up" | "edit_follow_up" | "do_follow_up" | "remove_follow_up" | "save_gathering" | "remove_gathering" | "add_card" | "save_synonym" | "remove_synonym" | "pin" | "merge_relationship_types" | "settle_stub" | "save_profile" | "remove_profile" | "release" | "rename" | "undo" | "redo" | "merge" | "decide" | "put_back" | "join_duplicates" | "unjoin" | "not_the_same" | "other";

export type Step = { 
/**
 * Names the step: `undo_to` takes it.
 */
step: string, label: Label, 
/**
 * The record's name as it is now.
 */
name: string | null, 
/**
 * ISO 8601 time of its last operation, for showing only.
 */
at: string, };

export type UndoList = { 
/**
 * What undo takes back, the next one first; at most 100.
 */
undo: Array<Step>, 
/**
 * What redo does again, the next one first.
 */
redo: Array<Step>, 
/**
 * What was done last, where nothing takes it back: undo would take back something from before.
 */
for_good: Step | null, };

export type Undone = { 
/**
 * Of the last step that was taken back; of the one that was asked for where none was.
 */
label: Label, name: string | null, 
/**
 * Fields left as they are because somebody changed them since.
 */
kept: number, 
/**
 * So many steps: none where all that were asked for stay.
 */
steps: number, 
/**
 * What was kept from leaving, and no longer is.
 */
let_out: Array<Held>, 
/**
 * Steps that stay, because something may leave again without them: each is taken back by itself alone.
 */
stayed: Array<Stayed>, };

export type Stayed = { label: Label, name: string | null, held: Array<Held>, };

export type Held = { by: Holding, 
/**
 * Of how many assets.
 */
count: number, 
/**
 * What it is called, if it is one.
 */
name: string | null, };

export type Holding = "withdrawal" | "review_by" | "restriction" | "child" | "sensitivity" | "audience" | "unpublished";

export type HistoryLine = { label: Label, at: string, by: string | null, what: Array<FieldChange>, };

export type FieldChange = { field: string, before: unknown, after: unknown, };

export type BoundaryOptions = { 
/**
 * The column of their names; "" where there is none, and the code stands for it.
 */
name: string | null, 
/**
 * The column of their codes; "" where there is none.
 */
code: string | null, 
/**
 * What boundaries these are, and of when: "wards 2023".
 */
vintage: string | null, };

export type BoundaryPlan = { 
/**
 * The file's name without folder and ending.
 */
source: string, 
/**
 * As chosen, or as guessed.
 */
options: BoundaryOptions, columns: Array<BoundaryColumn>, counts: ImportCounts, 
/**
 * At most 200, those first that need a look.
 */
rows: Array<BoundaryRow>, };

export type BoundaryColumn = { name: string, 
/**
 * The first value that is there.
 */
sample: string, };

export type BoundaryRow = { 
/**
 * As counted in the source, from 1.
 */
row: number, outcome: RowOutcome, name: string, code: string | null, 
/**
 * Why it is left for the Inbox, or what is different, in a sentence.
 */
words: string, };

export type ImportOptions = { 
/**
 * Sheet of a workbook.
 */
sheet: string | null, 
/**
 * Column number (from 0) → field token, "field/ID" for one of the team's own, "new_field" to make one, "" to
 * keep as it is, "ignore" to leave out. Columns not
 * named keep their guess.
 */
columns: { [key in number]: string }, 
/**
 * The kind of every row that does not say its own.
 */
kind: AssetKind | null, 
/**
 * "public": already public; "team": our own notes. Asked once for its file.
 */
audience: Audience | null, 
/**
 * Longitude and latitude stand in each other's columns.
 */
swap: boolean, 
/**
 * Decisions about doubtful rows: row number → decision.
 */
decisions: { [key in number]: RowDecision }, };

export type RowDecision = "take_theirs" | "keep_mine" | "new" | "safeguard" | "leave_out";

export type ImportPlan = { 
/**
 * The file's name without folder and ending.
 */
source: string, format: string, sheets: Array<string>, sheet: string | null, columns: Array<ColumnPlan>, 
/**
 * The columns were matched as the last time a file of this shape came in.
 */
remembered: boolean, options: ImportOptions, counts: ImportCounts, 
/**
 * New rows with a place.
 */
new_located: number, 
/**
 * At most 500 of each outcome; the counts are of all.
 */
rows: Array<RowPlan>, 
/**
 * Reason → rows, for all that are skipped.
 */
skipped: { [key in string]: number }, 
/**
 * What was noticed about the file as a whole, each with what can be done.
 */
notes: Array<FileNote>, };

export type ColumnPlan = { name: string, 
/**
 * The first value that is there.
 */
sample: string, 
/**
 * A field's token; "" is kept as it is, "new_field" is a field that will be made.
 */
field: string, 
/**
 * What that will hold.
 */
new_type: FieldType | null, certainty: ColumnCertainty, };

export type ColumnCertainty = "as_before" | "sure" | "please_look" | "kept_as_it_is" | "chosen";

export type ImportCounts = { rows: number, new: number, updated: number, same: number, inbox: number, skipped: number, };

export type RowOutcome = "new" | "updated" | "same" | "inbox" | "skipped";

export type RowPlan = { 
/**
 * As counted in the source, from 1.
 */
row: number, outcome: RowOutcome, title: string, kind: AssetKind | null, 
/**
 * What changes, or why it is doubtful or left out, in a sentence.
 */
words: string, reason: InboxReason | null, 
/**
 * The asset it is or may be.
 */
about: AssetId | null, about_name: string | null, summary: string | null, 
/**
 * Where, in words.
 */
place_words: string | null, located: boolean, };

export type FileNote = { note: FileNoteKind, words: string, rows: number, };

export type FileNoteKind = "swapped" | "encoding" | "other";

export type ImportResult = { counts: ImportCounts, 
/**
 * A query that shows what came in.
 */
show: string, 
/**
 * Reason → rows, for those skipped.
 */
skipped: { [key in string]: number }, };

export type TiesOptions = { 
/**
 * Sheet of a workbook.
 */
sheet: string | null, 
/**
 * Column number (from 0) → what is in it. Columns not named keep their guess.
 */
columns: { [key in number]: TieColumn }, 
/**
 * The kind of the ends that are made and do not say their own.
 */
kind: AssetKind | null, 
/**
 * "public": already public; "team": our own notes. Asked once for its file.
 */
audience: Audience | null, 
/**
 * The file's word for a type → the key of a type that is here.
 */
types: { [key in string]: string }, };

export type TieColumn = "from" | "from_id" | "to" | "to_id" | "type" | "wording" | "since" | "until" | "strength" | "confidence" | "source" | "note" | "keep" | "ignore";

export type TiesPlan = { 
/**
 * The file's name without folder and ending.
 */
source: string, format: string, sheets: Array<string>, columns: Array<TieColumnPlan>, options: TiesOptions, 
/**
 * Rows: ties that are new, that are told more of, that are here already, that wait, that are left out.
 */
counts: ImportCounts, 
/**
 * Ends that are not here and are made.
 */
new_assets: number, 
/**
 * The file's words for types, and what each becomes.
 */
types: Array<TieTypePlan>, 
/**
 * At most 500 of each outcome; the counts are of all.
 */
rows: Array<TieRowPlan>, 
/**
 * Reason → rows, for all that are left out.
 */
skipped: { [key in string]: number }, 
/**
 * What was noticed about the file as a whole.
 */
notes: Array<string>, };

export type TieColumnPlan = { name: string, 
/**
 * The first value that is there.
 */
sample: string, holds: TieColumn, };

export type TieTypePlan = { 
/**
 * As it stands in the file; blank where it says nothing.
 */
word: string, 
/**
 * The type it is.
 */
key: string, wording: string, inverse: string, 
/**
 * The file says it from the other end.
 */
turned: boolean, 
/**
 * It is not here and is made.
 */
is_new: boolean, rows: number, };

export type TieRowPlan = { 
/**
 * As counted in the source, from 1.
 */
row: number, outcome: RowOutcome, from: string, wording: string, to: string, 
/**
 * Why it is doubtful or left out, in a sentence.
 */
words: string, };

export type TiesResult = { counts: ImportCounts, new_assets: number, 
/**
 * Types that were made.
 */
new_types: Array<string>, 
/**
 * A query that shows the ends that were made.
 */
show: string, 
/**
 * Reason → rows, for those left out.
 */
skipped: { [key in string]: number }, };

export type WaitingEnd = { "here": AssetId } | { "named": string };

export type WaitingTie = { from: WaitingEnd, type: string, to: WaitingEnd, since: string | null, until: string | null, strength: number | null, confidence: Confidence | null, source: string | null, note: string | null, };

export type ReleaseRequest = { audience: Audience, 
/**
 * A format's key: "geojson", "csv", "map-a4".
 */
format: string, profile: ProfileId | null, what: What, 
/**
 * Photos too, those that may leave.
 */
photos: boolean, 
/**
 * Of the contacts only those that may be published, also for the team: what hangs on a wall is read by all.
 */
only_published_contacts: boolean, 
/**
 * What was decided about findings, by [`Finding::key`]; what nothing was decided about stays.
 */
choices: { [key in string]: Decision }, };

export type What = { "of": "everything" } | { "of": "shown", query: string, } | { "of": "selected", ids: Array<AssetId>, };

export type ReleasePreview = { 
/**
 * Stands for exactly what was previewed. Given back when saving, the answer says what changed since.
 */
token: string, released: number, people: number, withheld: number, 
/**
 * One page of what leaves, record by record and field by field, from `offset`.
 */
leaving: Array<Leaving>, 
/**
 * Grouped by reason, the largest first; the first 200 names of each, or all of a whole preview.
 */
staying: Array<Staying>, photos: number, ties_released: number, 
/**
 * Relationships of what was asked for, with something that is here, that stay.
 */
ties_withheld: number, 
/**
 * Rules by which places are made coarser, in sentences, as they travel with the file.
 */
rules: Array<string>, 
/**
 * What is worth a look before it leaves, not yet decided first; the first 500 of each.
 */
findings: Array<Finding>, findings_total: number, 
/**
 * How many of them nothing was decided about: their fields stay.
 */
findings_open: number, 
/**
 * What is different from what this reader was given last; nothing where it was never given anything.
 */
since_last: SinceLast | null, 
/**
 * The newest that is known here of the team's other laptops, an ISO 8601 day and time, where that is longer ago
 * than a fortnight: what somebody took back there since is not known here.
 */
others_heard: string | null, };

export type FirstLeaving = { 
/**
 * How many are looked through to know the whole of it.
 */
asked: number, 
/**
 * The first by name, or of very many those added first; none where these all stay.
 */
leaving: Array<Leaving>, 
/**
 * Those of them whose place hangs on how many others are around.
 */
open: Array<AssetId>, };

export type Leaving = { id: AssetId, name: string, kind: AssetKind, precision: Precision, 
/**
 * Field → value as it leaves.
 */
fields: Record<string, unknown>, 
/**
 * Field → why it stays, in a sentence; "place" where it leaves coarser than it is known.
 */
held_back: { [key in string]: string }, 
/**
 * Longitude, latitude here and as it leaves.
 */
at: [number, number] | null, leaves_at: [number, number] | null, 
/**
 * West, south, east, north in degrees of the square or outline it leaves as.
 */
leaves_within: [number, number, number, number] | null, };

export type Reason = "person" | "child" | "withdrawn" | "lapsed" | "audience" | "safeguarded" | "restricted" | "joined_with_erased" | "not_asked_for" | "left_out";

export type Staying = { reason: Reason, count: number, names: Array<StayingName>, };

export type StayingName = { id: AssetId, name: string, kind: AssetKind, };

export type ReleaseResult = { released: number, people: number, photos: number, 
/**
 * Reason → number of assets that stayed.
 */
withheld: { [key in Reason]?: bigint }, 
/**
 * The folder of the photos comes last.
 */
files: Array<string>, 
/**
 * What changed since the preview, in sentences; empty when nothing did.
 */
since_preview: Array<string>, };

export type Leak = "withheld_person" | "phone" | "email" | "postcode" | "house_number" | "tie_gives_spot_away" | "contact_gives_spot_away" | "text_gives_spot_away" | "photo_gives_spot_away" | "rare_in_small_area" | "sounds_safeguarded" | "collection_of_one";

export type Finding = { 
/**
 * Names this passage of this record and no other, so that an answer never holds for what is written later.
 */
key: string, record: AssetId, name: string, kind: AssetKind, 
/**
 * As in [`super::request::Leaving`]; also "name", "tie" and "everything".
 */
field: string, what: Leak, passage: Excerpt, 
/**
 * What was decided; while there is nothing, the field stays.
 */
choice: Decision | null, 
/**
 * ISO 8601 day and time of the release for which it was decided so; nothing when it was decided now.
 */
decided_on: string | null, };

export type Excerpt = { before: string, words: string, after: string, };

export type Decision = { "do": "leave_out_field" } | { "do": "leave_out_record" } | { "do": "keep", reason: string, };

export type Accepted = { what: Leak, 
/**
 * See [`Finding::key`].
 */
key: string, 
/**
 * Nothing where an earlier one was taken back.
 */
reason: string | null, };

export type SinceLast = { 
/**
 * ISO 8601 day and time.
 */
on: string, 
/**
 * It leaves now and did not then.
 */
new: NamedAssets, 
/**
 * It left then, was changed, and leaves as it is now.
 */
changed: NamedAssets, 
/**
 * It left then and stays now.
 */
gone: NamedAssets, };

export type NamedAssets = { count: number, names: Array<StayingName>, };

export type Failure = { code: Code | null, message: string, };

export type Code = "needs_passphrase" | "wrong_passphrase" | "needs_second_sheet" | "damaged" | "stopped" | "read_only" | "not_found" | "not_understood";

export type Edit = Record<string, unknown>;

export type TableAsked = { query: string, 
/**
 * The first decides; each further one where those before it do not.
 */
sort: Array<Order>, group: GroupBy | null, };

export type Order = { 
/**
 * A `SortBy`, or the name of a field that can be changed in the table.
 */
by: string, descending: boolean, };

export type GroupBy = "kind" | "tag" | "area";

export type Group = { 
/**
 * The kind, the tag or the area; empty for what has none.
 */
value: string, count: number, };

export type TableRow = { row: AssetRow, 
/**
 * Field → its value as somebody would type it: the fields that were asked for.
 */
typed: Record<string, string>, };

export type TablePage = { 
/**
 * How many assets the query finds.
 */
total: number, 
/**
 * All headings in their order; empty when the table has none.
 */
groups: Array<Group>, 
/**
 * Rows from `offset`, counted through all groups.
 */
rows: Array<TableRow>, 
/**
 * Where the asset stands that was asked for.
 */
at: number | null, };

export type Stood = { id: AssetId, near: number, };

export type PurposeId = string;

export type ConsentId = string;

export type Purpose = { 
/**
 * In the words that are read out: "so that neighbours who bake can find each other".
 */
label: string, basis: Basis, 
/**
 * How long what was agreed to is kept after it was given, in months; without end when there is none.
 */
retention_months: number | null, 
/**
 * Why it was judged to be right: for legitimate interests, the weighing of them.
 */
assessment: string | null, };

export type Basis = "consent" | "contract" | "legal_obligation" | "vital_interests" | "public_task" | "legitimate_interests";

export type Consent = { person: AssetId, purpose: PurposeId, what: Array<Shareable>, 
/**
 * The team, named partners, or everyone.
 */
to: Audience, how: How, 
/**
 * Exactly what was read out or signed.
 */
wording: string, wording_version: string | null, 
/**
 * ISO 8601 day on which it was given.
 */
on: string, taken_by: string | null, 
/**
 * Who agreed for a child.
 */
guardian: string | null, 
/**
 * The photo of a signed form.
 */
form: AttachmentId | null, 
/**
 * ISO 8601 day from which it does not count any more unless it is given again.
 */
review_by: string | null, 
/**
 * ISO 8601 day on which it was taken back.
 */
withdrawn: string | null, };

export type Shareable = "name" | "gifts" | "languages" | "story" | "contact" | "photo" | "area";

export type How = "spoken" | "written" | "form_photo" | "message";

export type Sharing = { name: string, is_child: boolean, 
/**
 * Kept but not used.
 */
restricted: boolean, audience: Audience, sensitivity: Sensitivity, 
/**
 * The newest first, those that were taken back behind the others.
 */
consents: Array<ConsentLine>, 
/**
 * Every partner that may have something now, and everyone where that is so; in the order of their names.
 */
shared: Array<SharedWith>, 
/**
 * What was written down when more people than usual were let see something; it lets nothing leave by itself.
 */
because: Array<Because>, sent: Array<Sent>, };

export type ConsentLine = { id: ConsentId, is: Consent, 
/**
 * The purpose in its words of today.
 */
purpose: string, 
/**
 * The partners it is towards.
 */
partners: Array<string>, state: ConsentState, };

export type ConsentState = "stands" | "due_soon" | "lapsed" | "withdrawn" | "renewed";

export type SharedWith = { 
/**
 * None for everyone.
 */
partner: PartnerId | null, name: string | null, what: Array<Shareable>, };

export type Because = { of: BecauseOf, 
/**
 * The number or address, or the caption of the photo.
 */
what: string | null, reason: string, };

export type BecauseOf = "card" | "contact" | "photo";

export type Sent = { id: DisclosureId, 
/**
 * ISO 8601 day and time.
 */
on: string, audience: Audience, partner: string | null, 
/**
 * How to reach that partner.
 */
contact: string | null, format: string, 
/**
 * What of them was in it.
 */
what: Array<Shareable>, };

export type DueConsent = { person: AssetId, name: string, consent: ConsentLine, };

export type ErasurePlan = { name: string, 
/**
 * Kind of record → how many hang on it and go with it, also from the bin and from what was set aside.
 */
with: Record<string, number>, 
/**
 * Entries of the history that go.
 */
changes: number, 
/**
 * Where their words stand in what others wrote, now or before.
 */
passages: Array<Passage>, 
/**
 * Who was given something, to be told.
 */
sent: Array<Sent>, backups: Array<BackupTouched>, };

export type Passage = { record: string, 
/**
 * What that record is called.
 */
name: string | null, unit: string, 
/**
 * What was looked for. Empty where all that a conversation about them says may go: it tells of them also where
 * it does not name them.
 */
term: string, 
/**
 * The text around it, or all of it.
 */
text: string, 
/**
 * It stands there now, not only in the history.
 */
now: boolean, 
/**
 * It stands only in what was set aside with a merge, which is shown nowhere else.
 */
aside: boolean, 
/**
 * It is surely theirs: the whole name, a phone number, an e-mail address. A part of a name, or a whole one by
 * which another record is called itself, may be somebody else's; what a conversation says may be of others, too.
 */
ticked: boolean, };

export type Ticked = { record: string, unit: string, 
/**
 * As the plan shows it.
 */
term: string, };

export type Erased = { 
/**
 * Who was given something, to be told (UK GDPR, article 19).
 */
sent: Array<Sent>, backups: Array<BackupTouched>, 
/**
 * Nothing of it is left in the bytes of this file. Otherwise it is finished at the next opening.
 */
clean: boolean, };

export type BackupTouched = { path: string, 
/**
 * What the stick or disk is called on which it lies, where that can be told.
 */
volume: string | null, 
/**
 * ISO 8601 time of what it holds.
 */
at: string, state: BackupState, };

export type BackupState = "rewritten" | "removed" | "left" | "absent";

export type SafeguardPlan = { name: string, 
/**
 * It is so already: nothing is left to do.
 */
already: boolean, 
/**
 * It has, or had, a spot on the map.
 */
spot: boolean, 
/**
 * It has, or had, an address or a postcode, itself or among the ways to reach it.
 */
address: boolean, 
/**
 * Photos, scans and recordings.
 */
photos: number, 
/**
 * What it is tied to where that is a place, or says where it meets.
 */
ties: Array<string>, 
/**
 * What would not be said to happen there any more, or where.
 */
activities: Array<string>, 
/**
 * Columns that came with a file and say where it is.
 */
columns: Array<string>, 
/**
 * Rows of the Inbox it came from.
 */
inbox: number, 
/**
 * Entries of the history that lose something.
 */
changes: number, 
/**
 * Where its address stands in what was written, which is blanked.
 */
passages: Array<Passage>, backups: Array<BackupTouched>, 
/**
 * The front door: the ways to reach it that stay.
 */
stays: Array<Contact>, };

export type Safeguarded = { backups: Array<BackupTouched>, 
/**
 * Nothing of it is left in the bytes of this file. Otherwise it is finished at the next opening.
 */
clean: boolean, };

export type RightsRequestId = string;

export type RightsRequest = { person: AssetId, right: Right, 
/**
 * ISO 8601 day.
 */
asked_on: string, 
/**
 * ISO 8601 day: the month that the law gives is never shorter than 28 days.
 */
due_on: string, done_on: string | null, 
/**
 * Of a correction: the field that was put right.
 */
field: string | null, 
/**
 * Of a correction of a name: what somebody was called, so that those who were given it know of whom it speaks.
 */
was: string | null, note: string | null, };

export type Right = "access" | "correction" | "restriction" | "erasure";

export type RequestLine = { id: RightsRequestId, is: RightsRequest, name: string, 
/**
 * Days until it is due; below 0 where that is past.
 */
days_left: number, };

export type Correction = { request: RightsRequestId, field: string, 
/**
 * Of a name: what it was.
 */
was: string | null, 
/**
 * What was sent before that, and told what was wrong; the newest first.
 */
sent: Array<Sent>, };

export type AccessChoices = { 
/**
 * Line → whether it is left out.
 */
left_out: { [key in string]: boolean }, passages: Array<Decided>, 
/**
 * Further words that are blacked out wherever they stand.
 */
also: Array<string>, };

export type Decided = { line: string, term: string, black: boolean, };

export type AccessPlan = { name: string, sections: Array<AccessSection>, 
/**
 * Passages that are blacked out, over all lines that leave.
 */
blacked: number, left_out: number, };

export type AccessSection = { key: string, title: string, lines: Array<AccessLine>, };

export type AccessLine = { 
/**
 * Names the line in choices.
 */
id: string, 
/**
 * What the field is called in JSON.
 */
key: string, label: string, 
/**
 * As it is held.
 */
text: string, 
/**
 * Where something of others stands in it, or may.
 */
passages: Array<AccessPassage>, left_out: boolean, 
/**
 * A picture that goes with it.
 */
photo: ContentHash | null, };

export type AccessPassage = { 
/**
 * Names the passage in choices, together with its line.
 */
term: string, 
/**
 * In characters.
 */
start: number, length: number, black: boolean, };

export type AccessSaved = { 
/**
 * The page first, photos last.
 */
files: Array<string>, 
/**
 * They had asked for it, and that is done now.
 */
settled: boolean, };

export type Ending = { id: AssetId, name: string, kind: AssetKind, 
/**
 * ISO 8601 day.
 */
ends_on: string, 
/**
 * On so many further days somebody opens the catalogue before it is erased by itself.
 */
days_left: number, };

export type Endings = { ended: Array<Ending>, 
/**
 * Why nothing is erased by itself now; none where it is.
 */
held_back: HeldBack | null, };

export type HeldBack = { by: HeldBackBy, 
/**
 * ISO 8601 time of the newest entry.
 */
newest: string, };

export type HeldBackBy = "nothing_written" | "clock_behind";

export type Opened = { endings: Endings, 
/**
 * So many were erased by themselves.
 */
erased: number, 
/**
 * Backups that were out of reach when something was erased and are written anew now, or still hold it.
 */
backups: Array<BackupTouched>, };

export type Many = { "how": "set", of: What, field: string, text: string, 
/**
 * Why more people may see them; once for all of them.
 */
reason: string | null, } | { "how": "tag", of: What, give: Array<string>, take: Array<string>, } | { "how": "cells", ids: Array<AssetId>, fields: Array<string>, cells: Array<Array<string>>, new: AssetKind | null, } | { "how": "replace", of: What, field: string, search: Search, but: Array<AssetId>, };

export type Search = { find: string, with: string, 
/**
 * Capitals and small letters are not the same.
 */
case: boolean, 
/**
 * Only where it is not part of a longer word.
 */
whole: boolean, };

export type ManyPlan = { 
/**
 * Of so many.
 */
of: number, change: number, 
/**
 * Already so.
 */
same: number, refused: number, 
/**
 * New assets.
 */
new: number, 
/**
 * Rows beyond the assets that are left out, because nobody said of which kind they are.
 */
beyond: number, 
/**
 * The first of those that are refused.
 */
reasons: Array<CannotBe>, 
/**
 * The first of those that change.
 */
lines: Array<ChangeLine>, };

export type CannotBe = { id: AssetId | null, name: string, field: string, why: string, };

export type ChangeLine = { id: AssetId | null, name: string, field: string, before: string, after: string, };

export type Copied = { text: string, rows: number, 
/**
 * Rows that stay, because they are not for the team.
 */
stays: number, };

export type GiftId = string;

export type WishId = string;

export type ConversationId = string;

export type FollowUpId = string;

export type IntroductionId = string;

export type PossibleActionId = string;

export type GatheringId = string;

export type SynonymId = string;

export type NetworkPinId = string;

export type Gift = { holder: AssetId, 
/**
 * In a few words: sourdough, bike repair, an hour with the piano.
 */
what: string, domain: GiftDomain | null, would_teach: boolean, 
/**
 * Single words by which it is found, besides those of `what`.
 */
topics: Array<string>, form: GiftForm | null, terms: Terms | null, 
/**
 * As said: Saturday mornings, not in winter.
 */
when: string | null, 
/**
 * What is not meant: not up ladders, two people at most.
 */
limits: string | null, status: GiftStatus, 
/**
 * ISO 8601 day on which somebody last took it up.
 */
last_taken_up: string | null, 
/**
 * For the team.
 */
note: string | null, 
/**
 * In which conversation it was heard.
 */
conversation: ConversationId | null, 
/**
 * At which offers-and-wishes session it was said.
 */
gathering: GatheringId | null, 
/**
 * They agreed that it stands on the list that everybody at that session takes home.
 */
may_be_listed: boolean, };

export type GiftDomain = "head" | "hands" | "heart" | "connection";

export type GiftForm = "do" | "teach" | "lend" | "host" | "join_in" | "introduce" | "give" | "sell";

export type Terms = "free" | "swap" | "time_credit" | "covers_costs" | "paid";

export type GiftStatus = "offered" | "taken_up" | "resting" | "ended";

export type GiftLine = { id: GiftId, gift: Gift, };

export type SaidLine = { gifts: Array<SaidGift>, wishes: Array<SaidWish>, };

export type SaidGift = { what: string, would_teach: boolean, domain: GiftDomain | null, form: GiftForm | null, terms: Terms | null, };

export type SaidWish = { what: string, kind: WishKind | null, };

export type Captured = { gifts: Array<GiftId>, wishes: Array<WishId>, };

export type Wish = { holder: AssetId, 
/**
 * In a few words: someone to walk with, to learn Polish.
 */
what: string, kind: WishKind | null, 
/**
 * Single words by which it is found, besides those of `what`.
 */
topics: Array<string>, 
/**
 * As said: weekday evenings.
 */
when: string | null, status: WishStatus, 
/**
 * For the team.
 */
note: string | null, 
/**
 * In which conversation it was heard.
 */
conversation: ConversationId | null, 
/**
 * At which offers-and-wishes session it was said.
 */
gathering: GatheringId | null, 
/**
 * They agreed that it stands on the list that everybody at that session takes home.
 */
may_be_listed: boolean, };

export type WishKind = "learn" | "find_company" | "borrow" | "try" | "start_something" | "help_with" | "see_change";

export type WishStatus = "open" | "exploring" | "matched" | "done" | "let_go";

export type WishLine = { id: WishId, wish: Wish, };

export type Conversation = { 
/**
 * ISO 8601 day.
 */
on: string, words: string, kind: ConversationKind | null, 
/**
 * The assets that it names or was with.
 */
about: Array<AssetId>, 
/**
 * Where it was.
 */
at: AssetId | null, by: string | null, 
/**
 * ISO 8601 day on which it was sorted; none while it waits in the Inbox.
 */
sorted_on: string | null, };

export type ConversationKind = "one_to_one" | "group" | "passing" | "visit";

export type ConversationLine = { id: ConversationId, conversation: Conversation, 
/**
 * The assets it is about that are here.
 */
about: Array<Party>, };

export type Party = { id: AssetId, name: string, kind: AssetKind, };

export type NamedSpan = { asset: AssetId, name: string, kind: AssetKind, start: number, length: number, };

export type End = { "here": AssetId } | { "new": number };

export type Heard = { 
/**
 * The conversation that is sorted by this.
 */
conversation: ConversationId | null, gathering: GatheringId | null, 
/**
 * Who was interviewed: it is a check of them.
 */
spoke_with: End | null, 
/**
 * What they said yes to before the interview, in a sentence for the team; it is kept with that check.
 */
agreed: string | null, assets: Array<HeardAsset>, gifts: Array<HeardGift>, wishes: Array<HeardWish>, ties: Array<HeardTie>, follow_ups: Array<HeardFollowUp>, };

export type HeardAsset = { kind: AssetKind, name: string, fields: Edit, };

export type HeardGift = { holder: End, what: string, domain: GiftDomain | null, would_teach: boolean, form: GiftForm | null, terms: Terms | null, when: string | null, may_be_listed: boolean, };

export type HeardWish = { holder: End, what: string, kind: WishKind | null, when: string | null, may_be_listed: boolean, };

export type HeardTie = { from: End, type: string, to: End, since: string | null, note: string | null, };

export type HeardFollowUp = { what: string, about: End | null, due: string | null, };

export type HeardIn = "conversation" | "interview" | "gathering";

export type HeardMade = { assets: Array<AssetId>, gifts: Array<GiftId>, wishes: Array<WishId>, ties: Array<RelationshipId>, follow_ups: Array<FollowUpId>, };

export type FollowUp = { what: string, about: AssetId | null, 
/**
 * Where it was promised.
 */
conversation: ConversationId | null, introduction: IntroductionId | null, 
/**
 * ISO 8601 day.
 */
due: string | null, 
/**
 * ISO 8601 day.
 */
done_on: string | null, };

export type FollowUpLine = { id: FollowUpId, follow_up: FollowUp, about: Party | null, };

export type Introduction = { parties: Array<AssetId>, 
/**
 * The gift and the wish that it is about, if any.
 */
gift: GiftId | null, wish: WishId | null, 
/**
 * Why they could meet, in a sentence.
 */
why: string | null, made_by: string | null, 
/**
 * At which place, or in words.
 */
at: AssetId | null, where: string | null, stage: Stage, 
/**
 * Stage → ISO 8601 day on which it was reached. None has one that lies further along the way; paused and ended
 * have the day of the last time.
 */
reached: Record<string, string>, came_of_it: string | null, 
/**
 * One of them would rather not: it is not suggested again.
 */
said_no: boolean, };

export type Stage = "suggested" | "offered" | "introduced" | "met" | "going_with_support" | "going_on_their_own" | "carrying_on_without_us" | "paused" | "ended";

export type IntroductionLine = { id: IntroductionId, introduction: Introduction, parties: Array<Party>, gift: string | null, wish: string | null, at: string | null, 
/**
 * Ties that say they came of it.
 */
ties: Array<RelationshipId>, };

export type PossibleAction = { 
/**
 * Repair café, barn raising.
 */
name: string, assets: Array<AssetId>, who_starts: string | null, 
/**
 * The three questions, in this order (domain 1.5): what can we do ourselves, what with outside help, what do we
 * need agencies to do?
 */
ourselves: string | null, with_help: string | null, by_agencies: string | null, 
/**
 * By whom it would be done.
 */
led: Led | null, status: ActionStatus, note: string | null, };

export type Led = "ourselves" | "with_help" | "by_agencies";

export type ActionStatus = "idea" | "starting" | "going" | "done" | "let_go";

export type Gathering = { name: string, 
/**
 * ISO 8601 day.
 */
on: string, at: AssetId | null, note: string | null, };

export type GatheringCard = { id: GatheringId, gathering: Gathering, 
/**
 * The newest first.
 */
cards: Array<SaidCard>, 
/**
 * What on the cards goes together, the newest first. All in the room read it: what those who are not there offer
 * or would love is no part of it.
 */
matches: Array<Suggestion>, };

export type SaidCard = { holder: Party, gift: GiftLine | null, wish: WishLine | null, };

export type CardId = { "gift": GiftId } | { "wish": WishId };

export type TakeawayList = { 
/**
 * What the session is called.
 */
title: string, 
/**
 * ISO 8601 day.
 */
on: string, 
/**
 * In the order in which it was said.
 */
offers: Array<TakeawayLine>, wishes: Array<TakeawayLine>, };

export type TakeawayLine = { card: CardId, 
/**
 * People by their first names.
 */
who: string, what: string, };

export type Synonym = { words: Array<string>, };

export type MeetFor = { "wish": WishId } | { "gift": GiftId } | { "asset": AssetId };

export type Suggestion = { one: Party, other: Party, 
/**
 * What is offered, and by whom: one of the two.
 */
gift: Matched<GiftId> | null, wish: Matched<WishId> | null, 
/**
 * The weightiest first.
 */
reasons: Array<MeetReason>, };

export type Matched<I> = { id: I, holder: AssetId, what: string, };

export type MeetReason = { "is": "topic", words: Array<string>, } | { "is": "synonym", said: string, also: string, } | { "is": "both_offer", words: Array<string>, } | { "is": "both_wish", words: Array<string>, } | { "is": "would_teach" } | { "is": "apart", metres: number, } | { "is": "both_know", party: Party, } | { "is": "same_time", when: string, } | { "is": "language", language: string, };

export type Home = { 
/**
 * ISO 8601 day.
 */
today: string, 
/**
 * Open and due within the week or overdue, those without a day, and those done in these seven days.
 */
follow_ups: Array<FollowUpLine>, introductions: Array<IntroductionLine>, 
/**
 * Not taken up for three months, those with somebody to meet first. Over none of them an introduction is under
 * way.
 */
gifts: Array<GiftWaiting>, quiet: Array<Quiet>, 
/**
 * Conversations that wait to be sorted.
 */
unsorted: number, };

export type GiftWaiting = { id: GiftId, gift: Gift, holder: Party, 
/**
 * ISO 8601 day on which it was last taken up, or those introduced over it met, or else on which it was said.
 */
since: string, 
/**
 * It was taken up before, or somebody was introduced over it.
 */
asked_for: boolean, 
/**
 * Who could meet over it, the best.
 */
meet: Suggestion | null, };

export type Quiet = { party: Party, 
/**
 * ISO 8601 day of the last conversation or check; none is never.
 */
last: string | null, };

export type Confidence = "certain" | "likely" | "unsure";

export type TypeWords = { wording: string, inverse: string, };

export type TiesAsked = { 
/**
 * Ties of which one end is found by this query.
 */
query: string, 
/**
 * Words in the ends' names, the wording, the source or the note.
 */
text: string, types: Array<string>, 
/**
 * Also those that have ended.
 */
past: boolean, sort: TieSort, descending: boolean, };

export type TieSort = "from" | "type" | "to" | "since" | "until" | "strength" | "source" | "confidence";

export type TiesPage = { rows: Array<TieRow>, of: number, };

export type TieRow = { id: RelationshipId, relationship: Relationship, from: Party, to: Party, 
/**
 * From the first to the second.
 */
wording: string, past: boolean, };

export type TieRead = { from: TieEnd, 
/**
 * The key of its type, and its words from `from` to `to`, in the language of the sentence.
 */
type: string, wording: string, 
/**
 * The sentence was said from the other end: from and to are turned already.
 */
inverse: boolean, to: TieEnd, };

export type TieEnd = { "here": Party } | { "new": { name: string, kind: AssetKind, } };

export type TieTo = { "here": AssetId } | { "new": { name: string, kind: AssetKind, } };

export type NetworkAsked = { 
/**
 * Only what this query finds; of what is around an asset, this one and it.
 */
query: string, 
/**
 * What is so many steps around an asset; the whole where there is none.
 */
around: AssetId | null, steps: number, 
/**
 * Also ties that have ended.
 */
past: boolean, 
/**
 * Only ties of these types; of all where there is none.
 */
types: Array<string>, };

export type Network = { nodes: Array<NetworkNode>, ties: Array<NetworkTie>, 
/**
 * Assets that are found and have no tie: they are not drawn in the whole network.
 */
alone: number, 
/**
 * Assets that are left out because there are too many to draw: those with the fewest ties.
 */
left_out: number, };

export type NetworkNode = { id: AssetId, name: string, kind: AssetKind, 
/**
 * To the right and down, in units of which a tie is about 100 long; around an asset it lies at 0, 0.
 */
x: number, y: number, pinned: boolean, 
/**
 * Steps from the asset it is around.
 */
steps: number | null, 
/**
 * Ties, of those drawn.
 */
ties: number, };

export type NetworkTie = { id: RelationshipId, 
/**
 * Places among the nodes.
 */
from: number, to: number, type: string, 
/**
 * In the words of its type.
 */
wording: string, 
/**
 * It reads the same from both ends.
 */
both_ways: boolean, past: boolean, };

export type NodePlace = { id: AssetId, x: number, y: number, };

export type Question = { "ask": "connectors" } | { "ask": "together" } | { "ask": "alone" } | { "ask": "unasked_gifts" } | { "ask": "without_institution" } | { "ask": "only_institutions" } | { "ask": "changed", since: string, };

export type Answer = { findings: Array<NetworkFinding>, 
/**
 * All that are named in it, to be chosen in every view.
 */
assets: Array<AssetId>, 
/**
 * What it was worked out from.
 */
of_assets: number, of_ties: number, 
/**
 * Ways were looked for among so many with the most ties; none where that was all, or where no ways were.
 */
of_best_tied: number | null, };

export type NetworkFinding = { "found": "connector", party: Party, between: Array<Array<Party>>, only: boolean, } | { "found": "together", called: Array<Party>, members: Array<Party>, } | { "found": "alone", party: Party, } | { "found": "unasked_gift", gift: GiftId, what: string, holder: Party, since: string, } | { "found": "without_institution", association: Party, through: Array<Party>, } | { "found": "only_institutions", area: string | null, institutions: Array<Party>, } | { "found": "changed", party: Party, what: WhatChanged, day: string, } | { "found": "changed_much", sort: SortOfChange, kind: AssetKind | null, count: number, named: Array<Party>, day: string, };

export type WhatChanged = { "what": "new" } | { "what": "tied_to", other: Party, wording: string, } | { "what": "tie_ended", other: Party, wording: string, } | { "what": "status_now", status: string, } | { "what": "introduced", other: Party, stage: string, } | { "what": "offers", gift: string, } | { "what": "removed" } | { "what": "tie_removed", other: Party, wording: string, };

export type SortOfChange = "new" | "tied_to" | "tie_ended" | "status_now" | "introduced" | "offers" | "removed" | "tie_removed";

export type Kind = "asset" | "contact" | "relationship" | "relationship_type" | "area" | "confirmation" | "activity" | "attachment" | "inbox_item" | "partner" | "release_profile" | "disclosure" | "saved_view" | "custom_field" | "purpose" | "consent" | "rights_request" | "gift" | "wish" | "conversation" | "follow_up" | "introduction" | "possible_action" | "gathering" | "synonym" | "network_pin" | "distinct" | "travel_copy" | "catalogue";

export type Hand = { person: string | null, laptop: string | null, 
/**
 * It was written in this file, not brought by a merge.
 */
here: boolean, 
/**
 * ISO 8601 time, for showing only.
 */
at: string, };

export type JoinedHere = { id: AssetId, name: string, 
/**
 * The list with which it came.
 */
source: string | null, 
/**
 * Who told us of it.
 */
source_type: SourceType | null, 
/**
 * Who said so.
 */
hand: Hand, };

export type HistoryAsked = { 
/**
 * What was done to it, and to what hangs on it.
 */
record: string | null, person: string | null, laptop: string | null, kind: Kind | null, 
/**
 * The first and the last ISO 8601 day, as days are here.
 */
from: string | null, until: string | null, };

export type HistoryEntry = { 
/**
 * Names the operation: `put_back` takes it.
 */
op: string, label: Label, 
/**
 * What the record of the label is called now.
 */
name: string | null, hand: Hand, 
/**
 * It was taken back, and not done again.
 */
undone: boolean, 
/**
 * So many records were changed.
 */
records: number, 
/**
 * The first of them; where a record or a kind was asked for, the first of those.
 */
what: Array<RecordChange>, };

export type RecordChange = { record: string, 
/**
 * As the log names it, so that one of a later version has its name too.
 */
kind: string, 
/**
 * What it is called now; where it has no name of its own, the asset that it is about, of a tie both ends.
 */
name: string | null, 
/**
 * The asset itself, or the one that it is about.
 */
asset: AssetId | null, 
/**
 * `exists` among them: it was made, put into the bin, taken out.
 */
fields: Array<FieldChange>, };

export type HistoryPage = { 
/**
 * So many operations fit.
 */
total: number, 
/**
 * Everybody and every laptop that ever wrote, to choose from.
 */
people: Array<string>, laptops: Array<string>, 
/**
 * The newest first.
 */
entries: Array<HistoryEntry>, };

export type Conflict = { 
/**
 * Of what became one with another: the one that went.
 */
record: string, kind: Kind, asked: ConflictKind, 
/**
 * `exists` where it is asked whether it stays; what says that it is one with the other where that was erased.
 */
unit: string, 
/**
 * On whose card it stands: the first that the record is about, or what it became one with.
 */
asset: AssetId | null, asset_kind: AssetKind | null, 
/**
 * What the record is called now, behind the name of the asset it is about: "Knitters: 01632 960001". Blank where
 * neither has a name.
 */
name: string, 
/**
 * The one that is shown meanwhile comes first; two or more.
 */
answers: Array<ConflictAnswer>, 
/**
 * What both would be, where that makes sense: texts, one after the other.
 */
both: unknown, 
/**
 * Something else may be written: it is a text, a day or a number.
 */
free: boolean, };

export type ConflictKind = "differs" | "kept" | "after_joining" | "twins" | "joined_with_erased";

export type ConflictAnswer = { 
/**
 * Null for blank.
 */
value: unknown, 
/**
 * The same in words, where it is an id or is made of pieces.
 */
words: string | null, 
/**
 * Who said so, the newest first; where it was joined with something that was erased, who joined them.
 */
hands: Array<Hand>, };

export type ConflictList = { total: number, 
/**
 * How many records these are about.
 */
records: number, conflicts: Array<Conflict>, };

export type ConflictDecision = { record: string, unit: string, 
/**
 * The value to keep; `here` or `bin` where it is asked whether it stays. Of a change that came after joining null
 * leaves it behind.
 */
value: unknown, };

export type Sender = { person: string | null, laptop: string | null, };

export type MergeCounts = { 
/**
 * Assets that were not here.
 */
new: number, 
/**
 * Assets of which something is different, or of what hangs on them.
 */
changed: number, 
/**
 * Questions that are open because of it.
 */
conflicts: number, 
/**
 * Assets that were erased elsewhere.
 */
erased: number, 
/**
 * New assets that look like ones that are here.
 */
duplicates: number, };

export type MergePlan = { from: Sender, 
/**
 * ISO 8601 time.
 */
made_at: string, 
/**
 * What the catalogue is called there.
 */
catalogue: string, counts: MergeCounts, 
/**
 * Kind of record → how many come, new or different.
 */
by_kind: Record<string, number>, 
/**
 * The first of them.
 */
new_names: Array<string>, changed_names: Array<string>, 
/**
 * The first ties that come beside others between the same two: both are kept.
 */
ties: Array<MergeTie>, 
/**
 * All of it is here.
 */
nothing_new: boolean, 
/**
 * Some of it was taken in once and set aside: its step, to bring it back.
 */
set_aside: string | null, 
/**
 * It goes on from changes that are not here.
 */
incomplete: boolean, 
/**
 * This laptop wrote it.
 */
own: boolean, 
/**
 * It comes from a travel copy that was made here: for whom.
 */
travel: string | null, };

export type MergeTie = { 
/**
 * "Repair Café meets in Tool Library".
 */
comes: string, beside: Array<string>, };

export type Merged = { counts: MergeCounts, 
/**
 * The step that takes it back, where anything came.
 */
step: string | null, nothing_new: boolean, incomplete: boolean, 
/**
 * Of what the team has here now.
 */
content_hash: string, 
/**
 * Kind of record → how many of them the team has here.
 */
by_kind: Record<string, number>, 
/**
 * Both laptops hold the same; none where the other cannot know all of this one yet.
 */
same_as_theirs: boolean | null, 
/**
 * Records that are different though they should be the same.
 */
differs: Array<string>, 
/**
 * It came from a travel copy that was made of this catalogue: for whom. Nothing is given back to that.
 */
travel: string | null, };

export type ChangesSaved = { path: string, bytes: number, changes: number, 
/**
 * So many assets are in it, whole or changed.
 */
assets: number, 
/**
 * It needs nothing that came before.
 */
everything: boolean, 
/**
 * Of what the team has here: the same on the other laptop once both have taken in all of each other.
 */
content_hash: string, 
/**
 * Kind of record → how many of them the team has here.
 */
by_kind: Record<string, number>, };

export type Peer = { id: string, person: string | null, laptop: string | null, 
/**
 * ISO 8601 time at which something of it was taken in.
 */
heard_at: string | null, 
/**
 * ISO 8601 time at which something was last written for it.
 */
sent_at: string | null, };

export type FolderFile = { path: string, from: Sender, 
/**
 * ISO 8601 time.
 */
made_at: string, 
/**
 * All of it is here.
 */
nothing_new: boolean, 
/**
 * Why it cannot be read, twice in a row; then nothing else is known of it.
 */
failed: string | null, 
/**
 * This laptop left it, and it holds more than is here.
 */
own: boolean, };

export type FolderNews = { folder: string | null, 
/**
 * It is not there now: its stick is out, or its network drive is gone.
 */
away: boolean, 
/**
 * The newest first.
 */
waiting: Array<FolderFile>, 
/**
 * ISO 8601 time at which this laptop left its own file there.
 */
left_at: string | null, 
/**
 * Something that the others may have is not in that file yet.
 */
unleft: boolean, 
/**
 * Why it could not be left when that was tried last.
 */
trouble: string | null, 
/**
 * Second copies of this catalogue that lie beside it.
 */
copies: Array<string>, };

export type FormerFile = { folder: string, became: Became, };

export type Became = "taken_away" | "still_there" | "holds_more";

export type Sameness = "number" | "phone" | "email" | "web" | "postcode" | "same_name" | "like_name" | "near";

export type Half = { id: AssetId, name: string, kind: AssetKind, 
/**
 * Its address, or its postcode.
 */
where: string | null, 
/**
 * The file it came from.
 */
source: string | null, };

export type LikelyPair = { one: Half, other: Half, why: Array<Sameness>, 
/**
 * How far apart they are, where both have a place.
 */
metres: number | null, 
/**
 * Very likely one; otherwise perhaps.
 */
likely: boolean, };

export type PairPage = { total: number, 
/**
 * The likeliest first.
 */
pairs: Array<LikelyPair>, };

export type ComparedField = { 
/**
 * The unit: each element of a list is one, as `tag/food`.
 */
field: string, one: unknown, other: unknown, same: boolean, };

export type Comparison = { one: Half, other: Half, 
/**
 * What differs first; what neither says is left out.
 */
fields: Array<ComparedField>, 
/**
 * How many ties, ways to reach it and gifts each has.
 */
ties: [number, number], contacts: [number, number], gifts: [number, number], 
/**
 * Both are people: a person decides, and nothing is chosen beforehand.
 */
people: boolean, };

export type TravelCopyId = string;

export type TravelCopyLine = { id: TravelCopyId, 
/**
 * For whom.
 */
name: string, audience: string, 
/**
 * ISO 8601 time.
 */
made_at: string, };

export type Travel = { 
/**
 * ISO 8601 time.
 */
made_at: string, 
/**
 * What the catalogue is called that it was made from.
 */
home: string, 
/**
 * For whom, in words: "our team", "everyone", the name of a partner.
 */
reader: string, 
/**
 * The units that an asset may have here, by their names before a "/"; none where all of them may be.
 */
fields: Array<string> | null, 
/**
 * What the covering letter of any other release says.
 */
about: TravelAbout, };

export type TravelAbout = { 
/**
 * What others may do with it.
 */
licence: string | null, 
/**
 * Whom to name.
 */
attributions: Array<string>, who_to_ask: string | null, 
/**
 * The rules, as sentences, by which places were made coarser.
 */
coarsening: Array<string>, };

export interface Commands {
  /** What this catalogue is called and holds, and the state of its file. */
  info: { args: {  }; reply: CatalogueInfo };
  /** Assets that a query finds, a page of them. */
  list_assets: { args: { query: string; sort: Sort; offset: number; limit: number }; reply: AssetPage };
  /** A page of the table, in order and under headings; `fields` are wanted as they would be typed, and `stood` is looked for. */
  table: { args: { asked: TableAsked; fields: Array<string>; offset: number; limit: number; stood: Stood | null }; reply: TablePage };
  /** Assets in the rows of the table from one to before another, each once. */
  table_ids: { args: { asked: TableAsked; from: number; to: number }; reply: Array<AssetId> };
  /** A text from a spreadsheet as rows of cells. */
  read_cells: { args: { text: string }; reply: Array<Array<string>> };
  /** Cells of the table for a spreadsheet: a release for the team. `words` are what choices are called in the window. */
  copy_cells: { args: { ids: Array<AssetId>; columns: Array<string>; words: { [key in string]: string } }; reply: Copied };
  /** What changing many at once would do. */
  plan_many: { args: { change: Many; words: { [key in string]: string } }; reply: ManyPlan };
  /** Counts for the browser pane, and the query as chips. */
  counts: { args: { query: string }; reply: Counts };
  /** The query with `field:value` added, or taken out if it is there. Ask for `only` to have it alone in its field. */
  toggle: { args: { query: string; field: string; value: string; only: boolean }; reply: string };
  /** Assets whose words begin like the text, the best first. */
  suggest_assets: { args: { text: string; limit: number }; reply: Array<AssetRow> };
  /** The few assets that what is being typed may be: called nearly the same and near by, or reached the same way. */
  alike: { args: { typed: Typed }; reply: Array<Alike> };
  /** An asset with all that its card shows. */
  show_asset: { args: { id: AssetId }; reply: AssetCard };
  /** What was done to an asset, the newest first. */
  asset_history: { args: { id: AssetId; limit: number }; reply: Array<HistoryLine> };
  /** What was done in the whole catalogue, a page of it, the newest first. */
  list_history: { args: { asked: HistoryAsked; offset: number; limit: number }; reply: HistoryPage };
  /** Questions with more than one answer, a page of them; all of one record stand together. */
  list_conflicts: { args: { offset: number; limit: number }; reply: ConflictList };
  /** Assets that look like others, a page of pairs, the likeliest first. */
  list_duplicates: { args: { offset: number; limit: number }; reply: PairPage };
  /** Assets that look like this one. */
  duplicates_of: { args: { id: AssetId }; reply: Array<LikelyPair> };
  /** Two assets side by side, field by field. */
  compare_assets: { args: { one: AssetId; other: AssetId }; reply: Comparison };
  /** What merging a file of changes, or a second copy of this catalogue, would do. */
  plan_merge: { args: { path: string; passphrase: string | null }; reply: MergePlan };
  /** Laptops that changes came from. */
  list_peers: { args: {  }; reply: Array<Peer> };
  /** Copies that were made for volunteers and partners, the newest first. */
  list_travel_copies: { args: {  }; reply: Array<TravelCopyLine> };
  /** What others left in the shared folder, and copies that lie beside the catalogue. */
  folder_news: { args: {  }; reply: FolderNews };
  /** The types a relationship can have, the catalogue's own first; also those put away, and those that became one with another. */
  relationship_types: { args: {  }; reply: Array<RelationshipType> };
  /** The table of ties, a page of it. */
  ties: { args: { asked: TiesAsked; offset: number; limit: number }; reply: TiesPage };
  /** A tie typed as a sentence, the likeliest readings first; `about` is the asset on whose card it is typed. */
  read_tie: { args: { about: AssetId | null; text: string }; reply: Array<TieRead> };
  /** A line such as "can teach sourdough; would love company" as separate gifts and wishes. */
  read_line: { args: { text: string }; reply: SaidLine };
  /** Names of known assets in a text. */
  recognise: { args: { text: string }; reply: Array<NamedSpan> };
  /** Conversations that wait to be sorted, or (true) those that were, the newest first. */
  list_conversations: { args: { sorted: boolean }; reply: Array<ConversationLine> };
  /** A conversation with the assets it is about. */
  show_conversation: { args: { id: ConversationId }; reply: ConversationLine };
  /** A first guess at what a conversation says. */
  suggest_sorting: { args: { id: ConversationId }; reply: Heard };
  /** What was being written under a key and not kept yet. */
  draft: { args: { key: string }; reply: string | null };
  /** Who could meet over a wish, a gift, or all of an asset, the best first. */
  who_could_meet: { args: { of: MeetFor; limit: number }; reply: Array<Suggestion> };
  /** Introductions under way, or (false) all; what moved last first. */
  list_introductions: { args: { under_way: boolean }; reply: Array<IntroductionLine> };
  /** Possible actions, the newest first. */
  list_possible_actions: { args: {  }; reply: Array<With<PossibleActionId, PossibleAction>> };
  /** Offers-and-wishes sessions, the newest first. */
  list_gatherings: { args: {  }; reply: Array<With<GatheringId, Gathering>> };
  /** A session with its cards and what on them goes together. */
  show_gathering: { args: { id: GatheringId }; reply: GatheringCard };
  /** The list to take home from a session, as it would be saved: with only what each agreed to. */
  takeaway: { args: { gathering: GatheringId }; reply: TakeawayList };
  /** Words that mean the same here. */
  list_synonyms: { args: {  }; reply: Array<With<SynonymId, Synonym>> };
  /** Promises, introductions, gifts that wait, and who was not spoken to for long. */
  home: { args: {  }; reply: Home };
  /** Assets and ties as a network, laid out. */
  network: { args: { asked: NetworkAsked }; reply: Network };
  /** A question about the network, answered. */
  ask: { args: { question: Question }; reply: Answer };
  /** What still needs a name, a place, a kind or a decision, the newest first. */
  list_inbox: { args: {  }; reply: Array<With<InboxItemId, InboxItem>> };
  /** Assets in the bin, the newest first. */
  list_bin: { args: {  }; reply: Array<AssetRow> };
  /** What happens in the seven days from a day (ISO 8601), of the assets a query finds. */
  week: { args: { from: string; query: string }; reply: Array<Occurrence> };
  /** Neighbourhoods and official boundaries by layer, without their outlines. */
  list_area_layers: { args: {  }; reply: Array<AreaLayer> };
  /** An area with its outline, and how many assets lie in it. */
  show_area: { args: { id: AreaId }; reply: AreaCard };
  /** Saved views of the map, by name. */
  list_views: { args: {  }; reply: Array<With<SavedViewId, SavedView>> };
  /** The team's own fields in their order, with how much is said in each; behind them those put away. */
  list_custom_fields: { args: {  }; reply: Array<FieldRow> };
  /** What of a query's assets is due for a check, as the shortest round of at most `most` stops (12), from `start` (longitude, latitude) or where most lies close together. */
  walk: { args: { query: string; start: [number, number] | null; most: number }; reply: Walk };
  /** How long a line or how large an area is, on the ground. */
  measure: { args: { geometry: Geometry }; reply: Measured };
  /** The area packs and lists of places of this laptop. */
  list_packs: { args: {  }; reply: Array<PackLine> };
  /** What a file is that may be an area pack or a list of places. */
  look_at_pack: { args: { path: string }; reply: PackLook };
  /** Streets, towns, postcodes and other places whose names begin as typed, from the packs that are shown; `near` is longitude and latitude. */
  find_places: { args: { text: string; near: [number, number] | null; limit: number }; reply: Array<FoundPlace> };
  /** What placing by postcode would do to the assets that a query finds. */
  plan_postcodes: { args: { query: string }; reply: PostcodePlan };
  /** What is drawn already in a window (west, south, east, north), to draw along; without one record. */
  outlines: { args: { window: [number, number, number, number]; but: string | null }; reply: Array<Geometry> };
  /** Organisations that may be given something. */
  list_partners: { args: {  }; reply: Array<With<PartnerId, Partner>> };
  /** Release profiles. */
  list_profiles: { args: {  }; reply: Array<With<ProfileId, ReleaseProfile>> };
  /** The register of what was given to whom, the newest first. */
  list_disclosures: { args: {  }; reply: Array<RegisterLine> };
  /** The fields of ours that can leave beyond the team, by the names of their columns. */
  release_fields: { args: {  }; reply: Array<string> };
  /** What things are known and shared for, each on a lawful basis. */
  list_purposes: { args: {  }; reply: Array<With<PurposeId, Purpose>> };
  /** What is shared of a person, with whom, by which permission, and who was given something of them. */
  sharing: { args: { person: AssetId }; reply: Sharing };
  /** Who beyond the team may have what of a person now: the line on their card. */
  shared_with: { args: { person: AssetId }; reply: Array<SharedWith> };
  /** Consents that lapsed, or will within thirty days. */
  due_consents: { args: {  }; reply: Array<DueConsent> };
  /** What erasing an asset would take with it, and where its words stand in what others wrote. */
  plan_erasure: { args: { id: AssetId }; reply: ErasurePlan };
  /** What making an asset safeguarded would erase for good, and which ways to reach it stay. */
  plan_safeguard: { args: { id: AssetId }; reply: SafeguardPlan };
  /** What somebody asked for by right and is not done: the next due first. */
  open_requests: { args: {  }; reply: Array<RequestLine> };
  /** All that a person ever asked for by right, the newest first. */
  requests_of: { args: { person: AssetId }; reply: Array<With<RightsRequestId, RightsRequest>> };
  /** All that was put right of a person, with those who were given it as it was before, to be told. */
  corrections: { args: { person: AssetId }; reply: Array<Correction> };
  /** All that is held about a person, as they would get it: `words` are what things are called in the window. */
  plan_access: { args: { person: AssetId; choices: AccessChoices; words: { [key in string]: string } }; reply: AccessPlan };
  /** What has come to its last day. */
  endings: { args: {  }; reply: Endings };
  /** Backups elsewhere, as on a stick, that still hold something that was erased. */
  backups_behind: { args: {  }; reply: Array<BackupTouched> };
  /** The undo list. */
  undo_list: { args: {  }; reply: UndoList };
  /** Longitude and latitude, a grid reference or easting and northing, as typed, as a place. */
  read_place: { args: { text: string }; reply: Place };
  /** What bringing in a file would do. */
  plan_import: { args: { path: string; options: ImportOptions }; reply: ImportPlan };
  /** What bringing in a file of ties would do: a table of pairs, GraphML or GEXF. */
  plan_ties: { args: { path: string; options: TiesOptions }; reply: TiesPlan };
  /** What bringing in a map file as official boundaries would do. */
  plan_boundaries: { args: { path: string; options: BoundaryOptions }; reply: BoundaryPlan };
  /** The first of what would leave, at once, before all the rest was looked through. */
  first_of_release: { args: { request: ReleaseRequest }; reply: FirstLeaving };
  /** What would leave and what would stay; `offset` pages through what leaves. */
  preview_release: { args: { request: ReleaseRequest; offset: number }; reply: ReleasePreview };
  /** Makes an asset; only a name is needed. */
  create_asset: { args: { kind: AssetKind; name: string; fields: Edit }; reply: Outcome<AssetId> };
  /** Changes fields of an asset. */
  edit_asset: { args: { id: AssetId; fields: Edit }; reply: Outcome<null> };
  /** Puts an asset on the map, moves it, or (null) takes it off. */
  place_asset: { args: { id: AssetId; place: Place | null }; reply: Outcome<null> };
  /** Cuts an asset that is an area along a line; it keeps the largest piece. Answers the new ones. */
  split_asset: { args: { id: AssetId; along: Geometry }; reply: Outcome<Array<AssetId>> };
  /** Takes the ground of another asset into one that is an area; the other goes into the bin. */
  join_assets: { args: { id: AssetId; other: AssetId }; reply: Outcome<null> };
  /** Puts assets into the bin, with their relationships remembered. */
  delete_assets: { args: { ids: Array<AssetId> }; reply: Outcome<null> };
  /** Takes assets out of the bin. */
  restore_assets: { args: { ids: Array<AssetId> }; reply: Outcome<null> };
  /** Changes many at once, as one step: a field, tags, cells of the table, a text in the place of another. */
  change_many: { args: { change: Many; words: { [key in string]: string } }; reply: Outcome<ManyPlan> };
  /** Gives or takes a tag, many assets at once. */
  tag_assets: { args: { ids: Array<AssetId>; tag: string; on: boolean }; reply: Outcome<null> };
  /** Adds a way to reach an asset. */
  add_contact: { args: { contact: Contact }; reply: Outcome<ContactId> };
  /** Changes a way to reach an asset. */
  edit_contact: { args: { id: ContactId; contact: Contact }; reply: Outcome<Array<Sent>> };
  /** Removes a way to reach an asset. */
  remove_contact: { args: { id: ContactId }; reply: Outcome<null> };
  /** Adds something that an asset runs, once or again and again. */
  add_activity: { args: { activity: Activity }; reply: Outcome<ActivityId> };
  /** Changes an activity. */
  edit_activity: { args: { id: ActivityId; activity: Activity }; reply: Outcome<null> };
  /** Removes an activity. */
  remove_activity: { args: { id: ActivityId }; reply: Outcome<null> };
  /** Connects two assets. */
  relate: { args: { relationship: Relationship }; reply: Outcome<RelationshipId> };
  /** Changes since, until, source, strength or note of a relationship. */
  edit_relationship: { args: { id: RelationshipId; relationship: Relationship }; reply: Outcome<null> };
  /** Removes a relationship. */
  unrelate: { args: { id: RelationshipId }; reply: Outcome<null> };
  /** Adds a type of relationship of the catalogue's own; answers its key. */
  add_relationship_type: { args: { wording: string; inverse: string }; reply: Outcome<string> };
  /** Words a relationship type differently, in both directions. */
  edit_relationship_type: { args: { key: string; wording: string; inverse: string }; reply: Outcome<null> };
  /** Connects two ends by name; an end that is not here is made and waits in the Inbox. */
  relate_by_name: { args: { from: TieTo; kind: string; to: TieTo }; reply: Outcome<RelationshipId> };
  /** Keeps a relationship type, a new one when `key` is null; answers its key. */
  save_relationship_type: { args: { key: string | null; is: RelationshipType }; reply: Outcome<string> };
  /** Makes a relationship type one with another: what had it reads as the other. */
  merge_relationship_types: { args: { key: string; into: string }; reply: Outcome<null> };
  /** Adds something that an asset offers. */
  add_gift: { args: { gift: Gift }; reply: Outcome<GiftId> };
  /** Changes a gift. */
  edit_gift: { args: { id: GiftId; gift: Gift }; reply: Outcome<null> };
  /** Removes a gift. */
  remove_gift: { args: { id: GiftId }; reply: Outcome<null> };
  /** Adds something that somebody would love. */
  add_wish: { args: { wish: Wish }; reply: Outcome<WishId> };
  /** Changes a wish. */
  edit_wish: { args: { id: WishId; wish: Wish }; reply: Outcome<null> };
  /** Removes a wish. */
  remove_wish: { args: { id: WishId }; reply: Outcome<null> };
  /** Keeps a line of what an asset offers and would love as separate gifts and wishes. */
  capture_line: { args: { holder: AssetId; text: string }; reply: Outcome<Captured> };
  /** Notes a conversation or a visit: a check of the assets it is about. */
  note_conversation: { args: { conversation: Conversation; not_meant: Array<AssetId> }; reply: Outcome<ConversationId> };
  /** Changes a conversation. */
  edit_conversation: { args: { id: ConversationId; conversation: Conversation }; reply: Outcome<null> };
  /** Removes a conversation. */
  remove_conversation: { args: { id: ConversationId }; reply: Outcome<null> };
  /** Keeps what was heard, sorted, as one step. */
  keep_heard: { args: { heard: Heard; how: HeardIn }; reply: Outcome<HeardMade> };
  /** Keeps what is being written under a key, or (null) forgets it. */
  keep_draft: { args: { key: string; words: string | null }; reply: Outcome<null> };
  /** Writes down an introduction. */
  introduce: { args: { introduction: Introduction }; reply: Outcome<IntroductionId> };
  /** Changes an introduction. */
  edit_introduction: { args: { id: IntroductionId; introduction: Introduction }; reply: Outcome<null> };
  /** Says how far an introduction is; on a day (ISO 8601), or today. */
  move_introduction: { args: { id: IntroductionId; stage: Stage; on: string | null }; reply: Outcome<null> };
  /** Removes an introduction. */
  remove_introduction: { args: { id: IntroductionId }; reply: Outcome<null> };
  /** Links assets into something that could be done. */
  add_possible_action: { args: { action: PossibleAction }; reply: Outcome<PossibleActionId> };
  /** Changes a possible action. */
  edit_possible_action: { args: { id: PossibleActionId; action: PossibleAction }; reply: Outcome<null> };
  /** Removes a possible action. */
  remove_possible_action: { args: { id: PossibleActionId }; reply: Outcome<null> };
  /** Adds a promise. */
  add_follow_up: { args: { follow_up: FollowUp }; reply: Outcome<FollowUpId> };
  /** Changes a promise. */
  edit_follow_up: { args: { id: FollowUpId; follow_up: FollowUp }; reply: Outcome<null> };
  /** A promise is kept, or (false) it is not after all. */
  do_follow_up: { args: { id: FollowUpId; done: boolean }; reply: Outcome<null> };
  /** Removes a promise. */
  remove_follow_up: { args: { id: FollowUpId }; reply: Outcome<null> };
  /** Keeps an offers-and-wishes session, a new one when `id` is null. */
  save_gathering: { args: { id: GatheringId | null; gathering: Gathering }; reply: Outcome<GatheringId> };
  /** Removes a session; what was said at it stays. */
  remove_gathering: { args: { id: GatheringId }; reply: Outcome<null> };
  /** Adds what somebody says at a session: who it is is found by name, or made. */
  add_card: { args: { gathering: GatheringId; who: string; text: string; may_be_listed: boolean }; reply: Outcome<Captured> };
  /** They agree that a card stands on the list to take home, or do not. */
  list_card: { args: { card: CardId; may_be_listed: boolean }; reply: Outcome<null> };
  /** Saves the list that everybody takes home from a session, as a page to print: what each agreed to, by first names. `words` are `lang`, `opening`, `offers`, `wishes` in the window's language; answers how many cards are on it. */
  save_takeaway: { args: { gathering: GatheringId; path: string; words: { [key in string]: string } }; reply: Outcome<number> };
  /** Keeps words that mean the same, new ones when `id` is null. */
  save_synonym: { args: { id: SynonymId | null; synonym: Synonym }; reply: Outcome<SynonymId> };
  /** Forgets that words mean the same. */
  remove_synonym: { args: { id: SynonymId }; reply: Outcome<null> };
  /** Pins an asset where it was dragged in the network, or (null) lets it go. */
  pin: { args: { asset: AssetId; at: [number, number] | null }; reply: Outcome<null> };
  /** Remembers where things lay in the network, in this file alone. */
  keep_layout: { args: { places: Array<NodePlace> }; reply: Outcome<null> };
  /** Puts copies of files on the card of an asset: photos, scans, recordings. Each that is not kept is named with the reason. */
  add_attachments: { args: { asset: AssetId; paths: Array<string> }; reply: Outcome<Added> };
  /** Changes `caption`, `alt` or `may_be_published` of a photo, scan or recording. */
  edit_attachment: { args: { id: AttachmentId; fields: Edit }; reply: Outcome<null> };
  /** Puts the photos, scans and recordings of an asset into this order. */
  order_attachments: { args: { asset: AssetId; ids: Array<AttachmentId> }; reply: Outcome<null> };
  /** Takes a photo, scan or recording off its card. */
  remove_attachment: { args: { id: AttachmentId }; reply: Outcome<null> };
  /** Saves a copy of a photo, scan or recording: a picture written anew without any metadata, everything else as it came. */
  copy_attachment: { args: { id: AttachmentId; path: string }; reply: Outcome<null> };
  /** Somebody checked an asset today. */
  confirm_asset: { args: { id: AssetId; outcome: CheckOutcome; method: CheckMethod | null; note: string | null }; reply: Outcome<null> };
  /** Adds a neighbourhood or boundary. */
  add_area: { args: { area: Area }; reply: Outcome<AreaId> };
  /** Changes a neighbourhood or boundary. */
  edit_area: { args: { id: AreaId; area: Area }; reply: Outcome<null> };
  /** Removes a neighbourhood or boundary. */
  remove_area: { args: { id: AreaId }; reply: Outcome<null> };
  /** Cuts an area along a line; it keeps the largest piece. Answers the new ones. */
  split_area: { args: { id: AreaId; along: Geometry }; reply: Outcome<Array<AreaId>> };
  /** Takes the ground of another area into one; the other is removed. */
  join_areas: { args: { id: AreaId; other: AreaId }; reply: Outcome<null> };
  /** Removes all boundaries of a layer; answers how many. */
  remove_area_layer: { args: { key: string }; reply: Outcome<number> };
  /** Keeps a part of the map under a name, a new one when `id` is null. */
  save_view: { args: { id: SavedViewId | null; view: SavedView }; reply: Outcome<SavedViewId> };
  /** Forgets a saved view. */
  remove_view: { args: { id: SavedViewId }; reply: Outcome<null> };
  /** Adds a field of the team's own, behind the others. */
  add_custom_field: { args: { field: CustomField }; reply: Outcome<CustomFieldId> };
  /** Changes a field of the team's own. `moved`: the key of a choice that is gone → the key of another, or null to take the answer off. */
  edit_custom_field: { args: { id: CustomFieldId; field: CustomField; moved: { [key in string]: string | null } }; reply: Outcome<null> };
  /** Puts the team's own fields into this order. */
  order_custom_fields: { args: { ids: Array<CustomFieldId> }; reply: Outcome<null> };
  /** Puts a field of the team's own away; what was said in it stays with the assets. */
  retire_custom_field: { args: { id: CustomFieldId }; reply: Outcome<null> };
  /** Brings back a field that was put away. */
  restore_custom_field: { args: { id: CustomFieldId }; reply: Outcome<null> };
  /** Jots something down for later. */
  jot: { args: { text: string }; reply: Outcome<InboxItemId> };
  /** Settles an item of the Inbox: make an asset of it, take it over into the asset it is about, or drop it. */
  settle_inbox: { args: { id: InboxItemId; decision: Settle }; reply: Outcome<AssetId | null> };
  /** Drops many items of the Inbox at once. */
  drop_inbox: { args: { ids: Array<InboxItemId> }; reply: Outcome<null> };
  /** Keeps a purpose, a new one when `id` is null. */
  save_purpose: { args: { id: PurposeId | null; purpose: Purpose }; reply: Outcome<PurposeId> };
  /** Puts a purpose away for which no consent stands. */
  remove_purpose: { args: { id: PurposeId }; reply: Outcome<null> };
  /** Enters what a person agreed to. */
  give_consent: { args: { consent: Consent }; reply: Outcome<ConsentId> };
  /** Takes a consent back; answers who was given something by it, to be told. */
  withdraw_consent: { args: { id: ConsentId }; reply: Outcome<Array<Sent>> };
  /** Takes back all that a person agreed to; answers who was given something of them, to be told. */
  withdraw_all: { args: { person: AssetId }; reply: Outcome<Array<Sent>> };
  /** Sets the day from which a consent does not count unless it is given again, or (null) none. */
  review_consent: { args: { id: ConsentId; by: string | null }; reply: Outcome<null> };
  /** Erases an asset with all that hangs on it, and the ticked passages in what others wrote. It cannot be undone. */
  erase: { args: { id: AssetId; ticked: Array<Ticked> }; reply: Outcome<Erased> };
  /** Makes an asset safeguarded: its place, addresses, photos and ties to places are erased everywhere. It cannot be undone. */
  safeguard: { args: { id: AssetId }; reply: Outcome<Safeguarded> };
  /** Writes down that somebody asked for something by right, on a day (ISO 8601). */
  ask_right: { args: { person: AssetId; right: Right; asked_on: string; note: string | null }; reply: Outcome<RightsRequestId> };
  /** What was asked for is done. */
  settle_right: { args: { id: RightsRequestId; note: string | null }; reply: Outcome<null> };
  /** Saves all that is held about a person, for themselves, as a page with the same for programs beside it. */
  save_access: { args: { person: AssetId; path: string; choices: AccessChoices; words: { [key in string]: string } }; reply: Outcome<AccessSaved> };
  /** Puts one field of a person right; answers who was given something of them, to be told. */
  correct: { args: { person: AssetId; fields: Edit; note: string | null }; reply: Outcome<Array<Sent>> };
  /** Keeps an asset and uses it no more: it leaves in nothing. */
  restrict: { args: { id: AssetId; why: string }; reply: Outcome<null> };
  /** Uses an asset again. */
  lift_restriction: { args: { id: AssetId; why: string }; reply: Outcome<null> };
  /** Keeps an asset until a day (ISO 8601), or (null) without an end. */
  keep_until: { args: { id: AssetId; day: string | null }; reply: Outcome<null> };
  /** Somebody opened the catalogue: lists what has come to its end, erases what was listed on three days, and lets backups elsewhere follow earlier erasures. */
  opened: { args: {  }; reply: Outcome<Opened> };
  /** Lets backups elsewhere that can be reached now follow earlier erasures. */
  catch_up_backups: { args: {  }; reply: Outcome<Array<BackupTouched>> };
  /** Looks for a backup elsewhere no more, because it was destroyed. */
  forget_backup: { args: { path: string }; reply: Outcome<null> };
  /** Adds an organisation that may be given something. */
  add_partner: { args: { partner: Partner }; reply: Outcome<PartnerId> };
  /** Changes a partner. */
  edit_partner: { args: { id: PartnerId; partner: Partner }; reply: Outcome<null> };
  /** Removes a partner; the register keeps what it was given. */
  remove_partner: { args: { id: PartnerId }; reply: Outcome<null> };
  /** Saves a release profile, a new one when `id` is null. */
  save_profile: { args: { id: ProfileId | null; profile: ReleaseProfile }; reply: Outcome<ProfileId> };
  /** Removes a release profile. */
  remove_profile: { args: { id: ProfileId }; reply: Outcome<null> };
  /** Brings in a file, as planned with the same options. */
  run_import: { args: { path: string; options: ImportOptions }; reply: Outcome<ImportResult> };
  /** Brings in a file of ties, as planned with the same options. */
  run_ties: { args: { path: string; options: TiesOptions }; reply: Outcome<TiesResult> };
  /** Brings in a map file as official boundaries, as planned with the same options. */
  bring_in_boundaries: { args: { path: string; options: BoundaryOptions }; reply: Outcome<ImportCounts> };
  /** Writes the files of a release and enters it in the register. */
  save_release: { args: { request: ReleaseRequest; path: string; token: string | null }; reply: Outcome<ReleaseResult> };
  /** Writes a release as a catalogue of its own, for a volunteer or a partner, called by whom it is for. */
  save_travel_copy: { args: { request: ReleaseRequest; path: string; token: string | null; name: string; passphrase: string | null }; reply: Outcome<ReleaseResult> };
  /** Says which of several answers is right, as one step; answers how many were decided. */
  decide: { args: { decisions: Array<ConflictDecision> }; reply: Outcome<number> };
  /** Gives a field the value that it had before an operation. */
  put_back: { args: { record: string; unit: string; op: string }; reply: Outcome<null> };
  /** Makes two assets one: `keep` stays, with the units of `gone` that are named in `take`. */
  join_duplicates: { args: { keep: AssetId; gone: AssetId; take: Array<string> }; reply: Outcome<null> };
  /** Remembers that two assets are not one. */
  not_the_same: { args: { one: AssetId; other: AssetId }; reply: Outcome<null> };
  /** Takes an asset out of the one it became one with. */
  unjoin: { args: { id: AssetId }; reply: Outcome<Undone> };
  /** Merges a file of changes, or a second copy of this catalogue, as one step. */
  run_merge: { args: { path: string; passphrase: string | null }; reply: Outcome<Merged> };
  /** Takes in again what a merge brought and was set aside. */
  bring_back: { args: { step: string }; reply: Outcome<string> };
  /** Writes what another laptop lacks as one file; without `peer` everything. */
  save_changes: { args: { path: string; peer: string | null; passphrase: string | null }; reply: Outcome<ChangesSaved> };
  /** Chooses the folder in which laptops leave their changes for each other, or (null) none; answers what became of this laptop's file in the one before. */
  watch_folder: { args: { path: string | null }; reply: Outcome<FormerFile | null> };
  /** Writes the file of this laptop into that folder, where anything is new. */
  leave_changes: { args: {  }; reply: Outcome<ChangesSaved | null> };
  /** Renames the catalogue. */
  rename: { args: { name: string }; reply: Outcome<null> };
  /** Says who is working; asked once. */
  set_worker: { args: { name: string }; reply: Outcome<null> };
  /** The advice about a better place for the file was read: it is not given again. */
  advice_seen: { args: {  }; reply: Outcome<null> };
  /** Takes the last step back. */
  undo: { args: {  }; reply: Outcome<Undone> };
  /** Does the last undone step again. */
  redo: { args: {  }; reply: Outcome<Undone> };
  /** Takes steps back up to and including this one. */
  undo_to: { args: { step: string }; reply: Outcome<Undone> };
  /** Gives the assets that a query finds and that have no place on the map the spots of their postcodes; answers how many. */
  place_by_postcode: { args: { query: string }; reply: Outcome<number> };
  /** Adds an area pack or a list of places, after a look at it. */
  add_pack: { args: { path: string; add: AddPack }; reply: PackLine };
  /** Looks at the file of a pack anew, or at the one that lies at a path now. */
  renew_pack: { args: { id: PackId; path: string | null }; reply: PackLine };
  /** Shows a pack on the map and finds what is in it, or does not. */
  switch_pack: { args: { id: PackId; on: boolean }; reply: null };
  /** Forgets a pack. A file that was used where it lies stays there. */
  remove_pack: { args: { id: PackId }; reply: null };
  /** How far the long work is that is going on, if any. */
  progress: { args: {  }; reply: Progress | null };
  /** Stops the long work; the catalogue is then as it was before. */
  stop: { args: {  }; reply: null };
  /** Stops looking through what would leave: nobody waits for it any more. */
  leave_preview: { args: {  }; reply: null };
  /** Writes the log into the file, so that a copy made in the file manager is whole. */
  settle: { args: {  }; reply: null };
}
