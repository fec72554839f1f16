package news.backstory.command;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import news.backstory.article.Link;
import news.backstory.channel.Bit;
import news.backstory.channel.Books;
import news.backstory.channel.Deeds;
import news.backstory.channel.Line;
import news.backstory.channel.Row;
import news.backstory.channel.Row.Ask;
import news.backstory.channel.Row.Choice;
import news.backstory.channel.Source;
import news.backstory.channel.Subscription;
import news.backstory.channel.Wanted;
import news.backstory.feed.FeedFinder;
import news.backstory.feed.FeedsFound;

/** What a channel subscribes to: asked for, listed, changed, ended. */
final class SubscriptionCommands {

    private static final int MAX_LISTED = 20;

    /** More would be a flood, and a page of buttons that nobody reads. */
    static final int MAX_SUBSCRIPTIONS = 100;

    private final Books books;
    private final FeedFinder finder;
    private final FeedKeeping keeping;
    private final SubscriptionWords words;
    private final Permits permits;
    private final Set<String> wires;
    private final InstantSource clock;

    /** @param wires the names of those that hand articles over to this installation */
    SubscriptionCommands(
            Books books, FeedFinder finder, FeedKeeping keeping, SubscriptionWords words, Permits permits, Set<String> wires, InstantSource clock) {
        this.books = books;
        this.finder = finder;
        this.keeping = keeping;
        this.words = words;
        this.permits = permits;
        this.wires = Set.copyOf(wires);
        this.clock = clock;
    }

    List<Line> subscribe(Caller caller, String written, Wanted wanted) {
        if (books.subscriptions().of(caller.channel()).size() >= MAX_SUBSCRIPTIONS) {
            return Replies.alone(caller,
                    Row.of(new Bit.Plain("This channel has " + MAX_SUBSCRIPTIONS + " subscriptions, the most there can be. Remove one first: "),
                            new Bit.Typed("/news list")));
        }
        var wire = written.startsWith(Source.WIRE) ? written.substring(Source.WIRE.length()) : written;
        if (wires.contains(wire)) {
            return subscribed(caller, new Source.OfWire(wire), "wire " + wire, wanted);
        }
        if (written.startsWith(Source.WIRE) || !written.contains(".") && !written.contains("/")) {
            return Replies.alone(caller, Row.of(new Bit.Plain("“" + wire + "” is neither an address nor a wire of ours."
                    + (wires.isEmpty()
                            ? " Give me a feed’s or a site’s address: "
                            : " Our wires: " + String.join(", ", wires.stream().sorted().toList()) + ". Or an address: ")),
                    new Bit.Typed(ChannelParser.SUBSCRIBE_EXAMPLE)));
        }
        return switch (finder.find(written)) {
            case FeedsFound.Itself(var feed, _) -> subscribed(caller, source(feed), feed.title(), wanted);
            case FeedsFound.Named(var choices) when choices.size() == 1 ->
                subscribed(caller, source(choices.getFirst()), choices.getFirst().title(), wanted);
            case FeedsFound.Guessed(var choices) when choices.size() == 1 ->
                subscribed(caller, source(choices.getFirst()), choices.getFirst().title(), wanted);
            case FeedsFound.Named(var choices) -> choose(caller, choices);
            case FeedsFound.Guessed(var choices) -> choose(caller, choices);
            case FeedsFound.Nothing(var why) -> Replies.alone(caller, Row.of(
                    new Bit.Plain("I cannot subscribe to that: " + why + ". Give me a feed’s address: "),
                    new Bit.Typed(ChannelParser.SUBSCRIBE_EXAMPLE)));
        };
    }

    private static Source source(FeedsFound.Choice choice) {
        return new Source.OfFeed(choice.address());
    }

    private List<Line> choose(Caller caller, List<FeedsFound.Choice> choices) {
        var rows = new ArrayList<Row>();
        rows.add(Row.plain("That page is not a feed, but it names these. Which one?"));
        choices.forEach(choice -> rows.add(Row.of(
                new Bit.Strong(choice.title()), new Bit.Plain("  " + choice.entries() + " entries  "),
                new Bit.Typed("/news subscribe " + choice.address().text()))));
        return Replies.alone(caller, rows);
    }

    private List<Line> subscribed(Caller caller, Source source, String title, Wanted wanted) {
        var channel = caller.channel();
        var added = books.subscriptions().add(channel, source, title, wanted, caller.person(), caller.heardAt());
        var subscription = added.subscription();
        if (!added.isNew() && !subscription.at().equals(caller.heardAt())) {
            caller.did(books.deeds(), Deeds.Kind.CHANGED_SUBSCRIPTION, subscription.id());
            return Replies.toChannel(caller, Row.of(
                    new Bit.Who(caller.person()), new Bit.Plain(" subscribed this channel again to "), new Bit.Strong(title),
                    new Bit.Plain(" (" + subscription.id() + "). It goes on with: " + SubscriptionWords.wishes(wanted) + ".")));
        }
        caller.did(books.deeds(), Deeds.Kind.SUBSCRIBED, subscription.id() + " " + title);
        var arrangement = permits.arrangement(channel);
        var waits = wanted.manner() == Wanted.Manner.DIGEST || wanted.manner() == Wanted.Manner.AS_CHANNEL && !arrangement.digest().isEmpty();
        return Replies.toChannel(caller, Row.of(
                new Bit.Who(caller.person()), new Bit.Plain(" subscribed this channel to "), new Bit.Strong(title),
                new Bit.Plain(" (" + subscription.id() + (wanted.equals(Wanted.ALL) ? "" : "; " + SubscriptionWords.wishes(wanted))
                        + "). " + (hasCome(source) ? "Its newest article comes now, the rest " : "Nothing has come from it yet; it comes ")
                        + (waits ? "with the digest." : hasCome(source) ? "as they come." : "as it is sent.") + " To end it: "),
                new Bit.Typed("/news remove " + subscription.id()))
                .with(Replies.undo(caller, Ask.REMOVE_SUBSCRIPTION, subscription.number())));
    }

    /** A feed is read at once; of a wire there is only what was handed over. */
    private boolean hasCome(Source source) {
        return source instanceof Source.OfFeed || !books.arrivals().between(Set.of(source), Instant.EPOCH, clock.instant(), 1).isEmpty();
    }

    List<Line> list(Caller caller) {
        var subscriptions = books.subscriptions().of(caller.channel());
        var rows = new ArrayList<Row>();
        rows.add(subscriptions.isEmpty()
                ? Row.of(new Bit.Plain("This channel gets nothing by itself yet. "), new Bit.Typed("/news subscribe <feed or site>"))
                : Row.of(new Bit.Strong("What this channel gets")));
        subscriptions.stream().limit(MAX_LISTED).forEach(one -> rows.add(words.listed(one, SubscriptionWords.Listed.WITH_CHOICES)));
        if (subscriptions.size() > MAX_LISTED) {
            rows.add(Row.plain("and " + (subscriptions.size() - MAX_LISTED) + " more"));
        }
        rows.addAll(HourWords.arranged(permits.arrangement(caller.channel()), clock.instant()));
        rows.add(Row.plain("Preview shows what the last day would have brought.").with(
                new Choice("Preview", Ask.PREVIEW_DIGEST, "digest"), new Choice("Digest and quiet hours", Ask.EDIT_HOURS, caller.channel().value())));
        return Replies.alone(caller, rows);
    }

    List<Line> remove(Caller caller, String which) {
        var named = which.strip().replaceAll("[<>]", "");
        return books.subscriptions().of(caller.channel()).stream().filter(one -> isNamed(one, named)).findFirst()
                .or(() -> removedByThis(caller))
                .map(one -> remove(caller, one.number()))
                .orElseGet(() -> Replies.alone(caller,
                        Row.of(new Bit.Plain("This channel has no “" + named + "”. What it has: "), new Bit.Typed("/news list"))));
    }

    /** What this very request removed, before we died and were asked again. */
    private Optional<Subscription> removedByThis(Caller caller) {
        return books.deeds().find(caller.channel(), caller.person(), Deeds.Kind.UNSUBSCRIBED, caller.heardAt())
                .flatMap(deed -> Subscription.number(deed.about())).flatMap(books.subscriptions()::find);
    }

    private static boolean isNamed(Subscription one, String named) {
        return one.id().equalsIgnoreCase(named) || String.valueOf(one.number()).equals(named) || one.source().text().equalsIgnoreCase(named)
                || one.title().equalsIgnoreCase(named)
                || one.source() instanceof Source.OfFeed(var link) && Link.parse(named).filter(other -> other.key().equals(link.key())).isPresent();
    }

    List<Line> remove(Caller caller, long number) {
        return permits.reached(caller, number).filter(one -> isToRemove(caller, one))
                .map(one -> permits.ifAllowed(caller, List.of(one.channel()), () -> {
                    // First what is done, so that asked again we know that it was we who did it.
                    books.deeds().did(one.channel(), caller.person(), Deeds.Kind.UNSUBSCRIBED, one.id() + " " + one.title(), caller.heardAt());
                    books.subscriptions().set(number, Subscription.State.REMOVED, "");
                    return said(
                            caller, one, Row
                                    .of(new Bit.Who(caller.person()), new Bit.Plain(" ended this channel’s subscription to "),
                                            new Bit.Strong(one.title()),
                                            new Bit.Plain(" (" + one.id() + ")."))
                                    .with(Replies.undo(caller, Ask.RESTORE_SUBSCRIPTION, number)));
                })).orElseGet(
                        () -> Replies.alone(caller,
                                Row.of(new Bit.Plain("This channel does not have that any more. What it has: "), new Bit.Typed("/news list"))));
    }

    /** Not what somebody else has removed already; but what this very request has. */
    private boolean isToRemove(Caller caller, Subscription one) {
        return one.state() != Subscription.State.REMOVED
                || books.deeds().find(one.channel(), caller.person(), Deeds.Kind.UNSUBSCRIBED, caller.heardAt()).isPresent();
    }

    List<Line> restore(Caller caller, long number) {
        return permits.reached(caller, number).map(one -> permits.ifAllowed(caller, List.of(one.channel()), () -> {
            books.subscriptions().set(number, Subscription.State.ACTIVE, "");
            books.deeds().did(one.channel(), caller.person(), Deeds.Kind.RESUBSCRIBED, one.id() + " " + one.title(), caller.heardAt());
            return said(caller, one,
                    Row.of(new Bit.Who(caller.person()), new Bit.Plain(" took up this channel’s subscription to "), new Bit.Strong(one.title()),
                            new Bit.Plain(" (" + one.id() + ") again.")));
        })).orElseGet(() -> Replies.alone(caller, Row.plain("There is no such subscription here.")));
    }

    /** A channel's readers are told; what a person gets alone is nobody else's business. */
    private static List<Line> said(Caller caller, Subscription one, Row row) {
        return one.channel().isOf(caller.person()) ? Replies.alone(caller, row) : Replies.toChannel(caller, one.channel(), row);
    }

    List<Line> changeSubscription(Caller caller, long number, Wanted wanted) {
        return permits.reached(caller, number)
                .filter(one -> permits.lets(one.channel(), caller.person())).map(one -> {
                    // The form does not ask for languages.
                    books.subscriptions().change(number, new Wanted(
                            wanted.with(), wanted.without(), wanted.tiers(), one.wanted().languages(), wanted.breaking(), wanted.manner()));
                    books.deeds().did(one.channel(), caller.person(), Deeds.Kind.CHANGED_SUBSCRIPTION, one.id() + " " + one.title(),
                            caller.heardAt());
                    return Replies.toChannel(caller, one.channel(),
                            Row.of(new Bit.Who(caller.person()), new Bit.Plain(" changed this channel’s subscription to "),
                                    new Bit.Strong(one.title()), new Bit.Plain(" (" + one.id() + "): " + SubscriptionWords.wishes(wanted) + ".")));
                }).orElseGet(() -> Replies.alone(caller, Row.plain("There is no such subscription any more.")));
    }

    List<Line> decide(Caller caller, long number, Command.Decision decision) {
        return permits.ifAllowed(caller, books.subscriptions().find(number).map(Subscription::channel).stream().toList(),
                () -> decided(caller, number, decision));
    }

    private List<Line> decided(Caller caller, long number, Command.Decision decision) {
        var feed = permits.reached(caller, number)
                .flatMap(one -> one.source() instanceof Source.OfFeed(var link) ? Optional.of(link) : Optional.<Link>empty());
        var decided = feed.filter(link -> switch (decision) {
            case RELEASE_AS_NEWS -> keeping.releaseAsNews(link);
            case RELEASE_AS_OLD -> keeping.releaseAsOld(link);
            case RETRY -> keeping.retry(link);
        });
        return Replies.alone(caller,
                Row.plain(decided.isPresent() ? "Done: the feed is read again at once." : "There is nothing to decide about that feed any more."));
    }

    List<Line> health(Caller caller) {
        var subscriptions = books.subscriptions().of(caller.channel());
        var failing = subscriptions.stream().filter(words::isFailing).toList();
        var rows = new ArrayList<Row>();
        rows.add(Row.of(new Bit.Strong(subscriptions.isEmpty()
                ? "This channel subscribes to nothing"
                : failing.isEmpty()
                        ? "All " + subscriptions.size() + " sources of this channel are well"
                        : failing.size() + " of " + subscriptions.size()
                                + " sources of this channel fail")));
        (failing.isEmpty() ? subscriptions : failing).stream().limit(MAX_LISTED)
                .forEach(one -> rows.add(words.listed(one, SubscriptionWords.Listed.PLAIN)));
        var counts = books.outbox().counts();
        rows.add(Row.plain(
                "Posts waiting: " + counts.planned() + ", on their way: " + counts.claimed() + ", of unknown fate: " + counts.unknown() + "."));
        return Replies.alone(caller, rows);
    }
}
