-- Which articles, as JSON, were in a story already when another was merged into it: what came since may go with the other when the merge is undone. NULL where that was not kept.

ALTER TABLE story_change ADD COLUMN there_before TEXT;
