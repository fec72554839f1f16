package news.backstory.channel;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import news.backstory.article.ArticleId;

/** What became of a story after, or when, it was first said in a channel. */
public sealed interface Mark {

    /** What it said has been put otherwise, or taken out. */
    record Corrected(Instant at) implements Mark {}

    /** It says more than it did, and all that it did. */
    record Updated(Instant at) implements Mark {}

    record Breaking() implements Mark {}

    /** It came through a channel's quiet hours, because it is breaking. */
    record PassedQuiet() implements Mark {}

    /** The same outlet wrote these next, the latest last: the post shows its headline. */
    record WentOn(List<ArticleId> developments) implements Mark {

        public WentOn {
            developments = List.copyOf(developments);
        }
    }

    /** With what it went on; empty if it did not. */
    static List<ArticleId> developments(List<Mark> marks) {
        return marks.stream().flatMap(mark -> mark instanceof WentOn(var developments) ? developments.stream() : Stream.empty()).toList();
    }

    /** These people have taken it on; the first of them at that instant. */
    record OnIt(List<PersonId> people, Instant at) implements Mark {

        public OnIt {
            people = List.copyOf(people);
        }
    }
}
