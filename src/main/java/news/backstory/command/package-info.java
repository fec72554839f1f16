/** Answers what people ask the bot to do. */
@NullMarked
package news.backstory.command;

import org.jspecify.annotations.NullMarked;
