/** Knows who listens to what, and sends what was decided. */
@NullMarked
package news.backstory.channel;

import org.jspecify.annotations.NullMarked;
