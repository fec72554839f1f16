-- What we have agreed, or want to agree, with hubs that tell of news in feeds (WebSub).

CREATE TABLE hub_subscription (
    -- The unguessable end of the address at which the hub reaches us.
    callback TEXT PRIMARY KEY,
    json TEXT NOT NULL
) WITHOUT ROWID;
