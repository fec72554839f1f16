/** Knows who listens to what. */
@NullMarked
package news.backstory.channel;

import org.jspecify.annotations.NullMarked;
