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
INSERT INTO fact (key, value) VALUES ('areas', 'stale') ON CONFLICT (key) DO UPDATE SET value = excluded.value;
