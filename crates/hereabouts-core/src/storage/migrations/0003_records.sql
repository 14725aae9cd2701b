-- Something that happens, run by an asset; `schedule` is JSON and never merges in parts.
CREATE TABLE activity (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  host BLOB NOT NULL, name TEXT NOT NULL, at BLOB, schedule TEXT, cost TEXT, access TEXT, first_time TEXT, note TEXT
) STRICT;
CREATE INDEX activity_host ON activity (host);
CREATE INDEX activity_at ON activity (at) WHERE at IS NOT NULL;

-- Which assets lie in which areas, by the numbers of their rows: worked out from geometries, kept for
-- filters, counts and lines of the list.
CREATE TABLE asset_area (area INTEGER NOT NULL, asset INTEGER NOT NULL, PRIMARY KEY (area, asset)) STRICT, WITHOUT ROWID;
CREATE INDEX asset_area_asset ON asset_area (asset);

-- Worked out from the geometry: bounds in degrees, and the size.
ALTER TABLE area ADD COLUMN west REAL;
ALTER TABLE area ADD COLUMN south REAL;
ALTER TABLE area ADD COLUMN east REAL;
ALTER TABLE area ADD COLUMN north REAL;
ALTER TABLE area ADD COLUMN square_metres REAL;

-- A part of the map, and what was shown there, under a name.
CREATE TABLE saved_view (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL, camera TEXT NOT NULL, query TEXT
) STRICT;

-- At the next opening both are worked out for what an older file holds.
INSERT INTO fact (key, value) SELECT 'areas', 'stale' WHERE EXISTS (SELECT 1 FROM area)
  ON CONFLICT (key) DO UPDATE SET value = excluded.value;

-- Photos, scans and recordings: what is known of each. Its bytes are named by their digest and kept below,
-- once, outside the change log; they may come later than what is known of them.
CREATE TABLE attachment (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  asset BLOB NOT NULL, hash TEXT NOT NULL, media_type TEXT NOT NULL, file_name TEXT NOT NULL, size INTEGER NOT NULL,
  width INTEGER, height INTEGER, taken_on TEXT, position INTEGER NOT NULL, caption TEXT, alt TEXT, may_be_published INTEGER
) STRICT;
CREATE INDEX attachment_asset ON attachment (asset);

-- The bytes as they came. `hash` has an index of its own, so that nothing but who wants the bytes reads them.
CREATE TABLE attachment_bytes (n INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, bytes BLOB NOT NULL) STRICT;

-- What follows from the bytes and is made anew where it is missing: small pictures, upright and without any
-- metadata, and where the camera says it stood (degrees, and metres within which that lies).
CREATE TABLE attachment_derived (
  n INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, longitude REAL, latitude REAL, radius_m REAL,
  transparent INTEGER NOT NULL, card BLOB, gallery BLOB
) STRICT;

-- Which bytes any change still names, without reading the log.
CREATE INDEX change_attachment ON change (sets ->> '$.hash[0]') WHERE kind = 'attachment';

ALTER TABLE disclosure ADD COLUMN photos INTEGER;
