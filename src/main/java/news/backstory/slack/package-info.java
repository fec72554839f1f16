/** Speaks Slack, and nothing else. */
@NullMarked
package news.backstory.slack;

import org.jspecify.annotations.NullMarked;
