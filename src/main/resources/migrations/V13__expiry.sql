-- From when on an article is shown no more, if its sender said so and it has not come out of the index yet.
ALTER TABLE article ADD COLUMN expires_at INTEGER;
CREATE INDEX article_expiring ON article (expires_at) WHERE expires_at IS NOT NULL;
