-- What people say is wrong with a card, by its sentences' places in the article's body; and what they say of it in words of their own.

CREATE TABLE report (
    key TEXT PRIMARY KEY,
    channel TEXT NOT NULL,
    article TEXT NOT NULL,
    person TEXT NOT NULL,
    at INTEGER NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN ('MISSING_CONTEXT', 'NOT_THE_POINT', 'NOT_A_SENTENCE', 'OTHER')),
    words TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX report_by_time ON report (at, key);

CREATE TABLE report_sentence (
    report TEXT NOT NULL REFERENCES report (key) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (report, start)
) WITHOUT ROWID;
