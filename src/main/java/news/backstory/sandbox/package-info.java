/** A Slack workspace on this machine, with a small newsroom's web site beside it, to try the bot and to test it; speaks Slack's own protocol, so the bot cannot tell. */
@NullMarked
package news.backstory.sandbox;

import org.jspecify.annotations.NullMarked;
