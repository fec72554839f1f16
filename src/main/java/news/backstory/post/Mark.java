package news.backstory.post;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import news.backstory.article.ArticleId;
import news.backstory.channel.PersonId;

/** What became of a story after, or when, it was first said in a channel. */
public sealed interface Mark {

    /** What it said has been put otherwise, or taken out. */
    record Corrected(Instant at) implements Mark {}

    /** It says more than it did, and all that it did. */
    record Updated(Instant at) implements Mark {}

    /** It was killed, and was so no more from that instant on; by then the time in which it could be used had ended. */
    record Over(Instant at) implements Mark {}

    /** What followed is of another story by now: somebody has taken them apart. */
    record SplitOff(Instant at) implements Mark {}

    record Breaking() implements Mark {}

    /** It came through a channel's quiet hours, because it is breaking. */
    record PassedQuiet() implements Mark {}

    /** The same outlet wrote these next, the latest last: the post shows its headline. */
    record WentOn(List<ArticleId> developments) implements Mark {

        public WentOn {
            developments = List.copyOf(developments);
        }
    }

    /** What became of one of these. */
    record OfDevelopment(ArticleId development, Mark mark) implements Mark {}

    /** Whether one of them gives way to the other. */
    default boolean isOfKindOf(Mark other) {
        return this instanceof OfDevelopment(var one, var mark)
                ? other instanceof OfDevelopment(var another, var otherMark) && one.equals(another) && mark.isOfKindOf(otherMark)
                : getClass().equals(other.getClass());
    }

    /** Those of what one article says, the story's first or a development, and not of its story. */
    static List<Mark> ofWords(ArticleId article, ArticleId first, List<Mark> marks) {
        return marks.stream().flatMap(mark -> article.equals(first)
                ? Stream.of(mark)
                : mark instanceof OfDevelopment(var development, var its) && development.equals(article) ? Stream.of(its) : Stream.empty())
                .filter(mark -> mark instanceof Corrected || mark instanceof Updated).toList();
    }

    static boolean isBreaking(Mark mark) {
        return mark instanceof Breaking || mark instanceof PassedQuiet;
    }

    /** The article that is breaking, if its story is: the first, or else a development, of those that are shown. */
    static Optional<ArticleId> breaking(ArticleId first, List<Mark> marks, Predicate<ArticleId> isShown) {
        return marks.stream().anyMatch(Mark::isBreaking)
                ? Optional.of(first)
                : marks.stream().flatMap(mark -> mark instanceof OfDevelopment(var development, var its) && isBreaking(its)
                        ? Stream.of(development)
                        : Stream.empty()).filter(isShown).findFirst();
    }

    /** Those of the story: that it is breaking, and who has taken it on. */
    static List<Mark> ofStory(ArticleId first, List<Mark> marks, Predicate<ArticleId> isShown) {
        var breaking = breaking(first, marks, isShown);
        return marks.stream().flatMap(mark -> switch (mark) {
            case Breaking _,PassedQuiet _,OnIt _ -> Stream.of(mark);
            case OfDevelopment(var development, var its) when isBreaking(its) && breaking.filter(development::equals).isPresent() -> Stream.of(its);
            case OfDevelopment _,Corrected _,Updated _,Over _,WentOn _,SplitOff _ -> Stream.<Mark>empty();
        }).toList();
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
