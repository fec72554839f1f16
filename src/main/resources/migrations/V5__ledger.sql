-- How often nobody knew whether a line was said, and where to tell whoever waits for it when it is not said.
ALTER TABLE post ADD COLUMN doubts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE post ADD COLUMN tell TEXT NOT NULL DEFAULT '[]';

-- What one person alone was shown is forgotten: docs/why/retention.md. It is blank from its end on, and goes a day later.
UPDATE post SET post = '' WHERE state IN ('SENT', 'NOT_SENT') AND json_extract(place, '$.is') IN ('reply', 'for-person', 'for-person-in-thread');
UPDATE post SET post = json_remove(post, '$.words', '$.about') WHERE state IN ('SENT', 'NOT_SENT') AND post <> '';
CREATE INDEX post_passing ON post (ended_at) WHERE post = '';

-- The ledger grows for ever; only what is still open is looked for.
DROP INDEX post_by_state;
CREATE INDEX post_unknown ON post (not_before) WHERE state = 'UNKNOWN';
CREATE INDEX post_claimed ON post (claimed_at) WHERE state = 'CLAIMED';

-- How many lines are in each state, so that nobody counts the ledger.
CREATE TABLE post_count (
    state TEXT PRIMARY KEY,
    n INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO post_count (state, n) VALUES ('PLANNED', 0), ('CLAIMED', 0), ('UNKNOWN', 0), ('SENT', 0), ('NOT_SENT', 0);
UPDATE post_count SET n = (SELECT count(*) FROM post WHERE post.state = post_count.state);
CREATE TRIGGER post_added AFTER INSERT ON post BEGIN
    UPDATE post_count SET n = n + 1 WHERE state = NEW.state;
END;
CREATE TRIGGER post_moved AFTER UPDATE OF state ON post WHEN OLD.state <> NEW.state BEGIN
    UPDATE post_count SET n = n - 1 WHERE state = OLD.state;
    UPDATE post_count SET n = n + 1 WHERE state = NEW.state;
END;

-- A report is made once, however often its request is worked on.
DELETE FROM wrong_card WHERE number NOT IN (SELECT min(number) FROM wrong_card GROUP BY person, article, channel);
CREATE UNIQUE INDEX wrong_card_once ON wrong_card (person, article, channel);

CREATE INDEX article_address_by_article ON article_address (article);

-- Written when somebody asks whether the store can be written.
CREATE TABLE trial (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    at INTEGER NOT NULL
);
