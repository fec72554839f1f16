-- The person who put an article back, as a reader should see them; empty where its publisher or its wire changed it.

ALTER TABLE article_change ADD COLUMN by TEXT NOT NULL DEFAULT '';
