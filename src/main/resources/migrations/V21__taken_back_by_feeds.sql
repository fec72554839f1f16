-- Which ids a feed has taken back, and when (microseconds since 1970), as JSON: they hold against entries that come later with an older date.

ALTER TABLE feed_memory ADD COLUMN deleted TEXT NOT NULL DEFAULT '{}';
