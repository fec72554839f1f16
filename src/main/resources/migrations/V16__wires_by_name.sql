-- "wire pa (s1)" reads like a slip; it is "the wire pa".
UPDATE subscription SET title = 'the ' || title WHERE source LIKE 'wire:%' AND title LIKE 'wire %';
