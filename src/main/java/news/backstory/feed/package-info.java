/** Reads feeds and decides when each is read again. */
@NullMarked
package news.backstory.feed;

import org.jspecify.annotations.NullMarked;
