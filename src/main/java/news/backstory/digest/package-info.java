/** Sends each channel its digest when it is due. */
@NullMarked
package news.backstory.digest;

import org.jspecify.annotations.NullMarked;
