/** Decides what each channel is told of what comes. */
@NullMarked
package news.backstory.telling;

import org.jspecify.annotations.NullMarked;
