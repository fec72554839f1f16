/** Does what people ask, and answers them. */
@NullMarked
package news.backstory.answer;

import org.jspecify.annotations.NullMarked;
