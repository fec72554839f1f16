package news.backstory.slack;

import news.backstory.command.Caller;
import news.backstory.command.Command;

/**
 * What somebody asked, in our own words.
 *
 * @param trigger lets us open a form in front of them, for three seconds; empty where nobody waits for one
 */
record Asked(Caller caller, Command command, String trigger, From from) {

    /** Where it was asked. */
    enum From {
        CHANNEL, FORM, HOME
    }

    Asked(Caller caller, Command command) {
        this(caller, command, "", From.CHANNEL);
    }
}
