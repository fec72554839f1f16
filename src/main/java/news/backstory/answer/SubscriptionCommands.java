package news.backstory.answer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import news.backstory.article.Link;
import news.backstory.channel.Deeds;
import news.backstory.channel.Source;
import news.backstory.channel.Subscription;
import news.backstory.channel.Wanted;
import news.backstory.command.Caller;
import news.backstory.command.Command;
import news.backstory.digest.DigestSender;
import news.backstory.ledger.Line;
import news.backstory.ledger.Unasked;
import news.backstory.post.Bit;
import news.backstory.post.Row;
import news.backstory.post.Row.Ask;
import news.backstory.post.Row.Choice;
import news.backstory.telling.Books;
import news.backstory.telling.LockedOut;
import news.backstory.telling.Tellings;
import news.backstory.telling.Unwanted;

/** What a channel subscribes to: listed, changed, ended. */
final class SubscriptionCommands {

    private static final int MAX_LISTED = 20;
    private static final int MAX_HELD = 1_000;

    /** Looked through for a removal that is undone. */
    private static final int MAX_DEEDS = 200;

    /** What passes by sooner nobody need hear of. */
    private static final Duration TROUBLE_SHOWS_AFTER = Duration.ofMinutes(5);

    /** With their buttons so many fit into what Slack takes as one message. */
    static final int A_PAGE = 6;

    private final Books books;
    private final Unwanted unwanted;
    private final FeedKeeping keeping;
    private final DigestSender digests;
    private final SubscriptionWords words;
    private final Permits permits;
    private final InstantSource clock;

    SubscriptionCommands(
            Books books, Unwanted unwanted, FeedKeeping keeping, DigestSender digests, SubscriptionWords words, Permits permits,
            InstantSource clock) {
        this.unwanted = unwanted;
        this.digests = digests;
        this.books = books;
        this.keeping = keeping;
        this.words = words;
        this.permits = permits;
        this.clock = clock;
    }

    /** @param from how many of them were shown already */
    List<Line> list(Caller caller, int from) {
        var subscriptions = books.subscriptions().of(caller.channel());
        var rows = new ArrayList<Row>();
        rows.add(subscriptions.isEmpty()
                ? Row.of(new Bit.Plain("This channel gets nothing by itself yet. "), new Bit.Typed("/news subscribe <feed or site>"))
                : Row.of(new Bit.Strong("What this channel gets"), new Bit.Plain(subscriptions.size() <= A_PAGE
                        ? ""
                        : " (" + (from + 1) + " to " + Math.min(from + A_PAGE, subscriptions.size()) + " of " + subscriptions.size() + ")")));
        subscriptions.stream().skip(from).limit(A_PAGE).forEach(one -> rows.add(words.listed(one, SubscriptionWords.Listed.WITH_CHOICES)));
        if (subscriptions.size() > from + A_PAGE) {
            var left = subscriptions.size() - from - A_PAGE;
            rows.add(Row.plain("and " + left + " more").with(new Choice("Show more", Ask.LIST_FROM, String.valueOf(from + A_PAGE))));
        }
        books.outbox().triedSince(caller.channel(), Unasked.NEWS, clock.instant().plus(LockedOut.TRIES_WITHIN))
                .filter(clock.instant().minus(TROUBLE_SHOWS_AFTER)::isAfter)
                .ifPresent(since -> rows.add(Row.of(new Bit.Plain("⚠ Slack has not taken what I have for this channel since "),
                        new Bit.When(since), new Bit.Plain(". It waits, with what comes, and I go on trying."))));
        rows.addAll(HourWords.arranged(caller.channel(), permits.arrangement(caller.channel()), books.tellings(), clock.instant()));
        var subscribe = new Choice("Subscribe", Ask.SUBSCRIBE, caller.channel().value());
        rows.add(subscriptions.isEmpty()
                ? Row.plain("Or in a form:").with(subscribe)
                : Row.plain("Preview shows what the last day would have brought.").with(subscribe,
                        new Choice("Preview", Ask.PREVIEW_DIGEST, "digest"),
                        new Choice("Digest and quiet hours", Ask.EDIT_HOURS, caller.channel().value())));
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
        return caller.doneBefore(books.deeds(), Deeds.Kind.UNSUBSCRIBED)
                .flatMap(deed -> Subscription.number(deed.about())).flatMap(books.subscriptions()::find);
    }

    private static boolean isNamed(Subscription one, String named) {
        return one.id().equalsIgnoreCase(named) || String.valueOf(one.number()).equals(named) || one.source().text().equalsIgnoreCase(named)
                || one.title().equalsIgnoreCase(named) || one.source() instanceof Source.OfWire(var wire) && wire.equalsIgnoreCase(named)
                || one.source() instanceof Source.OfFeed(var link) && Link.parse(named).filter(other -> other.key().equals(link.key())).isPresent();
    }

    List<Line> remove(Caller caller, long number) {
        return permits.reached(caller, number).filter(one -> isToRemove(caller, one))
                .map(one -> permits.ifAllowed(caller, List.of(one.channel()), () -> {
                    // First what is done, so that asked again we know that it was we who did it.
                    books.deeds().did(one.channel(), caller.person(), Deeds.Kind.UNSUBSCRIBED, one.id() + " " + one.title(), caller.heardAt());
                    books.subscriptions().set(number, Subscription.State.REMOVED, "");
                    unwanted.takeOut(one.channel(), clock.instant());
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
                || caller.doneBefore(books.deeds(), Deeds.Kind.UNSUBSCRIBED, one.channel()).isPresent();
    }

    List<Line> restore(Caller caller, long number) {
        return permits.reached(caller, number).map(one -> permits.ifAllowed(caller, List.of(one.channel()), () -> {
            if ((one.state() == Subscription.State.ACTIVE || one.state() == Subscription.State.NEW)
                    && caller.doneBefore(books.deeds(), Deeds.Kind.RESUBSCRIBED, one.channel()).isEmpty()) {
                return Replies.alone(caller, Row.plain("That is how it is already."));
            }
            if (one.isShutOut()) {
                return Replies.alone(caller, Row.plain("It goes on by itself as soon as Slack lets me in again, and what came meanwhile is kept."));
            }
            var another = books.subscriptions().of(one.channel()).stream()
                    .filter(other -> other.number() != number && other.source().equals(one.source())).findFirst();
            if (another.isPresent()) {
                return Replies.alone(caller, Row.plain("This channel gets that by another subscription already: " + another.get().id() + "."));
            }
            // First what is done, as above.
            books.deeds().did(one.channel(), caller.person(), Deeds.Kind.RESUBSCRIBED, one.id() + " " + one.title(), caller.heardAt());
            books.subscriptions().set(number, Subscription.State.ACTIVE, "");
            books.outbox().takeBackAgain(one.channel());
            justRemoved(one, caller.heardAt()).ifPresent(at -> digests.holdBack(one, at));
            return said(caller, one,
                    Row.of(new Bit.Who(caller.person()), new Bit.Plain(" took up this channel’s subscription to "), new Bit.Strong(one.title()),
                            new Bit.Plain(" (" + one.id() + ") again.")));
        })).orElseGet(() -> Replies.alone(caller, Row.plain("There is no such subscription here.")));
    }

    /** When somebody removed it who may have meant to undo that; whoever takes it up later does not ask for what came meanwhile. */
    private Optional<Instant> justRemoved(Subscription one, Instant now) {
        return books.deeds().since(one.channel(), now.minus(Replies.UNDO_LASTS), MAX_DEEDS).stream()
                .filter(deed -> deed.what() == Deeds.Kind.UNSUBSCRIBED
                        && Subscription.number(deed.about()).filter(number -> number == one.number()).isPresent())
                .map(Deeds.Deed::at).findFirst();
    }

    /** A channel's readers are told; what a person gets alone is nobody else's business. */
    private static List<Line> said(Caller caller, Subscription one, Row row) {
        return one.channel().isOf(caller.person()) ? Replies.alone(caller, row) : Replies.toChannel(caller, one.channel(), row);
    }

    List<Line> changeSubscription(Caller caller, long number, Wanted wanted) {
        return permits.reached(caller, number)
                .filter(one -> one.state() != Subscription.State.REMOVED && permits.lets(one.channel(), caller.person())).map(one -> {
                    books.deeds().did(one.channel(), caller.person(), Deeds.Kind.CHANGED_SUBSCRIPTION, one.id() + " " + one.title(),
                            caller.heardAt());
                    books.subscriptions().change(number, wanted);
                    unwanted.takeOut(one.channel(), clock.instant());
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
        decided.ifPresent(link -> kindOf(decision).ifPresent(what -> books.subscriptions().to(new Source.OfFeed(link))
                .forEach(one -> books.deeds().did(one.channel(), caller.person(), what, one.id() + " " + one.title(), caller.heardAt()))));
        return Replies.alone(caller,
                Row.plain(decided.isPresent() ? "Done: the feed is read again at once." : "There is nothing to decide about that feed any more."));
    }

    private static Optional<Deeds.Kind> kindOf(Command.Decision decision) {
        return switch (decision) {
            case RELEASE_AS_NEWS -> Optional.of(Deeds.Kind.RELEASED_AS_NEWS);
            case RELEASE_AS_OLD -> Optional.of(Deeds.Kind.RELEASED_AS_OLD);
            case RETRY -> Optional.empty();
        };
    }

    List<Line> health(Caller caller) {
        var subscriptions = books.subscriptions().of(caller.channel());
        var failing = subscriptions.stream().filter(words::isFailing).toList();
        var rows = new ArrayList<Row>();
        rows.add(Row.of(new Bit.Strong(howMany(subscriptions.size(), failing.size()))));
        (failing.isEmpty() ? subscriptions : failing).stream().limit(MAX_LISTED)
                .forEach(one -> rows.add(words.listed(one, SubscriptionWords.Listed.PLAIN)));
        rows.addAll(words.flawed(subscriptions));
        rows.addAll(words.ofNobody(feed -> books.subscriptions().to(new Source.OfFeed(feed)).isEmpty()));
        var counts = books.outbox().counts(caller.channel());
        var held = Stream.of(Tellings.Why.values()).mapToInt(why -> books.tellings().heldBack(caller.channel(), why, MAX_HELD).size()).sum();
        rows.add(Row.plain((counts.planned() + counts.claimed() == 0
                ? "Nothing is about to be posted here"
                : "About to be posted here: " + (counts.planned() + counts.claimed()))
                + (held == 0 ? "." : "; waiting for quiet hours to end, or for their turn: " + held + ".")));
        if (counts.unknown() > 0) {
            rows.add(Row.plain((counts.unknown() == 1 ? "Of one post" : "Of " + counts.unknown() + " posts")
                    + " Slack has not said whether it arrived: I am looking."));
        }
        return Replies.alone(caller, rows);
    }

    private static String howMany(int sources, int failing) {
        return switch (sources) {
            case 0 -> "This channel subscribes to nothing";
            case 1 -> failing == 0 ? "This channel’s source is well" : "This channel’s source fails";
            case 2 -> switch (failing) {
                case 0 -> "Both sources of this channel are well";
                case 1 -> "One of the two sources of this channel fails";
                default -> "Both sources of this channel fail";
            };
            default -> failing == 0
                    ? "All " + sources + " sources of this channel are well"
                    : failing == sources
                            ? "All " + sources + " sources of this channel fail"
                            : failing + " of " + sources + " sources of this channel " + (failing == 1 ? "fails" : "fail");
        };
    }
}
