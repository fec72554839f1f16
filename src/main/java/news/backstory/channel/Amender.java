package news.backstory.channel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.backstory.article.Article;
import news.backstory.article.ArticleChange;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;
import news.backstory.article.Kill;
import news.backstory.article.Status;
import news.backstory.article.Traits;
import news.backstory.channel.Outbox.Carrier;

/**
 * Amends what was said of an article that has changed: a killed one is taken back wherever it stands, a corrected one is called so. It plans lines, under
 * names that the change gives them, so that amending twice says nothing twice.
 */
public final class Amender {

    /** A kill is tried until it is done or the message is gone. */
    private static final Duration TAKEN_BACK_WITHIN = Duration.ofDays(365);

    private static final Duration CORRECTED_WITHIN = Duration.ofDays(7);

    /** Of more changes the first are told in the thread. */
    private static final int MAX_EDITS_TOLD = 5;

    private static final int MAX_TOLD_AN_HOUR = 3;
    private static final int MAX_TOLD = 10;

    private final Articles articles;
    private final Outbox outbox;
    private final InstantSource clock;
    private final Object oneAtATime;

    /** @param oneAtATime shared by all who decide what a channel is told */
    public Amender(Articles articles, Outbox outbox, InstantSource clock, Object oneAtATime) {
        this.articles = articles;
        this.outbox = outbox;
        this.clock = clock;
        this.oneAtATime = oneAtATime;
    }

    /** How many posts are amended. When it returns, what is to be done is on disk. */
    public int amend(ArticleChange change, Article now) {
        synchronized (oneAtATime) {
            return amendAlone(change, now);
        }
    }

    private int amendAlone(ArticleChange change, Article now) {
        var carriers = outbox.carrying(now.id());
        if (carriers.isEmpty()) {
            return 0;
        }
        var at = clock.instant();
        var lines = !now.showable().at(at)
                ? gone(change, now.id(), carriers, at)
                : !change.before().showable().at(change.at())
                        ? back(change, carriers, at)
                        : isFuller(change.before(), now) ? fuller(change, carriers, at) : amended(change, now, carriers, at);
        outbox.add(lines);
        return carriers.size();
    }

    private List<Line> gone(ArticleChange change, ArticleId article, List<Carrier> carriers, Instant at) {
        var lines = new ArrayList<Line>();
        changeable(carriers)
                .forEach(carrier -> lines.add(takenBack(change, carrier, at)));
        articles.killOf(article).ifPresent(kill -> {
            lines.addAll(threadNotices(change, kill, carriers, at));
            lines.addAll(toThoseWhoShared(change, kill, carriers, at));
        });
        return lines;
    }

    /** Where Slack does not let us, whoever asked for it hears of it, or else whoever reads its thread. */
    private static Line takenBack(ArticleChange change, Carrier carrier, Instant at) {
        var channel = carrier.place().channel();
        var place = carrier.askedBy().<Place>map(person -> new Place.InChannel(new ChannelId(person.value())))
                .orElseGet(() -> new Place.Under(carrier.key(), channel));
        return new Line(Keys.of(carrier.key(), "gone-" + change.number()), new Place.Again(carrier.key(), channel), carrier.content(),
                at.plus(TAKEN_BACK_WITHIN), List.of(), List.of(place), Line.Turn.FIRST);
    }

    /** It was taken back for a while, and may be shown again. Who read that it was killed reads that it was not the last word. */
    private List<Line> back(ArticleChange change, List<Carrier> carriers, Instant at) {
        var lines = new ArrayList<Line>();
        changeable(carriers).forEach(carrier -> lines.add(again(carrier, "back-" + change.number(), carrier.content(), at.plus(CORRECTED_WITHIN))));
        if (change.before().status() instanceof Status.Killed) {
            var notice = new Post.Saying(List.of(change.before().id()), List.of(Row.of(
                    new Bit.Strong("Issued again"), new Bit.Plain(" as a new version at "), new Bit.When(change.at()),
                    new Bit.Plain(", after it was killed. It may be used."))));
            firstOfEachThread(carriers.stream().filter(carrier -> isThreaded(carrier.place()) && !(carrier.content() instanceof Post.Saying)))
                    .forEach((thread, carrier) -> lines.add(new Line(Keys.of("change-" + change.number(), "again", thread),
                            new Place.Under(carrier.key(), carrier.place().channel()), notice, at.plus(CORRECTED_WITHIN))));
        }
        return lines;
    }

    private static boolean isFuller(Article before, Article now) {
        return before.traits().extent() == Traits.Extent.PREVIEW && now.traits().extent() == Traits.Extent.WHOLE;
    }

    /** We knew a part of it, and now know it all: its publisher has corrected nothing. */
    private List<Line> fuller(ArticleChange change, List<Carrier> carriers, Instant at) {
        return changeable(carriers).filter(carrier -> !(carrier.content() instanceof Post.Saying))
                .map(carrier -> again(carrier, "fuller-" + change.number(), carrier.content(), at.plus(CORRECTED_WITHIN))).toList();
    }

    private List<Line> amended(ArticleChange change, Article now, List<Carrier> carriers, Instant at) {
        var edits = Edits.between(change.before(), now);
        if (edits.isEmpty()) {
            return List.of();
        }
        Mark mark = edits.stream().anyMatch(Edit::corrects) ? new Mark.Corrected(change.at()) : new Mark.Updated(change.at());
        var lines = new ArrayList<Line>();
        // What we said of an earlier change stays as it was.
        changeable(carriers).filter(carrier -> !(carrier.content() instanceof Post.Saying)).forEach(carrier -> lines.add(again(
                carrier, "changed-" + change.number(), carrier.content().marked(now.id(), mark), at.plus(CORRECTED_WITHIN))));
        var told = new Post.Saying(List.of(now.id()), told(mark, edits));
        firstOfEachThread(carriers.stream().filter(carrier -> isCard(carrier.content()) && isThreaded(carrier.place())
                && !isToldEnough(carrier, carriers, at)))
                .forEach((thread, carrier) -> lines.add(new Line(
                        Keys.of("change-" + change.number(), "told", thread), new Place.Under(carrier.key(), carrier.place().channel()), told,
                        at.plus(CORRECTED_WITHIN))));
        return lines;
    }

    /** A page that changes at each reading would fill its thread; the mark on the card goes on telling the time. */
    private static boolean isToldEnough(Carrier card, List<Carrier> carriers, Instant at) {
        var told = carriers.stream().filter(carrier -> carrier.content() instanceof Post.Saying && carrier.thread().equals(card.thread())).toList();
        return told.size() >= MAX_TOLD
                || told.stream().filter(carrier -> carrier.saidAt().isAfter(at.minus(Duration.ofHours(1)))).count() >= MAX_TOLD_AN_HOUR;
    }

    private static List<Row> told(Mark mark, List<Edit> edits) {
        var rows = new ArrayList<Row>();
        rows.add(Row.of(new Bit.Strong(mark instanceof Mark.Corrected ? "Correction" : "Update")));
        edits.stream().limit(MAX_EDITS_TOLD).forEach(edit -> rows.add(Row.of(
                new Bit.Plain(edit.was().isEmpty() ? "added: " : "was: "), new Bit.Plain(edit.was().isEmpty() ? edit.now() : edit.was()),
                new Bit.Plain(edit.was().isEmpty() ? "" : edit.now().isEmpty() ? " (taken out)" : " — now: " + edit.now()))));
        if (edits.size() > MAX_EDITS_TOLD) {
            rows.add(Row.plain("and " + (edits.size() - MAX_EDITS_TOLD) + " more changes in the text"));
        }
        return rows;
    }

    private static List<Line> threadNotices(ArticleChange change, Kill kill, List<Carrier> carriers, Instant at) {
        var said = List.<Bit>of(
                new Bit.Plain(by(kill) + " at "), new Bit.When(kill.at()), new Bit.Plain(why(kill)),
                new Bit.Plain(" Removed from " + extent(carriers) + ". Do not use it."));
        var ofStory = notice("This story was killed", said);
        // Under a card of another story this would read as if that were killed.
        var ofList = notice("An article listed here was killed", said);
        var threaded = carriers.stream().filter(carrier -> isThreaded(carrier.place())).toList();
        var told = threaded.stream().filter(carrier -> !isOnlyListed(change.before().id(), carrier.content())).map(Amender::thread)
                .collect(Collectors.toSet());
        var lines = new ArrayList<Line>();
        firstOfEachThread(threaded.stream()).forEach((thread, carrier) -> lines.add(new Line(
                Keys.of("change-" + change.number(), "killed", thread), new Place.Under(carrier.key(), carrier.place().channel()),
                told.contains(thread) ? ofStory : ofList, at.plus(TAKEN_BACK_WITHIN)).atOnce()));
        return lines;
    }

    /** Beside or under another article, among what somebody looked for. */
    private static boolean isOnlyListed(ArticleId killed, Post content) {
        return switch (content) {
            case Post.SimilarTo(var of, _) -> !of.equals(killed);
            case Post.CardWithSimilar(var card, _) -> !card.equals(killed);
            case Post.Coverage coverage -> !coverage.articles().getFirst().equals(killed);
            case Post.Found _ -> true;
            case Post _ -> false;
        };
    }

    private static Post.Saying notice(String strong, List<Bit> said) {
        return Post.Saying.of(new Row(Stream.concat(Stream.of(new Bit.Strong(strong)), said.stream()).toList(), List.of()));
    }

    private static String thread(Carrier carrier) {
        return carrier.place().channel() + "/" + carrier.thread();
    }

    private static List<Line> toThoseWhoShared(ArticleChange change, Kill kill, List<Carrier> carriers, Instant at) {
        var first = new LinkedHashMap<PersonId, Carrier>();
        carriers.forEach(carrier -> carrier.askedBy().ifPresent(person -> first.putIfAbsent(person, carrier)));
        var lines = new ArrayList<Line>();
        first.forEach((person, carrier) -> lines.add(new Line(
                Keys.of("change-" + change.number(), "to", person.value()), new Place.InChannel(new ChannelId(person.value())),
                Post.Saying.of(Row.of(
                        new Bit.Plain("You shared a story on "), new Bit.When(carrier.saidAt()), new Bit.Plain(" in "),
                        new Bit.Where(carrier.place().channel()), new Bit.Plain(" that was killed" + by(kill) + " at "), new Bit.When(kill.at()),
                        new Bit.Plain(why(kill) + (isChangeable(carrier.place())
                                ? " I am taking it back there. Do not use it."
                                : " I cannot take it back there, because I am not in that channel: please delete the message, and do not use it.")))
                        .with(new Row.Choice("Seen", Row.Ask.SEEN, "kill-" + change.number()))),
                at.plus(TAKEN_BACK_WITHIN)).atOnce()));
        return lines;
    }

    private static String by(Kill kill) {
        return kill.by().isEmpty() ? "" : " by " + kill.by();
    }

    private static String why(Kill kill) {
        return kill.reason().isEmpty() ? "." : ": " + kill.reason() + (kill.reason().endsWith(".") ? "" : ".");
    }

    /** "2 channels, 1 digest, 3 lists" */
    private static String extent(List<Carrier> carriers) {
        var channels = carriers.stream().filter(carrier -> isCard(carrier.content())).map(carrier -> carrier.place().channel()).distinct().count();
        var digests = carriers.stream().filter(carrier -> carrier.content() instanceof Post.Digest).count();
        var lists = carriers.stream().filter(carrier -> !isCard(carrier.content()) && !(carrier.content() instanceof Post.Digest)).count();
        return String.join(", ", Stream.of(counted(channels, "channel"), counted(digests, "digest"), counted(lists, "list"))
                .filter(text -> !text.isEmpty()).toList());
    }

    private static String counted(long count, String unit) {
        return count == 0 ? "" : count + " " + unit + (count == 1 ? "" : "s");
    }

    private static boolean isCard(Post content) {
        return content instanceof Post.CardOf || content instanceof Post.Follows || content instanceof Post.CardWithSimilar
                || content instanceof Post.OnLinks;
    }

    private static Map<String, Carrier> firstOfEachThread(Stream<Carrier> carriers) {
        var first = new LinkedHashMap<String, Carrier>();
        carriers.forEach(carrier -> first.putIfAbsent(thread(carrier), carrier));
        return first;
    }

    private static Stream<Carrier> changeable(List<Carrier> carriers) {
        return carriers.stream().filter(carrier -> isChangeable(carrier.place()));
    }

    /** What was said through a reply address has no name by which it could be changed. */
    private static boolean isChangeable(Place place) {
        return switch (place) {
            case Place.InChannel _,Place.InThread _,Place.Under _,Place.InsteadOf _,Place.Again _,Place.OnLinks _ -> true;
            case Place.ForPerson _,Place.ForPersonInThread _,Place.Reply _,Place.ReplyToAll _ -> false;
        };
    }

    private static boolean isThreaded(Place place) {
        return switch (place) {
            case Place.InChannel _,Place.InThread _,Place.Under _ -> true;
            case Place.InsteadOf _,Place.Again _,Place.OnLinks _,Place.ForPerson _,Place.ForPersonInThread _,Place.Reply _,Place.ReplyToAll _ ->
                false;
        };
    }

    private static Line again(Carrier carrier, String what, Post post, Instant staleAt) {
        return new Line(Keys.of(carrier.key(), what), new Place.Again(carrier.key(), carrier.place().channel()), post, staleAt);
    }
}
