package news.backstory.command;

import java.time.ZoneId;
import news.backstory.channel.PersonId;

/** What is known of the people who ask. Each call may take a moment. */
public interface People {

    ZoneId zoneOf(PersonId person);

    /** As others read it. */
    String nameOf(PersonId person);
}
