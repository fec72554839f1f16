package news.backstory.command;

import java.time.ZoneId;
import news.backstory.channel.PersonId;

/** What is known of the people who ask. Each call may take a moment. */
public interface People {

    ZoneId zoneOf(PersonId person);

    Standing standingOf(PersonId person);

    enum Standing {
        MEMBER,
        /** May change what only some may change. */
        ADMIN,
        /** From outside the workspace, or let into a channel or two: may ask, and change nothing. */
        GUEST
    }

    /** As others read it. */
    String nameOf(PersonId person);
}
