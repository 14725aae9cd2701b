-- What a row in the Inbox says of how to reach what it is about, and of when somebody checked it.
ALTER TABLE inbox_item ADD COLUMN reach TEXT;
ALTER TABLE inbox_item ADD COLUMN checked TEXT;
