-- An article may also wait because Slack does not let us in.
CREATE TABLE held_back_new (
    channel TEXT NOT NULL,
    article TEXT NOT NULL,
    why TEXT NOT NULL CHECK (why IN ('QUIET', 'TOO_MANY', 'SHUT_OUT')),
    at INTEGER NOT NULL,
    PRIMARY KEY (channel, article)
) WITHOUT ROWID;
INSERT INTO held_back_new SELECT channel, article, why, at FROM held_back;
DROP TABLE held_back;
ALTER TABLE held_back_new RENAME TO held_back;
