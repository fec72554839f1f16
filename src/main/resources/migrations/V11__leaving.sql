-- Whoever left what they had taken on stays known, so that the same press, worked on again after a crash, does not take it on again.
ALTER TABLE taken_on ADD COLUMN gone INTEGER NOT NULL DEFAULT 0;
