-- What something is known and shared for, and on which lawful basis.
CREATE TABLE purpose (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  label TEXT NOT NULL, basis TEXT NOT NULL, retention_months INTEGER, assessment TEXT
) STRICT;

-- One answer of one person. All but `review_by` and `withdrawn` never changes.
CREATE TABLE consent (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  person BLOB NOT NULL, purpose BLOB NOT NULL, what TEXT NOT NULL, "to" TEXT NOT NULL, how TEXT NOT NULL,
  wording TEXT NOT NULL, wording_version TEXT, "on" TEXT NOT NULL, taken_by TEXT, guardian TEXT, form BLOB,
  review_by TEXT, withdrawn TEXT
) STRICT;
CREATE INDEX consent_person ON consent (person);
CREATE INDEX consent_purpose ON consent (purpose);

-- Whom an entry of the register tells of: a digest for each person, salted by the entry, so that the entry
-- names nobody whose record is gone.
ALTER TABLE disclosure ADD COLUMN salt TEXT;
ALTER TABLE disclosure ADD COLUMN about TEXT;

-- How many people its files speak of, in fives, and how many there were when that was said first.
ALTER TABLE disclosure ADD COLUMN people_said INTEGER;
ALTER TABLE disclosure ADD COLUMN people_said_of INTEGER;

-- How coarsely a partner, and everyone, was given places; and places given as an area.
ALTER TABLE partner ADD COLUMN levels TEXT;
ALTER TABLE catalogue ADD COLUMN levels TEXT;
ALTER TABLE release_profile ADD COLUMN area BLOB;

-- Only what a query finds; only some of our fields; and how many there have to be in a square.
ALTER TABLE release_profile ADD COLUMN "query" TEXT;
ALTER TABLE release_profile ADD COLUMN "only" TEXT;
ALTER TABLE release_profile ADD COLUMN fewest INTEGER;

-- The digest of the entry before it.
ALTER TABLE disclosure ADD COLUMN previous TEXT;

-- Who made an entry, by the voice; what for, on which lawful bases, and which fields left.
ALTER TABLE disclosure ADD COLUMN voice TEXT;
ALTER TABLE disclosure ADD COLUMN purposes TEXT;
ALTER TABLE disclosure ADD COLUMN bases TEXT;
ALTER TABLE disclosure ADD COLUMN fields TEXT;

-- What was found in a release and left all the same: its kind, a digest and the reason.
ALTER TABLE disclosure ADD COLUMN accepted TEXT;

-- Records that were erased, by their ids alone. Nothing of them comes back, whoever still has it.
CREATE TABLE erased (record BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;

-- Where the words of erased people stood in what others wrote: value, first character, characters. Kept so that
-- the same change is blanked again wherever it comes from.
CREATE TABLE redaction (
  voice TEXT NOT NULL, seq INTEGER NOT NULL, unit TEXT NOT NULL,
  value INTEGER NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL,
  PRIMARY KEY (voice, seq, unit, value, start, length)
) STRICT, WITHOUT ROWID;

-- What must not be found, by ids alone, for ever. What an older version called safeguarded loses the places in its
-- history when the file is opened.
CREATE TABLE safeguarded (record BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO safeguarded SELECT id FROM asset WHERE sensitivity = 'safeguarded';
INSERT INTO fact SELECT 'safeguarding', 'due' WHERE EXISTS (SELECT 1 FROM safeguarded);

-- Why a contact or a photo may be published.
ALTER TABLE contact ADD COLUMN publish_reason TEXT;
ALTER TABLE attachment ADD COLUMN publish_reason TEXT;

-- How careful one must be with what is said in it.
ALTER TABLE custom_field ADD COLUMN sensitivity TEXT;

-- What day it is at the latest is asked of the log.
CREATE INDEX op_at ON op (at);

-- Kept but not used, and kept until a day.
ALTER TABLE asset ADD COLUMN restricted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE asset ADD COLUMN restricted_since TEXT;
ALTER TABLE asset ADD COLUMN restricted_why TEXT;
ALTER TABLE asset ADD COLUMN restriction_lifted_why TEXT;
ALTER TABLE asset ADD COLUMN ends_on TEXT;
CREATE INDEX asset_ends_on ON asset (ends_on) WHERE ends_on IS NOT NULL;

-- What somebody asked for by right, by when it is due, and when it was done.
CREATE TABLE rights_request (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  person BLOB NOT NULL, "right" TEXT NOT NULL, asked_on TEXT NOT NULL, due_on TEXT NOT NULL,
  done_on TEXT, field TEXT, was TEXT, note TEXT
) STRICT;
CREATE INDEX rights_request_person ON rights_request (person);

-- Of this file alone: the days on which somebody opened it and an asset that has come to its end was listed.
CREATE TABLE end_listed (
  asset BLOB NOT NULL, day TEXT NOT NULL, PRIMARY KEY (asset, day)
) STRICT, WITHOUT ROWID;

-- Of this file alone: backups that somebody made elsewhere than in the usual folder. `due`: something was erased that
-- they may still hold.
CREATE TABLE backup_elsewhere (
  path TEXT PRIMARY KEY, volume TEXT, at TEXT NOT NULL, due INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
