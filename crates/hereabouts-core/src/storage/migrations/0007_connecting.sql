-- What somebody or something offers.
CREATE TABLE gift (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  holder BLOB NOT NULL, what TEXT NOT NULL, domain TEXT, would_teach INTEGER, topics TEXT, form TEXT, terms TEXT,
  "when" TEXT, limits TEXT, status TEXT NOT NULL, last_taken_up TEXT, note TEXT, conversation BLOB, gathering BLOB,
  may_be_listed INTEGER
) STRICT;
CREATE INDEX gift_holder ON gift (holder);
CREATE INDEX gift_gathering ON gift (gathering) WHERE gathering IS NOT NULL;

-- What somebody would love.
CREATE TABLE wish (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  holder BLOB NOT NULL, what TEXT NOT NULL, kind TEXT, topics TEXT, "when" TEXT, status TEXT NOT NULL, note TEXT,
  conversation BLOB, gathering BLOB, may_be_listed INTEGER
) STRICT;
CREATE INDEX wish_holder ON wish (holder);
CREATE INDEX wish_gathering ON wish (gathering) WHERE gathering IS NOT NULL;

-- What was heard, in the words in which it was noted.
CREATE TABLE conversation (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  "on" TEXT NOT NULL, words TEXT NOT NULL, kind TEXT, about TEXT, at BLOB, "by" TEXT, sorted_on TEXT
) STRICT;

-- What somebody said they would do.
CREATE TABLE follow_up (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  what TEXT NOT NULL, about BLOB, conversation BLOB, introduction BLOB, due TEXT, done_on TEXT
) STRICT;
CREATE INDEX follow_up_about ON follow_up (about) WHERE about IS NOT NULL;

-- Two or more brought together, and how it went.
CREATE TABLE introduction (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  parties TEXT, gift BLOB, wish BLOB, why TEXT, made_by TEXT, at BLOB, "where" TEXT, stage TEXT NOT NULL,
  reached TEXT, came_of_it TEXT, said_no INTEGER
) STRICT;

-- Assets linked into something that could be done.
CREATE TABLE possible_action (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL, assets TEXT, who_starts TEXT, ourselves TEXT, with_help TEXT, by_agencies TEXT, led TEXT,
  status TEXT NOT NULL, note TEXT
) STRICT;

-- A session at which people say what they offer and what they wish for.
CREATE TABLE gathering (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL, "on" TEXT NOT NULL, at BLOB, note TEXT
) STRICT;

-- Words that mean the same here.
CREATE TABLE synonym (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  words TEXT
) STRICT;

-- Where somebody wants to have an asset in the network.
CREATE TABLE network_pin (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, existence TEXT NOT NULL, disputed INTEGER NOT NULL DEFAULT 0,
  asset BLOB NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX network_pin_asset ON network_pin (asset);

-- Which assets a record names that names several: worked out from conversations, introductions and possible actions.
CREATE TABLE involved (asset BLOB NOT NULL, record BLOB NOT NULL, PRIMARY KEY (asset, record)) STRICT, WITHOUT ROWID;
CREATE INDEX involved_record ON involved (record);

-- The topics of gifts and wishes that are here: what they speak of, as stems and folded words, to find them by.
CREATE TABLE gift_topic (topic TEXT NOT NULL, gift INTEGER NOT NULL, PRIMARY KEY (topic, gift)) STRICT, WITHOUT ROWID;
CREATE INDEX gift_topic_gift ON gift_topic (gift);
CREATE TABLE wish_topic (topic TEXT NOT NULL, wish INTEGER NOT NULL, PRIMARY KEY (topic, wish)) STRICT, WITHOUT ROWID;
CREATE INDEX wish_topic_wish ON wish_topic (wish);

-- How sure it is, and where it is known from.
ALTER TABLE relationship ADD COLUMN confidence TEXT;
ALTER TABLE relationship ADD COLUMN introduction BLOB;
ALTER TABLE relationship ADD COLUMN conversation BLOB;

-- Which kinds it usually connects, its words in other languages, and the type it became one with.
ALTER TABLE relationship_type ADD COLUMN from_kinds TEXT;
ALTER TABLE relationship_type ADD COLUMN to_kinds TEXT;
ALTER TABLE relationship_type ADD COLUMN words TEXT;
ALTER TABLE relationship_type ADD COLUMN merged_into TEXT;

-- The tie that waits until it is said what one of its ends is.
ALTER TABLE inbox_item ADD COLUMN tie TEXT;

-- What the row offers and would love, until it is said what it is.
ALTER TABLE inbox_item ADD COLUMN offering TEXT;

-- Does not want to be introduced to anybody.
ALTER TABLE asset ADD COLUMN no_introductions INTEGER;

-- Of this file alone: where things lay in the network last, and what is being written and not saved yet.
CREATE TABLE network_place (asset BLOB PRIMARY KEY, x REAL NOT NULL, y REAL NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE draft (key TEXT PRIMARY KEY, words TEXT NOT NULL) STRICT, WITHOUT ROWID;
