-- When its publisher last took an article away (its page was gone, or its feed took it back); 0 if it did not. Until its page was read again since then,
-- nobody puts it back.
ALTER TABLE article_kill ADD COLUMN taken_away_at INTEGER NOT NULL DEFAULT 0;
UPDATE article_kill SET taken_away_at = at WHERE wire = '' AND reason IN ('its page was taken away', 'its feed took it back');
