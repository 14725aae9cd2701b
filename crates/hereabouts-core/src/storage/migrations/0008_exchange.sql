-- Which merge brought a change; none for what was written in this file. This file only.
ALTER TABLE change ADD COLUMN came INTEGER;
CREATE INDEX change_aside ON change (voice, seq) WHERE aside <> 0;
CREATE INDEX change_came ON change (came) WHERE came IS NOT NULL;

-- Merges in this file, so that each can be set aside. `op` is its step, `aside` whether it is taken back.
CREATE TABLE merging (
  n INTEGER PRIMARY KEY, op TEXT NOT NULL UNIQUE, device TEXT, at TEXT NOT NULL, aside INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Of each voice: all that the team may have of it up to this number is here, or was erased. This file only.
CREATE TABLE held (voice TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO held SELECT voice, max(seq) FROM change GROUP BY voice;

-- Other laptops, and what they are known to hold: what they said themselves, never what was sent to them.
CREATE TABLE peer (
  device TEXT PRIMARY KEY, person TEXT, laptop TEXT, holds TEXT NOT NULL, heard_at TEXT NOT NULL, sent_at TEXT
) STRICT, WITHOUT ROWID;

-- Where the id of a record leads that is one with another: what `joined_into` shows, for looking up.
CREATE TABLE joined (record BLOB PRIMARY KEY, "into" BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX joined_into ON joined ("into");

-- Two assets of which somebody said that they are not one.
CREATE TABLE distinct_pair (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  one BLOB NOT NULL, other BLOB NOT NULL
) STRICT;
CREATE INDEX distinct_pair_one ON distinct_pair (one);
CREATE INDEX distinct_pair_other ON distinct_pair (other);

-- What the conflict desk asks is found without looking at everything.
CREATE INDEX asset_disputed ON asset (n) WHERE disputed > 0;
CREATE INDEX contact_disputed ON contact (n) WHERE disputed > 0;
CREATE INDEX relationship_disputed ON relationship (n) WHERE disputed > 0;
CREATE INDEX gift_disputed ON gift (n) WHERE disputed > 0;
CREATE INDEX wish_disputed ON wish (n) WHERE disputed > 0;
CREATE INDEX activity_disputed ON activity (n) WHERE disputed > 0;
CREATE INDEX attachment_disputed ON attachment (n) WHERE disputed > 0;
CREATE INDEX inbox_item_disputed ON inbox_item (n) WHERE disputed > 0;
CREATE INDEX area_disputed ON area (n) WHERE disputed > 0;
CREATE INDEX conversation_disputed ON conversation (n) WHERE disputed > 0;
CREATE INDEX introduction_disputed ON introduction (n) WHERE disputed > 0;
CREATE INDEX follow_up_disputed ON follow_up (n) WHERE disputed > 0;
CREATE INDEX consent_disputed ON consent (n) WHERE disputed > 0;
CREATE INDEX confirmation_disputed ON confirmation (n) WHERE disputed > 0;
