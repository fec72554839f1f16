-- Articles that only a feed has told of, because their page could not be read yet. Once it could, the row goes.

CREATE TABLE article_unread (
    article TEXT PRIMARY KEY,
    page TEXT NOT NULL,
    -- How often the page was tried again, and when it is tried next; in microseconds since 1970.
    tries INTEGER NOT NULL,
    next INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX article_unread_by_time ON article_unread (next);
