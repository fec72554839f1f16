package news.backstory.answer;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;

/** What is known of the people who ask. Each call may take a moment. */
public interface People {

    ZoneId zoneOf(PersonId person);

    /** The same, but empty where it cannot be asked now. */
    default Optional<ZoneId> statedZoneOf(PersonId person) {
        return Optional.of(zoneOf(person));
    }

    Standing standingOf(PersonId person);

    enum Standing {
        MEMBER,
        /** May change what only some may change. */
        ADMIN,
        /** From outside the workspace, or let into a channel or two: may ask, and change nothing. */
        GUEST,
        /** It cannot be asked now who it is. Whoever is named to us may what they are named for; nobody else may change anything. */
        UNKNOWN
    }

    /** The channels that this person is in, as far as we may know of them; none when that cannot be known, so that nothing is shown or changed then. */
    Set<ChannelId> channelsOf(PersonId person);

    /** As others read it. */
    String nameOf(PersonId person);
}
