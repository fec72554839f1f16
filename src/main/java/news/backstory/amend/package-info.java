/** Puts right what channels were told. */
@NullMarked
package news.backstory.amend;

import org.jspecify.annotations.NullMarked;
