-- Pages that a feed says were edited, and that could not be read since, wait beside those that could never be read.

ALTER TABLE article_unread ADD COLUMN edited INTEGER NOT NULL DEFAULT 0;
