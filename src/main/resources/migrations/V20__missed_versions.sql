-- A version came while a person held its article dead, and did not say plainly that it may be used: only its wire can say so again.
ALTER TABLE wire_item ADD COLUMN missed INTEGER NOT NULL DEFAULT 0;
