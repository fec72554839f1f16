-- The feeds we follow, and the entries they have shown.

CREATE TABLE feed (
    address TEXT PRIMARY KEY,
    -- When it is read next; none if it is gone.
    next INTEGER,
    json TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX feed_by_time ON feed (next) WHERE next IS NOT NULL;

CREATE TABLE feed_memory (
    feed TEXT PRIMARY KEY REFERENCES feed (address),
    last_read INTEGER NOT NULL,
    ids_kept INTEGER NOT NULL,
    ids_changed INTEGER NOT NULL,
    ids_reused INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE feed_entry (
    feed TEXT NOT NULL REFERENCES feed (address),
    name TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (feed, name)
) WITHOUT ROWID;

-- Every key by which an entry can be known again, in its own feed or in another.
CREATE TABLE feed_entry_key (
    key TEXT NOT NULL,
    feed TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (key, feed, name),
    FOREIGN KEY (feed, name) REFERENCES feed_entry (feed, name) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX feed_entry_key_by_entry ON feed_entry_key (feed, name);
