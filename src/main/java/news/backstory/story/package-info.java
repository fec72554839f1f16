/** Groups articles that report the same event. */
@NullMarked
package news.backstory.story;

import org.jspecify.annotations.NullMarked;
