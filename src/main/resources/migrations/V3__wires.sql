-- Instants are microseconds since 1970, UTC.

-- By which the forms of one page's address are known to be one. Also of pages that were killed before they were read, so without a reference.
CREATE TABLE article_key (
    key TEXT PRIMARY KEY,
    article TEXT NOT NULL
) WITHOUT ROWID;

-- When an embargoed article becomes findable; emptied when it has.
ALTER TABLE article ADD COLUMN release_at INTEGER;
CREATE INDEX article_release ON article (release_at) WHERE release_at IS NOT NULL;

-- Each item of each wire in its newest version; killed ones stay for ever.
CREATE TABLE wire_item (
    wire TEXT NOT NULL,
    uri TEXT NOT NULL,
    article TEXT NOT NULL,
    killed INTEGER NOT NULL,
    version_created INTEGER,
    version_number INTEGER NOT NULL,
    version_first TEXT NOT NULL CHECK (version_first IN ('CREATED', 'NUMBER')),
    hash TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    PRIMARY KEY (wire, uri)
) WITHOUT ROWID;
CREATE INDEX wire_item_article ON wire_item (article);

CREATE TABLE wire_signature (
    wire TEXT NOT NULL,
    signature TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    PRIMARY KEY (wire, signature)
) WITHOUT ROWID;
