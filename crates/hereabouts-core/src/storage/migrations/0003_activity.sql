-- Something that happens, run by an asset; `schedule` is JSON and never merges in parts.
CREATE TABLE activity (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  host BLOB NOT NULL, name TEXT NOT NULL, at BLOB, schedule TEXT, cost TEXT, access TEXT, first_time TEXT, note TEXT
) STRICT;
CREATE INDEX activity_host ON activity (host);
CREATE INDEX activity_at ON activity (at) WHERE at IS NOT NULL;
