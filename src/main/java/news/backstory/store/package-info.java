/** Keeps what must survive a restart. */
@NullMarked
package news.backstory.store;

import org.jspecify.annotations.NullMarked;
