-- The change log. What the tables below show is a pure function of the set of changes in it.

-- Who speaks. Drawn at random at the first edit after each opening and never used again.
CREATE TABLE voice (
  id TEXT PRIMARY KEY,            -- 16 hexadecimal digits
  laptop TEXT,
  person TEXT,
  since TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One named action of a person. Never amended once committed.
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
CREATE INDEX op_undoes ON op (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX op_continues ON op (continues) WHERE continues IS NOT NULL;

-- What one operation did to one record. Immutable, identified by (voice, seq).
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
  aside INTEGER NOT NULL DEFAULT 0,          -- taken back by undoing a merge; this file only
  UNIQUE (voice, seq)
) STRICT;
CREATE INDEX change_record ON change (record);
CREATE INDEX change_op ON change (op);

-- Facts about this file. Never merged.
CREATE TABLE fact (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Sums of the hashes of all records in 256 buckets by the first byte of their ids' digest.
CREATE TABLE content_sum (
  audience TEXT NOT NULL,         -- 'me' or 'team'
  bucket INTEGER NOT NULL,
  sum INTEGER NOT NULL,
  PRIMARY KEY (audience, bucket)
) STRICT, WITHOUT ROWID;

-- What each record adds to those sums, to be taken away again when it changes.
CREATE TABLE content_part (record BLOB PRIMARY KEY, me INTEGER NOT NULL, team INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- How files of a shape were matched, for the next one. The key is a digest, the value holds no cells.
CREATE TABLE remembered_mapping (shape TEXT PRIMARY KEY, mapping TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- What the changes show. `existence` is here or bin; a record that never was has no row. No foreign
-- keys between these: after a merge a relationship may arrive before its end.
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
) STRICT;
CREATE INDEX asset_source ON asset (source_name) WHERE source_name IS NOT NULL;
CREATE INDEX asset_away ON asset (existence) WHERE existence <> 'here';
CREATE INDEX asset_person ON asset (lower(name)) WHERE kind = 'person';

-- The elements of `asset.tags`, for filters and counts.
CREATE TABLE asset_tag (tag TEXT NOT NULL, asset INTEGER NOT NULL, PRIMARY KEY (tag, asset)) STRICT, WITHOUT ROWID;
CREATE INDEX asset_tag_asset ON asset_tag (asset);

CREATE TABLE contact (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  asset BLOB NOT NULL, kind TEXT NOT NULL, channel TEXT NOT NULL, value TEXT NOT NULL, label TEXT, may_be_published INTEGER
) STRICT;
CREATE INDEX contact_asset ON contact (asset);

CREATE TABLE relationship (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  "from" BLOB NOT NULL, type TEXT NOT NULL, "to" BLOB NOT NULL, since TEXT, until TEXT, source TEXT, strength INTEGER,
  sensitivity TEXT NOT NULL, note TEXT
) STRICT;
CREATE INDEX relationship_from ON relationship ("from");
CREATE INDEX relationship_to ON relationship ("to");

CREATE TABLE relationship_type (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  key TEXT NOT NULL, wording TEXT NOT NULL, inverse TEXT NOT NULL, sensitivity TEXT NOT NULL, retired INTEGER
) STRICT;

CREATE TABLE area (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  kind TEXT NOT NULL, name TEXT NOT NULL, geometry TEXT, code TEXT, vintage TEXT, defined_by TEXT, defined_on TEXT, note TEXT
) STRICT;

CREATE TABLE confirmation (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  asset BLOB NOT NULL, "on" TEXT NOT NULL, "by" TEXT, method TEXT, outcome TEXT NOT NULL, note TEXT
) STRICT;
CREATE INDEX confirmation_asset ON confirmation (asset);

CREATE TABLE inbox_item (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  reason TEXT NOT NULL, words TEXT, title TEXT, draft TEXT, cells TEXT, raw_geometry TEXT, about BLOB, source TEXT, source_row TEXT
) STRICT;

CREATE TABLE partner (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL, kind TEXT, contact TEXT, agreement TEXT, profiles TEXT
) STRICT;

CREATE TABLE release_profile (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL, purpose TEXT, kinds TEXT, extra TEXT, notes INTEGER, coarsest TEXT, lines INTEGER,
  licence TEXT, attribution TEXT, contact TEXT
) STRICT;

CREATE TABLE disclosure (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  "on" TEXT NOT NULL, audience TEXT NOT NULL, partner BLOB, profile BLOB, format TEXT NOT NULL,
  released INTEGER NOT NULL, people INTEGER NOT NULL, withheld TEXT, sha256 TEXT NOT NULL, ids_digest TEXT NOT NULL
) STRICT;

-- The catalogue's own name and secret: one record with a fixed id.
CREATE TABLE catalogue (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL, purpose TEXT, secret TEXT
) STRICT;

-- The text index: one line for each asset in `asset`, whose `n` is its rowid. Everything in it is folded
-- (search::fold) and cut into words (search::tokens) before it comes in, so that Łódź is found as lodz and
-- the tokenizer only has to cut at spaces. Fields of one weight share a column.
CREATE VIRTUAL TABLE asset_text USING fts5 (
  name, words, rest,
  content = '', contentless_delete = 1, prefix = '2 3', tokenize = 'ascii'
);
CREATE VIRTUAL TABLE asset_term USING fts5vocab ('asset_text', 'row');
