package news.backstory.slack;

import news.backstory.command.Caller;
import news.backstory.command.Command;

/** What somebody asked, in our own words. */
record Asked(Caller caller, Command command) {}
