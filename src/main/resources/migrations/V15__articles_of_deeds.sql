-- Which articles somebody did something to, their ids with spaces between; what was said of it, such as a reason, stands in "about".
ALTER TABLE deed ADD COLUMN articles TEXT NOT NULL DEFAULT '';
UPDATE deed SET articles = about, about = '' WHERE what IN ('PULLED', 'TOOK_ON', 'SPLIT_STORY');
-- Of these only the name of the story was kept, which nobody can read.
UPDATE deed SET about = '' WHERE what = 'MERGED_STORIES';
