/** Walks each new entry from its feed or wire to the channels, and each kill back out of them. */
@NullMarked
package news.backstory.ingest;

import org.jspecify.annotations.NullMarked;
