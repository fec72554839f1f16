/** Says in an article's own sentences what it says. */
@NullMarked
package news.backstory.summary;

import org.jspecify.annotations.NullMarked;
