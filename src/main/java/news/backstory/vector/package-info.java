/** Makes vectors of texts: what means the like points the same way. */
@NullMarked
package news.backstory.vector;

import org.jspecify.annotations.NullMarked;
