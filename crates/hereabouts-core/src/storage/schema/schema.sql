-- index activity_at
CREATE INDEX activity_at ON activity (at) WHERE at IS NOT NULL;

-- index activity_disputed
CREATE INDEX activity_disputed ON activity (n) WHERE disputed > 0;

-- index activity_host
CREATE INDEX activity_host ON activity (host);

-- index area_disputed
CREATE INDEX area_disputed ON area (n) WHERE disputed > 0;

-- index asset_area_asset
CREATE INDEX asset_area_asset ON asset_area (asset);

-- index asset_asked
CREATE INDEX asset_asked ON asset (n) WHERE asked IS NOT NULL;

-- index asset_away
CREATE INDEX asset_away ON asset (existence) WHERE existence <> 'here';

-- index asset_disputed
CREATE INDEX asset_disputed ON asset (n) WHERE disputed > 0;

-- index asset_ends_on
CREATE INDEX asset_ends_on ON asset (ends_on) WHERE ends_on IS NOT NULL;

-- index asset_field_asset
CREATE INDEX asset_field_asset ON asset_field (asset);

-- index asset_gazetteer
CREATE INDEX asset_gazetteer ON asset (place ->> '$.gazetteer.name') WHERE place ->> '$.gazetteer.name' IS NOT NULL;

-- index asset_person
CREATE INDEX asset_person ON asset (lower(name)) WHERE kind = 'person';

-- index asset_source
CREATE INDEX asset_source ON asset (source_name) WHERE source_name IS NOT NULL;

-- index asset_tag_asset
CREATE INDEX asset_tag_asset ON asset_tag (asset);

-- index attachment_asset
CREATE INDEX attachment_asset ON attachment (asset);

-- index attachment_disputed
CREATE INDEX attachment_disputed ON attachment (n) WHERE disputed > 0;

-- index change_aside
CREATE INDEX change_aside ON change (voice, seq) WHERE aside <> 0;

-- index change_attachment
CREATE INDEX change_attachment ON change (sets ->> '$.hash[0]') WHERE kind = 'attachment';

-- index change_came
CREATE INDEX change_came ON change (came) WHERE came IS NOT NULL;

-- index change_joins
CREATE INDEX change_joins ON change (record) WHERE instr(sets, '"absorbs/') > 0 OR instr(sets, '"joined_into"') > 0;

-- index change_op
CREATE INDEX change_op ON change (op);

-- index change_record
CREATE INDEX change_record ON change (record);

-- index confirmation_asset
CREATE INDEX confirmation_asset ON confirmation (asset);

-- index confirmation_disputed
CREATE INDEX confirmation_disputed ON confirmation (n) WHERE disputed > 0;

-- index consent_disputed
CREATE INDEX consent_disputed ON consent (n) WHERE disputed > 0;

-- index consent_person
CREATE INDEX consent_person ON consent (person);

-- index consent_purpose
CREATE INDEX consent_purpose ON consent (purpose);

-- index contact_asset
CREATE INDEX contact_asset ON contact (asset);

-- index contact_disputed
CREATE INDEX contact_disputed ON contact (n) WHERE disputed > 0;

-- index conversation_at
CREATE INDEX conversation_at ON conversation (at) WHERE at IS NOT NULL;

-- index conversation_disputed
CREATE INDEX conversation_disputed ON conversation (n) WHERE disputed > 0;

-- index distinct_pair_one
CREATE INDEX distinct_pair_one ON distinct_pair (one);

-- index distinct_pair_other
CREATE INDEX distinct_pair_other ON distinct_pair (other);

-- index follow_up_about
CREATE INDEX follow_up_about ON follow_up (about) WHERE about IS NOT NULL;

-- index follow_up_disputed
CREATE INDEX follow_up_disputed ON follow_up (n) WHERE disputed > 0;

-- index gathering_at
CREATE INDEX gathering_at ON gathering (at) WHERE at IS NOT NULL;

-- index gift_disputed
CREATE INDEX gift_disputed ON gift (n) WHERE disputed > 0;

-- index gift_gathering
CREATE INDEX gift_gathering ON gift (gathering) WHERE gathering IS NOT NULL;

-- index gift_holder
CREATE INDEX gift_holder ON gift (holder);

-- index gift_topic_gift
CREATE INDEX gift_topic_gift ON gift_topic (gift);

-- index inbox_item_about
CREATE INDEX inbox_item_about ON inbox_item (about) WHERE about IS NOT NULL;

-- index inbox_item_disputed
CREATE INDEX inbox_item_disputed ON inbox_item (n) WHERE disputed > 0;

-- index introduction_at
CREATE INDEX introduction_at ON introduction (at) WHERE at IS NOT NULL;

-- index introduction_disputed
CREATE INDEX introduction_disputed ON introduction (n) WHERE disputed > 0;

-- index involved_record
CREATE INDEX involved_record ON involved (record);

-- index joined_into
CREATE INDEX joined_into ON joined ("into");

-- index network_pin_asset
CREATE INDEX network_pin_asset ON network_pin (asset);

-- index op_at
CREATE INDEX op_at ON op (at);

-- index op_continues
CREATE INDEX op_continues ON op (continues) WHERE continues IS NOT NULL;

-- index op_undoes
CREATE INDEX op_undoes ON op (undoes) WHERE undoes IS NOT NULL;

-- index relationship_asked
CREATE INDEX relationship_asked ON relationship (n) WHERE asked IS NOT NULL;

-- index relationship_disputed
CREATE INDEX relationship_disputed ON relationship (n) WHERE disputed > 0;

-- index relationship_ends
CREATE INDEX relationship_ends ON relationship ("from", "to");

-- index relationship_from
CREATE INDEX relationship_from ON relationship ("from");

-- index relationship_to
CREATE INDEX relationship_to ON relationship ("to");

-- index rights_request_person
CREATE INDEX rights_request_person ON rights_request (person);

-- index wish_disputed
CREATE INDEX wish_disputed ON wish (n) WHERE disputed > 0;

-- index wish_gathering
CREATE INDEX wish_gathering ON wish (gathering) WHERE gathering IS NOT NULL;

-- index wish_holder
CREATE INDEX wish_holder ON wish (holder);

-- index wish_topic_wish
CREATE INDEX wish_topic_wish ON wish_topic (wish);

-- table activity
CREATE TABLE activity (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  host BLOB NOT NULL, name TEXT NOT NULL, at BLOB, schedule TEXT, cost TEXT, access TEXT, first_time TEXT, note TEXT
) STRICT;

-- table area
CREATE TABLE area (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  kind TEXT NOT NULL, name TEXT NOT NULL, geometry TEXT, code TEXT, vintage TEXT, defined_by TEXT, defined_on TEXT, note TEXT
, west REAL, south REAL, east REAL, north REAL, square_metres REAL) STRICT;

-- table asset
CREATE TABLE asset (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  existence TEXT NOT NULL,
  disputed INTEGER NOT NULL DEFAULT 0,       -- number of units with more than one answer
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  summary TEXT,
  story TEXT,
  tags TEXT,
  languages TEXT,
  status TEXT NOT NULL,
  audience TEXT NOT NULL,
  audience_reason TEXT,
  sensitivity TEXT NOT NULL,
  place TEXT,
  precision TEXT GENERATED ALWAYS AS (place ->> '$.precision') VIRTUAL,
  note TEXT,
  is_bumping_place INTEGER,
  is_connector INTEGER,
  is_child INTEGER,
  times TEXT,
  access TEXT,
  cost TEXT,
  steward TEXT,
  source_type TEXT,
  source_note TEXT,
  review_months INTEGER,
  who_leads TEXT,
  pronouns TEXT,
  roles TEXT,
  size_band TEXT,
  meets_as TEXT,
  formality TEXT,
  focus TEXT,
  organisation_number TEXT,
  sector TEXT,
  place_type TEXT,
  capacity TEXT,
  booking TEXT,
  step_free TEXT,
  exchange_form TEXT,
  keepers TEXT,
  permission_note TEXT,
  imported_from TEXT,
  source_name TEXT GENERATED ALWAYS AS (imported_from ->> '$.source') VIRTUAL,
  extra TEXT,
  west REAL, south REAL, east REAL, north REAL,   -- degrees; null without a geometry
  last_checked TEXT                               -- ISO 8601 day of the last check that reached somebody
, custom TEXT, restricted INTEGER NOT NULL DEFAULT 0, restricted_since TEXT, restricted_why TEXT, restriction_lifted_why TEXT, ends_on TEXT, no_introductions INTEGER, asked INTEGER) STRICT;

-- table asset_area
CREATE TABLE asset_area (area INTEGER NOT NULL, asset INTEGER NOT NULL, PRIMARY KEY (area, asset)) STRICT, WITHOUT ROWID;

-- table asset_field
CREATE TABLE asset_field (
  field TEXT NOT NULL, asset INTEGER NOT NULL,
  value TEXT NOT NULL,                            -- JSON
  PRIMARY KEY (field, asset)
) STRICT, WITHOUT ROWID;

-- table asset_tag
CREATE TABLE asset_tag (tag TEXT NOT NULL, asset INTEGER NOT NULL, PRIMARY KEY (tag, asset)) STRICT, WITHOUT ROWID;

-- table asset_term
CREATE VIRTUAL TABLE asset_term USING fts5vocab ('asset_text', 'row');

-- table asset_text
CREATE VIRTUAL TABLE asset_text USING fts5 (
  name, words, rest,
  content = '', contentless_delete = 1, prefix = '2 3', tokenize = 'ascii'
);

-- table asset_text_config
CREATE TABLE 'asset_text_config'(k PRIMARY KEY, v) WITHOUT ROWID;

-- table asset_text_data
CREATE TABLE 'asset_text_data'(id INTEGER PRIMARY KEY, block BLOB);

-- table asset_text_docsize
CREATE TABLE 'asset_text_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);

-- table asset_text_idx
CREATE TABLE 'asset_text_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

-- table attachment
CREATE TABLE attachment (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  asset BLOB NOT NULL, hash TEXT NOT NULL, media_type TEXT NOT NULL, file_name TEXT NOT NULL, size INTEGER NOT NULL,
  width INTEGER, height INTEGER, taken_on TEXT, position INTEGER NOT NULL, caption TEXT, alt TEXT, may_be_published INTEGER
, publish_reason TEXT) STRICT;

-- table attachment_bytes
CREATE TABLE attachment_bytes (n INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, bytes BLOB NOT NULL) STRICT;

-- table attachment_derived
CREATE TABLE attachment_derived (
  n INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, longitude REAL, latitude REAL, radius_m REAL,
  transparent INTEGER NOT NULL, card BLOB, gallery BLOB
) STRICT;

-- table backup_elsewhere
CREATE TABLE backup_elsewhere (
  path TEXT PRIMARY KEY, volume TEXT, at TEXT NOT NULL, due INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- table catalogue
CREATE TABLE catalogue (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL, purpose TEXT, secret TEXT
, levels TEXT) STRICT;

-- table change
CREATE TABLE change (
  n INTEGER PRIMARY KEY,
  voice TEXT NOT NULL,
  seq INTEGER NOT NULL,
  op TEXT NOT NULL,
  lamport INTEGER NOT NULL,
  kind TEXT NOT NULL,
  record BLOB NOT NULL,
  sets TEXT NOT NULL,             -- JSON: unit -> [values]; several values are an open question
  seen TEXT NOT NULL,             -- JSON: unit -> {voice: seq}: what of that unit its writer knew
  audience TEXT NOT NULL,         -- JSON: unit -> audience, "*" for all others
  mentions TEXT NOT NULL,         -- JSON: unit -> {record: [[value, start, length]]}: whose words these are
  aside INTEGER NOT NULL DEFAULT 0, came INTEGER,          -- taken back by undoing a merge; this file only
  UNIQUE (voice, seq)
) STRICT;

-- table confirmation
CREATE TABLE confirmation (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  asset BLOB NOT NULL, "on" TEXT NOT NULL, "by" TEXT, method TEXT, outcome TEXT NOT NULL, note TEXT
) STRICT;

-- table consent
CREATE TABLE consent (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  person BLOB NOT NULL, purpose BLOB NOT NULL, what TEXT NOT NULL, "to" TEXT NOT NULL, how TEXT NOT NULL,
  wording TEXT NOT NULL, wording_version TEXT, "on" TEXT NOT NULL, taken_by TEXT, guardian TEXT, form BLOB,
  review_by TEXT, withdrawn TEXT
) STRICT;

-- table contact
CREATE TABLE contact (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  asset BLOB NOT NULL, kind TEXT NOT NULL, channel TEXT NOT NULL, value TEXT NOT NULL, label TEXT, may_be_published INTEGER
, publish_reason TEXT) STRICT;

-- table content_part
CREATE TABLE content_part (record BLOB PRIMARY KEY, me INTEGER NOT NULL, team INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- table content_sum
CREATE TABLE content_sum (
  audience TEXT NOT NULL,         -- 'me' or 'team'
  bucket INTEGER NOT NULL,
  sum INTEGER NOT NULL,
  PRIMARY KEY (audience, bucket)
) STRICT, WITHOUT ROWID;

-- table conversation
CREATE TABLE conversation (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  "on" TEXT NOT NULL, words TEXT NOT NULL, kind TEXT, about TEXT, at BLOB, "by" TEXT, sorted_on TEXT
) STRICT;

-- table custom_field
CREATE TABLE custom_field (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  label TEXT NOT NULL, type TEXT NOT NULL, kinds TEXT, choices TEXT, help TEXT, position INTEGER NOT NULL
, sensitivity TEXT) STRICT;

-- table disclosure
CREATE TABLE disclosure (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  "on" TEXT NOT NULL, audience TEXT NOT NULL, partner BLOB, profile BLOB, format TEXT NOT NULL,
  released INTEGER NOT NULL, people INTEGER NOT NULL, withheld TEXT, sha256 TEXT NOT NULL, ids_digest TEXT NOT NULL
, photos INTEGER, salt TEXT, about TEXT, people_said INTEGER, people_said_of INTEGER, previous TEXT, voice TEXT, purposes TEXT, bases TEXT, fields TEXT, accepted TEXT) STRICT;

-- table distinct_pair
CREATE TABLE distinct_pair (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  one BLOB NOT NULL, other BLOB NOT NULL
) STRICT;

-- table draft
CREATE TABLE draft (key TEXT PRIMARY KEY, words TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- table end_listed
CREATE TABLE end_listed (
  asset BLOB NOT NULL, day TEXT NOT NULL, PRIMARY KEY (asset, day)
) STRICT, WITHOUT ROWID;

-- table erased
CREATE TABLE erased (record BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;

-- table fact
CREATE TABLE fact (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- table follow_up
CREATE TABLE follow_up (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  what TEXT NOT NULL, about BLOB, conversation BLOB, introduction BLOB, due TEXT, done_on TEXT
) STRICT;

-- table gathering
CREATE TABLE gathering (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL, "on" TEXT NOT NULL, at BLOB, note TEXT
) STRICT;

-- table gift
CREATE TABLE gift (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  holder BLOB NOT NULL, what TEXT NOT NULL, domain TEXT, would_teach INTEGER, topics TEXT, form TEXT, terms TEXT,
  "when" TEXT, limits TEXT, status TEXT NOT NULL, last_taken_up TEXT, note TEXT, conversation BLOB, gathering BLOB,
  may_be_listed INTEGER
) STRICT;

-- table gift_topic
CREATE TABLE gift_topic (topic TEXT NOT NULL, gift INTEGER NOT NULL, PRIMARY KEY (topic, gift)) STRICT, WITHOUT ROWID;

-- table held
CREATE TABLE held (voice TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- table inbox_item
CREATE TABLE inbox_item (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  reason TEXT NOT NULL, words TEXT, title TEXT, draft TEXT, cells TEXT, raw_geometry TEXT, about BLOB, source TEXT, source_row TEXT
, reach TEXT, checked TEXT, tie TEXT, offering TEXT) STRICT;

-- table introduction
CREATE TABLE introduction (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  parties TEXT, gift BLOB, wish BLOB, why TEXT, made_by TEXT, at BLOB, "where" TEXT, stage TEXT NOT NULL,
  reached TEXT, came_of_it TEXT, said_no INTEGER
) STRICT;

-- table involved
CREATE TABLE involved (asset BLOB NOT NULL, record BLOB NOT NULL, PRIMARY KEY (asset, record)) STRICT, WITHOUT ROWID;

-- table joined
CREATE TABLE joined (record BLOB PRIMARY KEY, "into" BLOB NOT NULL) STRICT, WITHOUT ROWID;

-- table merging
CREATE TABLE merging (
  n INTEGER PRIMARY KEY, op TEXT NOT NULL UNIQUE, device TEXT, at TEXT NOT NULL, aside INTEGER NOT NULL DEFAULT 0
) STRICT;

-- table network_pin
CREATE TABLE network_pin (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  asset BLOB NOT NULL, at TEXT NOT NULL
) STRICT;

-- table network_place
CREATE TABLE network_place (asset BLOB PRIMARY KEY, x REAL NOT NULL, y REAL NOT NULL) STRICT, WITHOUT ROWID;

-- table op
CREATE TABLE op (
  n INTEGER PRIMARY KEY,          -- order of arrival in this file; decides nothing
  id TEXT NOT NULL UNIQUE,        -- voice/sequence number
  voice TEXT NOT NULL,
  label TEXT NOT NULL,            -- JSON: a template and ids, never words
  at TEXT NOT NULL,               -- for showing; decides nothing
  undoes TEXT,                    -- the step this takes back
  continues TEXT,                 -- the step this belongs to: typing on in one field
  came_by_merge INTEGER NOT NULL DEFAULT 0   -- this file only
) STRICT;

-- table partner
CREATE TABLE partner (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL, kind TEXT, contact TEXT, agreement TEXT, profiles TEXT
, levels TEXT) STRICT;

-- table peer
CREATE TABLE peer (
  device TEXT PRIMARY KEY, person TEXT, laptop TEXT, holds TEXT NOT NULL, heard_at TEXT NOT NULL, sent_at TEXT
) STRICT, WITHOUT ROWID;

-- table possible_action
CREATE TABLE possible_action (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL, assets TEXT, who_starts TEXT, ourselves TEXT, with_help TEXT, by_agencies TEXT, led TEXT,
  status TEXT NOT NULL, note TEXT
) STRICT;

-- table purpose
CREATE TABLE purpose (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  label TEXT NOT NULL, basis TEXT NOT NULL, retention_months INTEGER, assessment TEXT
) STRICT;

-- table redaction
CREATE TABLE redaction (
  voice TEXT NOT NULL, seq INTEGER NOT NULL, unit TEXT NOT NULL,
  value INTEGER NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL,
  PRIMARY KEY (voice, seq, unit, value, start, length)
) STRICT, WITHOUT ROWID;

-- table relationship
CREATE TABLE relationship (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  "from" BLOB NOT NULL, type TEXT NOT NULL, "to" BLOB NOT NULL, since TEXT, until TEXT, source TEXT, strength INTEGER,
  sensitivity TEXT NOT NULL, note TEXT
, confidence TEXT, introduction BLOB, conversation BLOB, asked INTEGER) STRICT;

-- table relationship_type
CREATE TABLE relationship_type (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  key TEXT NOT NULL, wording TEXT NOT NULL, inverse TEXT NOT NULL, sensitivity TEXT NOT NULL, retired INTEGER
, from_kinds TEXT, to_kinds TEXT, words TEXT, merged_into TEXT) STRICT;

-- table release_profile
CREATE TABLE release_profile (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL, purpose TEXT, kinds TEXT, extra TEXT, notes INTEGER, coarsest TEXT, lines INTEGER,
  licence TEXT, attribution TEXT, contact TEXT
, fields TEXT, area BLOB, "query" TEXT, "only" TEXT, fewest INTEGER) STRICT;

-- table remembered_mapping
CREATE TABLE remembered_mapping (shape TEXT PRIMARY KEY, mapping TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- table rights_request
CREATE TABLE rights_request (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  person BLOB NOT NULL, "right" TEXT NOT NULL, asked_on TEXT NOT NULL, due_on TEXT NOT NULL,
  done_on TEXT, field TEXT, was TEXT, note TEXT
) STRICT;

-- table safeguarded
CREATE TABLE safeguarded (record BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;

-- table saved_view
CREATE TABLE saved_view (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL, camera TEXT NOT NULL, query TEXT
) STRICT;

-- table synonym
CREATE TABLE synonym (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  words TEXT
) STRICT;

-- table travel_copy
CREATE TABLE travel_copy (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL, audience TEXT NOT NULL, made_at TEXT NOT NULL, secret TEXT NOT NULL, voice TEXT NOT NULL,
  held TEXT, ids TEXT
) STRICT;

-- table voice
CREATE TABLE voice (
  id TEXT PRIMARY KEY,            -- 16 hexadecimal digits
  laptop TEXT,
  person TEXT,
  since TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- table wish
CREATE TABLE wish (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  holder BLOB NOT NULL, what TEXT NOT NULL, kind TEXT, topics TEXT, "when" TEXT, status TEXT NOT NULL, note TEXT,
  conversation BLOB, gathering BLOB, may_be_listed INTEGER
) STRICT;

-- table wish_topic
CREATE TABLE wish_topic (topic TEXT NOT NULL, wish INTEGER NOT NULL, PRIMARY KEY (topic, wish)) STRICT, WITHOUT ROWID;

