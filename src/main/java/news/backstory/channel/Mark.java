package news.backstory.channel;

import java.time.Instant;
import java.util.List;

/** What became of a story after, or when, it was first said in a channel. */
public sealed interface Mark {

    /** What it said has been put otherwise, or taken out. */
    record Corrected(Instant at) implements Mark {}

    /** It says more than it did, and all that it did. */
    record Updated(Instant at) implements Mark {}

    record Breaking() implements Mark {}

    /** It came through a channel's quiet hours, because it is breaking. */
    record PassedQuiet() implements Mark {}

    /** These people have taken it on; the first of them at that instant. */
    record OnIt(List<PersonId> people, Instant at) implements Mark {

        public OnIt {
            people = List.copyOf(people);
        }
    }
}
