package news.backstory.channel;

import java.time.Instant;
import java.util.List;

/** Who has taken a breaking story on. */
public interface Takers {

    /** Those who have, the first first, after this person has joined them, or left if they had. */
    List<Taker> toggle(String post, PersonId person, Instant at);

    record Taker(PersonId person, Instant at) {}
}
