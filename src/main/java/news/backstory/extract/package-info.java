/** Turns a web page into an article. */
@NullMarked
package news.backstory.extract;

import org.jspecify.annotations.NullMarked;
