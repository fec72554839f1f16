/** Finds articles by words or by likeness. */
@NullMarked
package news.backstory.search;

import org.jspecify.annotations.NullMarked;
