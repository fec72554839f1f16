-- Instants are microseconds since 1970, UTC.

-- Which articles each post for more than one reader is about, so that what was said of one can be found and changed.
CREATE TABLE post_article (
    article TEXT NOT NULL,
    post TEXT NOT NULL REFERENCES post (key),
    PRIMARY KEY (article, post)
) WITHOUT ROWID;
INSERT OR IGNORE INTO post_article (article, post)
    SELECT article.id, post.key FROM post, json_tree(post.post) JOIN article ON article.id = json_tree.value
    WHERE post.post <> '' AND json_tree.type = 'text' AND json_extract(post.place, '$.is') NOT IN ('reply', 'for-person', 'for-person-in-thread');

-- A line that changes what another says names it here. What takes back goes first. Who asked for a post that all see.
ALTER TABLE post ADD COLUMN base TEXT;
ALTER TABLE post ADD COLUMN turn INTEGER NOT NULL DEFAULT 1;
ALTER TABLE post ADD COLUMN asked_by TEXT;
UPDATE post SET base = (SELECT first.key FROM post AS first WHERE first.message = json_extract(post.place, '$.message.id')
    AND first.message_channel = json_extract(post.place, '$.message.channel') AND json_extract(first.place, '$.is') <> 'instead-of' LIMIT 1)
    WHERE json_extract(place, '$.is') = 'instead-of';
CREATE INDEX post_base ON post (base) WHERE base IS NOT NULL;
CREATE INDEX post_message ON post (message) WHERE message IS NOT NULL;
DROP INDEX post_planned;
CREATE INDEX post_planned ON post (turn, number) WHERE state = 'PLANNED';

-- Why an article is dead.
CREATE TABLE article_kill (
    article TEXT PRIMARY KEY,
    by TEXT NOT NULL,
    reason TEXT NOT NULL,
    at INTEGER NOT NULL
) WITHOUT ROWID;

-- What became different about an article, for whoever has to tell it on; written in the transaction that changes it, gone when it was told.
CREATE TABLE article_change (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    article TEXT NOT NULL,
    before TEXT NOT NULL,
    at INTEGER NOT NULL
);
CREATE TRIGGER article_changed AFTER UPDATE OF json ON article WHEN OLD.json <> NEW.json BEGIN
    INSERT INTO article_change (article, before, at) VALUES (OLD.id, OLD.json, NEW.read_at);
END;
CREATE TRIGGER article_killed AFTER UPDATE OF json ON article
    WHEN json_extract(NEW.json, '$.status.is') = 'killed' AND json_extract(OLD.json, '$.status.is') <> 'killed' BEGIN
    -- Not OR IGNORE: within a trigger the outer statement's way with conflicts holds.
    INSERT INTO article_kill (article, by, reason, at) SELECT NEW.id, '', '', NEW.read_at
        WHERE NOT EXISTS (SELECT 1 FROM article_kill WHERE article = NEW.id);
END;

-- Where an article came to us by itself: from a feed, or a wire. Waits until what it brings may be shown and was weighed for each channel.
CREATE TABLE arrival (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    source TEXT NOT NULL,
    article TEXT NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('NEWS', 'OLD')),
    state TEXT NOT NULL CHECK (state IN ('WAITING', 'WEIGHED')),
    UNIQUE (source, article)
);
CREATE INDEX arrival_waiting ON arrival (number) WHERE state = 'WAITING';
CREATE INDEX arrival_by_time ON arrival (source, at);
CREATE INDEX arrival_article ON arrival (article);

CREATE TABLE subscription (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    channel TEXT NOT NULL,
    source TEXT NOT NULL,
    title TEXT NOT NULL,
    wanted TEXT NOT NULL,
    person TEXT NOT NULL,
    at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('NEW', 'ACTIVE', 'PAUSED', 'REMOVED')),
    why TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX subscription_once ON subscription (channel, source) WHERE state <> 'REMOVED';
CREATE INDEX subscription_by_source ON subscription (source) WHERE state <> 'REMOVED';

-- What a channel has arranged: zone, digest, quiet hours, threads, who may change what.
CREATE TABLE arrangement (
    channel TEXT PRIMARY KEY,
    json TEXT NOT NULL
) WITHOUT ROWID;

-- What each channel was told of which article, and in which post. One row an article and channel: it is told once.
CREATE TABLE telling (
    channel TEXT NOT NULL,
    article TEXT NOT NULL,
    post TEXT NOT NULL,
    part TEXT NOT NULL CHECK (part IN ('FIRST', 'ALSO', 'FOLLOWS', 'IN_DIGEST')),
    at INTEGER NOT NULL,
    PRIMARY KEY (channel, article)
) WITHOUT ROWID;
CREATE INDEX telling_by_article ON telling (article);
CREATE INDEX telling_by_post ON telling (post);
CREATE INDEX telling_by_time ON telling (channel, at);

-- What waits for a channel's quiet hours to end, or for its turn.
CREATE TABLE held_back (
    channel TEXT NOT NULL,
    article TEXT NOT NULL,
    why TEXT NOT NULL CHECK (why IN ('QUIET', 'TOO_MANY')),
    at INTEGER NOT NULL,
    PRIMARY KEY (channel, article)
) WITHOUT ROWID;

-- What a channel does not want to hear of until then: a story by one of its articles, or words.
CREATE TABLE mute (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    channel TEXT NOT NULL,
    article TEXT NOT NULL,
    words TEXT NOT NULL,
    until INTEGER NOT NULL,
    person TEXT NOT NULL
);
CREATE INDEX mute_by_channel ON mute (channel, until);

-- Who has taken a breaking story on.
CREATE TABLE taken_on (
    post TEXT NOT NULL,
    person TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (post, person)
) WITHOUT ROWID;

-- Each local day and hour of a channel's digest that has been sent, or found empty.
CREATE TABLE digest_slot (
    channel TEXT NOT NULL,
    day TEXT NOT NULL,
    slot TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (channel, day, slot)
) WITHOUT ROWID;

-- Who did what, for /news audit. Kept for a year.
CREATE TABLE deed (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    channel TEXT NOT NULL,
    person TEXT NOT NULL,
    what TEXT NOT NULL,
    about TEXT NOT NULL,
    at INTEGER NOT NULL
);
CREATE INDEX deed_by_time ON deed (at);
CREATE INDEX deed_by_channel ON deed (channel, at);
