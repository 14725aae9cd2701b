-- Copies made for volunteers and partners, so that what is done in them comes home.
CREATE TABLE travel_copy (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL, audience TEXT NOT NULL, made_at TEXT NOT NULL, secret TEXT NOT NULL, voice TEXT NOT NULL,
  held TEXT, ids TEXT
) STRICT;

-- When two assets become one, or are taken apart, every row that names one of them is shown anew. These are the columns
-- that name an asset and had no index yet.
CREATE INDEX inbox_item_about ON inbox_item (about) WHERE about IS NOT NULL;
CREATE INDEX conversation_at ON conversation (at) WHERE at IS NOT NULL;
CREATE INDEX introduction_at ON introduction (at) WHERE at IS NOT NULL;
CREATE INDEX gathering_at ON gathering (at) WHERE at IS NOT NULL;
-- How much is asked about an asset that is one with another, and is shown as that; null where it is nothing.
ALTER TABLE asset ADD COLUMN asked INTEGER;
CREATE INDEX asset_asked ON asset (n) WHERE asked IS NOT NULL;

-- How much is asked about ties that are shown as one and differ; null where `disputed` says it.
ALTER TABLE relationship ADD COLUMN asked INTEGER;
CREATE INDEX relationship_asked ON relationship (n) WHERE asked IS NOT NULL;
CREATE INDEX relationship_ends ON relationship ("from", "to");
-- What was ever said of being one with another, to find what was erased since.
CREATE INDEX change_joins ON change (record) WHERE instr(sets, '"absorbs/') > 0 OR instr(sets, '"joined_into"') > 0;
INSERT INTO fact (key, value) SELECT 'ties_asked', 'stale' WHERE EXISTS (SELECT 1 FROM relationship);
-- What is one with another is shown otherwise by this version: more of it is found, and it protects what it is one with.
INSERT INTO fact (key, value) SELECT 'joined_shown', 'stale' WHERE EXISTS (SELECT 1 FROM joined);
INSERT INTO fact (key, value) SELECT 'text_index', 'stale' WHERE EXISTS (SELECT 1 FROM joined)
  ON CONFLICT (key) DO UPDATE SET value = excluded.value;
