package news.backstory.answer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import news.backstory.article.Link;
import news.backstory.channel.Source;
import news.backstory.channel.Subscription;
import news.backstory.channel.Wanted;
import news.backstory.feed.FeedHealth;
import news.backstory.feed.Feeds;
import news.backstory.post.Bit;
import news.backstory.post.Row;
import news.backstory.post.Row.Ask;
import news.backstory.post.Row.Choice;

/** What a subscription is, in words. */
final class SubscriptionWords {

    /** In a list; the form of each shows all. */
    private static final int MAX_TITLE = 100;
    private static final int MAX_WISHES = 150;
    private static final int MAX_OF_NOBODY = 5;
    private static final int MAX_FLAWED = 5;

    static final String FIRST_READING = "about to be read for the first time";

    /** From then on it is said why it is read no sooner. */
    private static final Duration SELDOM = Duration.ofHours(1);

    private final Feeds feeds;

    SubscriptionWords(Feeds feeds) {
        this.feeds = feeds;
    }

    enum Listed {
        WITH_CHOICES, PLAIN
    }

    static String wishes(Wanted wanted) {
        var said = new ArrayList<String>();
        wanted.with().forEach(word -> said.add("with “" + word + "”"));
        wanted.without().forEach(word -> said.add("without “" + word + "”"));
        wanted.tiers().stream().sorted().forEach(tier -> said.add(tier.name().toLowerCase(Locale.ROOT) + " only"));
        wanted.languages().stream().sorted().forEach(language -> said.add("in " + language));
        if (wanted.breaking() == Wanted.Breaking.OFF) {
            said.add("breaking off");
        }
        switch (wanted.manner()) {
            case LIVE -> said.add("live");
            case DIGEST -> said.add("digest");
            case AS_CHANNEL -> {
            }
        }
        return said.isEmpty() ? "everything" : String.join(", ", said);
    }

    /** What one would type to ask for the same. */
    static String typed(String source, Wanted wanted) {
        var typed = new ArrayList<>(List.of("/news subscribe", source));
        wanted.with().forEach(word -> typed.add("+word:" + quoted(word)));
        wanted.without().forEach(word -> typed.add("-word:" + quoted(word)));
        wanted.tiers().stream().sorted().forEach(tier -> typed.add("source:" + tier.name().toLowerCase(Locale.ROOT)));
        if (!wanted.languages().isEmpty()) {
            typed.add("lang:" + wanted.languages().stream().sorted().collect(Collectors.joining(",")));
        }
        if (wanted.breaking() == Wanted.Breaking.OFF) {
            typed.add("breaking:off");
        }
        switch (wanted.manner()) {
            case LIVE -> typed.add("live");
            case DIGEST -> typed.add("digest");
            case AS_CHANNEL -> {
            }
        }
        return String.join(" ", typed);
    }

    private static String quoted(String word) {
        var plain = word.replace("\"", "");
        return plain.contains(" ") ? "\"" + plain + "\"" : plain;
    }

    /**
     * Feeds that fill the archive and want attention: nobody else is told of them.
     *
     * @param isNobodys whether no channel subscribes to it; those that one does are its owners' business
     */
    List<Row> ofNobody(Predicate<Link> isNobodys) {
        var bad = feeds.all().stream().map(FeedHealth::of).filter(feed -> feed.wantsAttention() && isNobodys.test(feed.address())).toList();
        var rows = new ArrayList<Row>();
        if (!bad.isEmpty()) {
            rows.add(Row.plain(bad.size() == 1
                    ? "A feed that fills the archive wants whoever looks after me:"
                    : bad.size() + " feeds that fill the archive want whoever looks after me:"));
        }
        bad.stream().limit(MAX_OF_NOBODY).forEach(feed -> rows.add(Row.of(
                new Bit.Strong(brief(feed.title().isBlank() ? feed.address().host() : feed.title(), MAX_TITLE)),
                new Bit.Plain("  " + brief(feed.cause(), MAX_WISHES)))));
        return rows;
    }

    Row listed(Subscription one, Listed how) {
        var bits = new ArrayList<Bit>(List.of(
                new Bit.Typed(one.id()), new Bit.Plain(" "), new Bit.Strong(brief(one.title(), MAX_TITLE)),
                new Bit.Plain(" · " + brief(wishes(one.wanted()), MAX_WISHES) + " · by "),
                new Bit.Who(one.by()), new Bit.Plain(" "), new Bit.Age(one.at()), new Bit.Plain(" · ")));
        bits.addAll(health(one));
        var number = String.valueOf(one.number());
        return new Row(bits, how == Listed.WITH_CHOICES
                ? choices(one, number)
                : List.of());
    }

    /** Feeds that can be read, and are not as a feed should be: for their publishers to know. */
    List<Row> flawed(List<Subscription> subscriptions) {
        return subscriptions.stream().filter(one -> !isFailing(one))
                .flatMap(one -> feed(one).filter(feed -> !feed.flaws().isEmpty()).map(feed -> flawed(one, feed)).stream())
                .limit(MAX_FLAWED).toList();
    }

    private static Row flawed(Subscription one, FeedHealth feed) {
        return Row.of(new Bit.Typed(one.id()), new Bit.Plain(" is read; what its publisher should put right: "
                + brief(String.join("; ", feed.flaws()), MAX_WISHES)));
    }

    /** A title, for a list. */
    static String brief(String title) {
        return brief(title, MAX_TITLE);
    }

    private static String brief(String text, int max) {
        return text.length() <= max ? text : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, max - 1))) + "…";
    }

    private static List<Choice> choices(Subscription one, String number) {
        return one.state() == Subscription.State.PAUSED
                ? List.of(
                        new Choice("Go on with " + one.id(), Ask.RESTORE_SUBSCRIPTION, number),
                        new Choice("Remove " + one.id(), Ask.REMOVE_SUBSCRIPTION, number))
                : List.of(
                        new Choice("Edit " + one.id(), Ask.EDIT_SUBSCRIPTION, number),
                        new Choice("Remove " + one.id(), Ask.REMOVE_SUBSCRIPTION, number));
    }

    private List<Bit> health(Subscription one) {
        if (one.state() == Subscription.State.PAUSED) {
            return List.of(new Bit.Plain("⚠ paused: " + one.why()));
        }
        return switch (one.source()) {
            case Source.OfWire _ -> List.of(new Bit.Plain("comes as its wire sends it"));
            case Source.OfFeed(var link) ->
                feeds.find(link).map(FeedHealth::of).map(SubscriptionWords::health).orElseGet(() -> List.of(new Bit.Plain(FIRST_READING)));
        };
    }

    private static List<Bit> health(FeedHealth feed) {
        return switch (feed.state()) {
            case GONE -> List.of(new Bit.Plain("⚠ gone since "), new Bit.When(feed.since()),
                    new Bit.Plain(": " + feed.cause() + ". Remove it, or give me its new address"));
            case HELD -> List.of(new Bit.Plain("⚠ " + feed.cause() + ", held since "), new Bit.When(feed.since()));
            case FAILING -> List.of(new Bit.Plain("⚠ failing since "), new Bit.When(feed.since()), new Bit.Plain(": " + feed.cause() + ". Next try "),
                    new Bit.When(feed.next()));
            case MOVED -> List.of(new Bit.Plain("⚠ " + feed.cause() + ", since "), new Bit.When(feed.since()),
                    new Bit.Plain(". I read it where it was; if it is the same paper, subscribe to it there"));
            case NEW, STOPPED -> List.of(new Bit.Plain(FIRST_READING));
            case WELL -> feed.lastNew().equals(Instant.EPOCH)
                    ? List.of(new Bit.Plain("ok, nothing new yet, read "), new Bit.Age(feed.lastSuccess()), new Bit.Plain(again(feed)),
                            new Bit.When(feed.next()))
                    : List.of(new Bit.Plain("ok, last item "), new Bit.Age(feed.lastNew()), new Bit.Plain(", read "),
                            new Bit.Age(feed.lastSuccess()), new Bit.Plain(again(feed)), new Bit.When(feed.next()));
        };
    }

    /** Whoever has just subscribed, and sees that it is read again tomorrow, would think that something is wrong. */
    private static String again(FeedHealth feed) {
        return Duration.between(feed.lastSuccess(), feed.next()).compareTo(SELDOM) < 0
                ? ", again at "
                : ", and at the pace at which it publishes again at ";
    }

    boolean isFailing(Subscription one) {
        return one.state() == Subscription.State.PAUSED || feed(one).filter(FeedHealth::wantsAttention).isPresent();
    }

    private Optional<FeedHealth> feed(Subscription one) {
        return one.source() instanceof Source.OfFeed(var link) ? feeds.find(link).map(FeedHealth::of) : Optional.empty();
    }
}
