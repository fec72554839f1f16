-- Which articles report one event. A story is open as long as it has articles; its id is never given again.
CREATE TABLE story (
    id TEXT PRIMARY KEY,
    central TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE story_article (
    article TEXT PRIMARY KEY,
    story TEXT NOT NULL REFERENCES story (id),
    outlet TEXT NOT NULL,
    published INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX story_article_by_story ON story_article (story, published);
CREATE INDEX story_article_by_time ON story_article (published);

-- Merges and splits. Never deleted.
CREATE TABLE story_change (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('MERGE', 'SPLIT')),
    from_story TEXT NOT NULL,
    to_story TEXT NOT NULL,
    moved TEXT NOT NULL,
    done_by TEXT NOT NULL,
    at INTEGER NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('STANDS', 'UNDONE'))
);
CREATE INDEX story_change_from ON story_change (from_story);
CREATE INDEX story_change_to ON story_change (to_story);

-- What an article said, version by version, when it could be shown.
CREATE TABLE article_version (
    article TEXT NOT NULL,
    version INTEGER NOT NULL,
    headline TEXT NOT NULL,
    standfirst TEXT NOT NULL,
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (article, version)
) WITHOUT ROWID;
