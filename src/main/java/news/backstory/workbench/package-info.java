/** What a desk engineer runs from the command line, without Slack: filters over JSON lines, measures of quality, training, benchmarks. */
@NullMarked
package news.backstory.workbench;

import org.jspecify.annotations.NullMarked;
