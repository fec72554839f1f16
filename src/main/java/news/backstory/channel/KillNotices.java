package news.backstory.channel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import news.backstory.article.ArticleChange;
import news.backstory.article.ArticleId;
import news.backstory.article.Kill;
import news.backstory.channel.Outbox.Carrier;

/** Tells of one kill: each thread once, and whoever shared what was killed. It says which article that was, and nothing of what it said. */
final class KillNotices {

    private final ArticleChange change;
    private final Kill kill;
    private final List<Carrier> carriers;
    private final Instant staleAt;

    KillNotices(ArticleChange change, Kill kill, List<Carrier> carriers, Instant staleAt) {
        this.change = change;
        this.kill = kill;
        this.carriers = carriers;
        this.staleAt = staleAt;
    }

    /** How what was killed stands in a post; the first of a thread's counts. */
    private enum Part {
        /** In a digest or another list, or beside another article. */
        LISTED,
        /** It is what the post is about. */
        STORY,
        /** It followed on another story. */
        FOLLOWED,
        /** Another article stands for the story; this one was counted as a further report of it. */
        COUNTED
    }

    List<Line> inThreads() {
        var lines = new ArrayList<Line>();
        Carriers.firstOfEachThread(carriers.stream().filter(Carriers::isThreaded)).forEach((thread, carrier) -> lines.add(new Line(
                Unasked.CHANGE.key(String.valueOf(change.number()), "killed", thread), Carriers.under(carrier),
                Post.Saying.of(notice(partIn(thread))), staleAt)
                .atOnce()));
        return lines;
    }

    /** Under a digest its cards stand, too; and under a story's card what followed on it. */
    private Part partIn(String thread) {
        var parts = carriers.stream().filter(carrier -> Carriers.isThreaded(carrier) && Carriers.thread(carrier).equals(thread)).toList();
        return parts.stream().filter(carrier -> carrier.content() instanceof Post.Digest).findFirst().map(digest -> part(digest.content()))
                .filter(part -> part == Part.LISTED)
                .or(() -> parts.stream().map(carrier -> part(carrier.content())).filter(part -> part == Part.STORY).findFirst())
                .or(() -> parts.stream().map(carrier -> part(carrier.content())).filter(part -> part != Part.LISTED).sorted().findFirst())
                .orElse(Part.LISTED);
    }

    private Part part(Post content) {
        return switch (content) {
            case Post.CardOf(var card, _, var marks) -> is(card) ? Part.STORY : beside(marks);
            case Post.Follows _ -> Part.FOLLOWED;
            case Post.CardWithSimilar(var card, _, _) -> is(card) ? Part.STORY : Part.LISTED;
            case Post.SimilarTo(var of, _) -> is(of) ? Part.STORY : Part.LISTED;
            case Post.Coverage coverage -> is(coverage.article()) ? Part.STORY : Part.LISTED;
            case Post.Timeline timeline -> is(timeline.article()) ? Part.STORY : Part.LISTED;
            case Post.Digest(_, var briefs, _) -> briefs.stream().anyMatch(brief -> is(brief.article()))
                    ? Part.LISTED
                    : beside(briefs.stream().flatMap(brief -> brief.marks().stream()).toList());
            case Post.OnLinks(var links) -> links.size() == 1 ? Part.STORY : Part.LISTED;
            case Post.Saying _,Post.Dropped _,Post.Found _,Post.Help _,Post.Notice _ -> Part.LISTED;
        };
    }

    private Part beside(List<Mark> marks) {
        return Mark.developments(marks).stream().anyMatch(this::is) ? Part.FOLLOWED : Part.COUNTED;
    }

    private boolean is(ArticleId article) {
        return article.equals(change.before().id());
    }

    private Row notice(Part part) {
        return switch (part) {
            case STORY -> row("This story was killed", origin("The story"), " Removed from " + extent() + ". Do not use it.");
            case LISTED -> row("An article listed here was killed", origin("The article"), " Removed from " + extent() + ". Do not use it.");
            case FOLLOWED -> row("A report in this thread was killed", origin("The report"), " Do not use it.");
            case COUNTED -> row("A report counted here" + outlet() + " was killed", List.of(), " It is counted no more. Do not use it.");
        };
    }

    private Row row(String strong, List<Bit> origin, String rest) {
        return joined(
                List.of(new Bit.Strong(strong), new Bit.Plain(by() + " at "), new Bit.When(kill.at()), new Bit.Plain(why())), origin,
                List.of(new Bit.Plain(rest)));
    }

    private String outlet() {
        var outlet = change.before().source();
        return outlet.isBlank() ? "" : " (" + outlet + ")";
    }

    private List<Bit> origin(String what) {
        return joined(List.of(new Bit.Plain(" " + what + ": ")), Origin.of(change.before()).bits(), List.of(new Bit.Plain("."))).bits();
    }

    private static Row joined(List<Bit> before, List<Bit> origin, List<Bit> after) {
        return new Row(Stream.of(before, origin, after).flatMap(List::stream).toList(), List.of());
    }

    /** Each person once: of what they shared itself, or else of what they asked for and that named it. */
    List<Line> toThoseWhoShared() {
        var first = new LinkedHashMap<PersonId, Carrier>();
        Stream.concat(carriers.stream().filter(this::isShared), carriers.stream().filter(carrier -> !isShared(carrier)))
                .forEach(carrier -> carrier.askedBy().ifPresent(person -> first.putIfAbsent(person, carrier)));
        var lines = new ArrayList<Line>();
        first.forEach((person, carrier) -> lines.add(new Line(
                Unasked.CHANGE.key(String.valueOf(change.number()), "to", person.value()), new Place.InChannel(new ChannelId(person.value())),
                Post.Saying.of(told(carrier).with(new Row.Choice("Seen", Row.Ask.SEEN, "kill-" + change.number()))), staleAt).atOnce()));
        return lines;
    }

    private boolean isShared(Carrier carrier) {
        return carrier.content() instanceof Post.OnLinks || part(carrier.content()) == Part.STORY;
    }

    private Row told(Carrier carrier) {
        var isShared = isShared(carrier);
        return joined(
                List.of(new Bit.Plain(isShared ? "You shared a story on " : "What you asked for on "), new Bit.When(carrier.saidAt()),
                        new Bit.Plain(" in "), new Bit.Where(carrier.place().channel()),
                        new Bit.Plain((isShared ? " that was killed" : " named an article that was killed") + by() + " at "),
                        new Bit.When(kill.at()), new Bit.Plain(why())),
                origin(isShared ? "The story" : "The article"), List.of(new Bit.Plain(" " + whatNow(carrier.place()))));
    }

    private static String whatNow(Place place) {
        if (place instanceof Place.OnLinks) {
            return "I am taking my card off it; the link in your message stays: please take it out, and do not use it.";
        }
        return Carriers.isChangeable(place)
                ? "I am taking it back there. Do not use it."
                : "I cannot take it back there, because I am not in that channel: please delete the message, and do not use it.";
    }

    private String by() {
        return kill.by().isEmpty() ? "" : " by " + kill.by();
    }

    private String why() {
        return kill.reason().isEmpty() ? "." : ": " + kill.reason() + (kill.reason().endsWith(".") ? "" : ".");
    }

    /** "2 channels, 1 digest, 3 lists" */
    private String extent() {
        var channels = carriers.stream().filter(this::isOnCard).map(carrier -> carrier.place().channel()).distinct().count();
        var digests = carriers.stream().filter(carrier -> carrier.content() instanceof Post.Digest).count();
        var lists = carriers.stream().filter(carrier -> !isOnCard(carrier) && !(carrier.content() instanceof Post.Digest)).count();
        return String.join(", ", Stream.of(counted(channels, "channel"), counted(digests, "digest"), counted(lists, "list"))
                .filter(text -> !text.isEmpty()).toList());
    }

    private boolean isOnCard(Carrier carrier) {
        return Carriers.isCard(carrier) && part(carrier.content()) != Part.COUNTED;
    }

    private static String counted(long count, String unit) {
        return count == 0 ? "" : count + " " + unit + (count == 1 ? "" : "s");
    }
}
