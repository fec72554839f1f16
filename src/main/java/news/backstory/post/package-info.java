/** Knows what a post says, and where it goes. */
@NullMarked
package news.backstory.post;

import org.jspecify.annotations.NullMarked;
