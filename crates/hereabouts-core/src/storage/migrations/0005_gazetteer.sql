-- A place may say in which gazetteer its spot was looked up: `gazetteer` in the JSON of the unit `place`. Older
-- programs do not know the word, so the version goes up; nothing that is there changes. An index answers
-- whose credit is due.
CREATE INDEX asset_gazetteer ON asset (place ->> '$.gazetteer.name') WHERE place ->> '$.gazetteer.name' IS NOT NULL;
