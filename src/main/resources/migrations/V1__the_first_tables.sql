-- Instants are microseconds since 1970, UTC.

CREATE TABLE article (
    id TEXT PRIMARY KEY,
    published INTEGER NOT NULL,
    read_at INTEGER NOT NULL,
    json TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX article_by_time ON article (published, id);

CREATE TABLE article_address (
    address TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES article (id)
) WITHOUT ROWID;

-- What people asked. The content of an answered request is forgotten; its key is remembered for a while.
CREATE TABLE request (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    heard_at INTEGER NOT NULL,
    done_at INTEGER,
    content TEXT NOT NULL
);
CREATE INDEX request_waiting ON request (number) WHERE done_at IS NULL;
CREATE INDEX request_done ON request (done_at) WHERE done_at IS NOT NULL;

-- What is to be said, and the ledger of what was.
CREATE TABLE post (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('PLANNED', 'CLAIMED', 'UNKNOWN', 'SENT', 'NOT_SENT')),
    lane TEXT NOT NULL,
    under TEXT,
    place TEXT NOT NULL,
    post TEXT NOT NULL,
    instead TEXT NOT NULL,
    stale_at INTEGER NOT NULL,
    not_before INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    looks INTEGER NOT NULL DEFAULT 0,
    claimed_at INTEGER,
    ended_at INTEGER,
    why TEXT NOT NULL DEFAULT '',
    -- The message it became, and the first message of the thread it stands in: names that Slack gave.
    message_channel TEXT,
    message TEXT,
    thread TEXT
);
CREATE INDEX post_planned ON post (number) WHERE state = 'PLANNED';
CREATE INDEX post_by_state ON post (state, not_before);
CREATE INDEX post_under ON post (under) WHERE under IS NOT NULL;

CREATE TABLE verdict (
    channel TEXT NOT NULL,
    article TEXT NOT NULL,
    suggested TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('KEPT', 'DROPPED', 'NONE')),
    person TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (channel, article, suggested)
) WITHOUT ROWID;

CREATE TABLE wrong_card (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    channel TEXT NOT NULL,
    article TEXT NOT NULL,
    person TEXT NOT NULL,
    at INTEGER NOT NULL
);
