/** Hears what people ask the bot to do, and understands it. */
@NullMarked
package news.backstory.command;

import org.jspecify.annotations.NullMarked;
