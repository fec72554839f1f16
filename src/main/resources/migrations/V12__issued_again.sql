-- By which wire an article was killed; empty if by a person, or because its page is gone: then no wire brings it back.
ALTER TABLE article_kill ADD COLUMN wire TEXT NOT NULL DEFAULT '';
