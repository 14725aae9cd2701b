-- A field of a team's own. What an asset says in it is a unit of the asset, named by the field's id.
CREATE TABLE custom_field (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  label TEXT NOT NULL, type TEXT NOT NULL, kinds TEXT, choices TEXT, help TEXT, position INTEGER NOT NULL
) STRICT;
ALTER TABLE asset ADD COLUMN custom TEXT;         -- JSON: field id -> what was said

-- The same of assets that are here, a row each, for filters and counts.
CREATE TABLE asset_field (
  field TEXT NOT NULL, asset INTEGER NOT NULL,
  value TEXT NOT NULL,                            -- JSON
  PRIMARY KEY (field, asset)
) STRICT, WITHOUT ROWID;
CREATE INDEX asset_field_asset ON asset_field (asset);

-- Which of them may leave beyond the team.
ALTER TABLE release_profile ADD COLUMN fields TEXT;
