/** Builds the bot, starts it, stops it. */
@NullMarked
package news.backstory;

import org.jspecify.annotations.NullMarked;
