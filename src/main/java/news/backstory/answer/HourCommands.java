package news.backstory.answer;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.backstory.channel.Arrangement;
import news.backstory.channel.ChannelId;
import news.backstory.channel.Deeds;
import news.backstory.channel.DigestPlan;
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
import news.backstory.telling.Tellings;

/** When a channel, or a person, gets its news: digests and quiet hours. */
final class HourCommands {

    private final Books books;
    private final DigestSender digests;
    private final People people;
    private final SubscriptionCommands subscriptions;
    private final SubscriptionWords words;
    private final Permits permits;
    private final InstantSource clock;

    HourCommands(
            Books books, DigestSender digests, People people, SubscriptionCommands subscriptions, SubscriptionWords words, Permits permits,
            InstantSource clock) {
        this.books = books;
        this.digests = digests;
        this.people = people;
        this.subscriptions = subscriptions;
        this.words = words;
        this.permits = permits;
        this.clock = clock;
    }

    List<Line> preview(Caller caller) {
        if (books.subscriptions().of(caller.channel()).isEmpty()) {
            return subscriptions.list(caller, 0);
        }
        var digest = digests.preview(caller.channel(), max(permits.arrangement(caller.channel())));
        return digest.briefs().isEmpty()
                ? Replies.alone(caller, Row.plain("The last day would have brought nothing."))
                : Replies.alone(caller, digest);
    }

    private static int max(Arrangement arrangement) {
        return arrangement.digest().stream().mapToInt(DigestPlan::max).findFirst().orElse(DigestPlan.USUAL);
    }

    List<Line> digestAt(Caller caller, Command.DigestAt digest) {
        var now = permits.arrangement(caller.channel());
        var zone = digest.zone().isEmpty() ? now.zone() : digest.zone().getFirst();
        var plan = new DigestPlan(digest.time(), digest.days(), digest.max(), caller.person(), caller.heardAt());
        var arrangement = now.withDigest(List.of(plan), zone);
        if (zone.equals(now.zone()) && now.digest().stream().anyMatch(plan::comesLike)
                && caller.doneBefore(books.deeds(), Deeds.Kind.SET_DIGEST).isEmpty()) {
            return Replies.alone(caller, Row.of(new Bit.Plain("That is when this channel’s digest comes already. Next: "),
                    new Bit.When(HourWords.next(caller.channel(), now, books.tellings(), clock.instant())), new Bit.Plain(".")));
        }
        caller.did(books.deeds(), Deeds.Kind.SET_DIGEST, plan.time() + " " + HourWords.days(plan) + " " + zone.getId());
        books.arrange(caller.channel(), arrangement, clock.instant());
        var live = books.subscriptions().of(caller.channel()).stream().filter(one -> one.wanted().manner() == Wanted.Manner.AS_CHANNEL).count();
        return Replies.toChannel(caller, Row.of(
                new Bit.Who(caller.person()),
                new Bit.Plain(" set this channel’s digest to " + HourWords.plan(plan, zone) + ". First one: "),
                new Bit.When(HourWords.next(caller.channel(), arrangement, books.tellings(), clock.instant())),
                new Bit.Plain(HourWords.held(arrangement)
                        + (zone.equals(now.zone()) ? "" : "; this channel’s other times go by that zone now, too")),
                new Bit.Plain(live == 0 ? "." : ". What the channel subscribes to waits for it now, but for breaking news and what is marked live."))
                .with(new Choice("Preview", Ask.PREVIEW_DIGEST, "digest")));
    }

    List<Line> digestNow(Caller caller) {
        if (books.subscriptions().of(caller.channel()).isEmpty()) {
            return subscriptions.list(caller, 0);
        }
        var sent = digests.sendNow(caller.channel(), permits.arrangement(caller.channel()), caller.key(), caller.heardAt());
        if (sent > 0) {
            caller.did(books.deeds(), Deeds.Kind.SENT_DIGEST, HourWords.stories(sent));
        }
        if (sent > 0) {
            return List.of();
        }
        var waits = !books.outbox().waiting(caller.channel(), Unasked.NEWS).isEmpty()
                || Stream.of(Tellings.Why.values()).anyMatch(why -> !books.tellings().heldBack(caller.channel(), why, 1).isEmpty());
        return Replies.alone(caller, Row.plain(waits
                ? "Nothing more for a digest: what has come waits for its turn, and comes by itself."
                : "Nothing new: this channel was told all that has come from what it subscribes to."));
    }

    /** For whoever wants to see it; the channel is told nothing more. */
    List<Line> leftOut(Caller caller, String digest, int from) {
        return digests.leftOut(caller.channel(), digest, from).map(page -> Replies.alone(caller, page))
                .orElseGet(() -> Replies.alone(caller, Row.plain("None of them may be shown any more.")));
    }

    List<Line> digestOff(Caller caller) {
        var arrangement = permits.arrangement(caller.channel());
        if (arrangement.digest().isEmpty()
                && caller.doneBefore(books.deeds(), Deeds.Kind.ENDED_DIGEST).isEmpty()) {
            return Replies.alone(caller, Row.plain("This channel has no digest."));
        }
        caller.did(books.deeds(), Deeds.Kind.ENDED_DIGEST, "");
        digests.holdBack(caller.channel());
        books.arrange(caller.channel(), arrangement.withDigest(List.of(), arrangement.zone()), clock.instant());
        return Replies.toChannel(caller,
                Row.of(new Bit.Who(caller.person()), new Bit.Plain(" switched this channel’s digest off." + afterwards(caller.channel()))));
    }

    private String afterwards(ChannelId channel) {
        var all = books.subscriptions().of(channel);
        var forDigest = all.stream().filter(one -> one.wanted().manner() == Wanted.Manner.DIGEST).count();
        return (forDigest < all.size() ? " What it subscribes to comes live again; what waited for the digest comes in one post." : "")
                + (forDigest > 0 ? " What is marked digest brings nothing but breaking news until there is a digest again." : "");
    }

    List<Line> quiet(Caller caller, Command.Quiet quiet) {
        var now = permits.arrangement(caller.channel());
        var zone = quiet.zone().isEmpty() ? now.zone() : quiet.zone().getFirst();
        var changed = now.with(zone, caller.heardAt()).withQuiet(List.of(quiet.hours()));
        if (changed.equals(now) && caller.doneBefore(books.deeds(), Deeds.Kind.SET_QUIET).isEmpty()) {
            return Replies.alone(caller, Row.plain("Those are this channel’s quiet hours already."));
        }
        caller.did(books.deeds(), Deeds.Kind.SET_QUIET, quiet.hours().from() + "-" + quiet.hours().to() + " " + zone.getId());
        books.arrange(caller.channel(), changed, clock.instant());
        var bits = new ArrayList<Bit>(List.of(
                new Bit.Who(caller.person()), new Bit.Plain(" set quiet hours: from " + quiet.hours().from() + " to " + quiet.hours().to()
                        + " (" + zone.getId() + ") only breaking news comes; the rest in one post afterwards.")));
        bits.addAll(digestNow(caller.channel(), changed, now.zone()));
        return Replies.toChannel(caller, new Row(bits, List.of()));
    }

    /** What becomes of the digest, where its hour or its zone is another by now. */
    private List<Bit> digestNow(ChannelId channel, Arrangement changed, ZoneId before) {
        var held = HourWords.held(changed);
        if (changed.digest().isEmpty() || held.isEmpty() && changed.zone().equals(before)) {
            return List.of();
        }
        var plan = changed.digest().getFirst();
        return List.of(
                new Bit.Plain(" The channel’s digest of " + plan.time()
                        + (changed.zone().equals(before) ? held.replaceFirst(",", " is") : " goes by that zone’s clock now, too" + held)
                        + ". Next: "),
                new Bit.When(HourWords.next(channel, changed, books.tellings(), clock.instant())), new Bit.Plain("."));
    }

    List<Line> quietOff(Caller caller) {
        var arrangement = permits.arrangement(caller.channel());
        if (arrangement.quiet().isEmpty()
                && caller.doneBefore(books.deeds(), Deeds.Kind.ENDED_QUIET).isEmpty()) {
            return Replies.alone(caller, Row.plain("This channel has no quiet hours."));
        }
        caller.did(books.deeds(), Deeds.Kind.ENDED_QUIET, "");
        books.arrange(caller.channel(), arrangement.withQuiet(List.of()), clock.instant());
        return Replies.toChannel(caller, Row.of(new Bit.Who(caller.person()), new Bit.Plain(" ended this channel’s quiet hours.")));
    }

    List<Line> changeHours(Caller caller, Command.ChangeHours hours) {
        var channel = hours.channel();
        var now = permits.arrangement(channel);
        if (!Permits.reaches(people, caller, channel) || !permits.lets(channel, caller.person())) {
            return Replies.alone(caller, refusal(now));
        }
        var plans = hours.digest().stream()
                .map(digest -> new DigestPlan(digest.time(), digest.days(), digest.max(), caller.person(), from(now, digest, caller.heardAt())))
                .toList();
        var changed = now.withDigest(plans, now.zone()).withQuiet(hours.quiet());
        if (plans.isEmpty() && !now.digest().isEmpty()) {
            digests.holdBack(channel);
        }
        books.deeds().did(channel, caller.person(), Deeds.Kind.CHANGED_SETTINGS, HourWords.inShort(changed), caller.heardAt());
        books.arrange(channel, changed, clock.instant());
        var rows = HourWords.arranged(channel, changed, books.tellings(), clock.instant());
        return Replies.toChannel(caller, channel, rows.isEmpty()
                ? Row.of(new Bit.Who(caller.person()), new Bit.Plain(" switched this channel’s digest and quiet hours off."
                        + (now.digest().isEmpty() ? "" : afterwards(channel))))
                : new Row(Stream.concat(Stream.of(new Bit.Who(caller.person()), new Bit.Plain(" set this channel’s hours. ")),
                        rows.stream().flatMap(row -> Stream.concat(row.bits().stream(), Stream.of(new Bit.Plain(". "))))).toList(), List.of()));
    }

    /** One that was there goes on: today's, held until quiet hours end, comes when these are taken away. */
    private static Instant from(Arrangement now, Command.DigestAt digest, Instant heardAt) {
        return now.digest().stream().filter(plan -> plan.time().equals(digest.time()) && plan.days().containsAll(digest.days()))
                .map(DigestPlan::from).findFirst().orElse(heardAt);
    }

    private static Row refusal(Arrangement arrangement) {
        return arrangement.mayChange().isEmpty()
                ? Row.plain("Only people of the workspace who are in that channel may change what it gets.")
                : new Row(Permits.who("Only ", arrangement, " may change what that channel gets."), List.of());
    }

    /** One round-up a person, wherever it is asked for: asking again moves it, and adds what is got there. */
    List<Line> myDigest(Caller caller, Command.MyDigestAt mine) {
        var me = new ChannelId(caller.person().value());
        var zone = people.zoneOf(caller.person());
        takeAlong(caller, me);
        var own = books.subscriptions().of(me);
        if (own.isEmpty()) {
            return Replies.alone(caller,
                    Row.of(new Bit.Plain("There is nothing to round up: ask me in a channel that subscribes to something, or write to me directly: "),
                            new Bit.Typed("/news subscribe <feed or site>")));
        }
        var plan = new DigestPlan(mine.time(), mine.days(), mine.max(), caller.person(), caller.heardAt());
        var before = permits.arrangement(me);
        var changed = before.withDigest(List.of(plan), zone);
        books.arrange(me, changed, clock.instant());
        return Replies.alone(caller, Row.of(
                new Bit.Plain("Your own round-up comes at " + HourWords.plan(plan, zone) + " by direct message, from " + titles(own.stream())
                        + added(caller, own) + was(before, plan) + ". First one: "),
                new Bit.When(HourWords.next(me, changed, books.tellings(), clock.instant())),
                new Bit.Plain(HourWords.held(changed) + ". To end it: "), new Bit.Typed("/news me off")));
    }

    /** What this channel gets and the person not yet. */
    private void takeAlong(Caller caller, ChannelId me) {
        var own = books.subscriptions().of(me);
        var sources = own.stream().map(Subscription::source).collect(Collectors.toSet());
        books.subscriptions().of(caller.channel()).stream().filter(one -> !sources.contains(one.source()))
                .limit(Math.max(0, SubscribeCommands.MAX_SUBSCRIPTIONS - own.size())).forEach(one -> {
                    var added = books.subscriptions().add(me, one.source(), one.title(), one.wanted().forRoundUp(), caller.person(),
                            caller.heardAt());
                    books.subscriptions().set(added.subscription().number(), Subscription.State.ACTIVE, "");
                });
    }

    private static String added(Caller caller, List<Subscription> own) {
        var added = own.stream().filter(one -> one.isBy(caller.person(), caller.heardAt())).toList();
        return added.isEmpty() || added.size() == own.size() ? "" : " (new: " + titles(added.stream()) + ")";
    }

    private static String titles(Stream<Subscription> subscriptions) {
        return subscriptions.map(Subscription::title).collect(Collectors.joining(", "));
    }

    private static String was(Arrangement before, DigestPlan now) {
        return before.digest().stream().map(plan -> HourWords.plan(plan, before.zone()))
                .filter(plan -> !plan.equals(HourWords.plan(now, before.zone()))).map(plan -> "; until now it came at " + plan).findFirst()
                .orElse("");
    }

    List<Line> myDigestOff(Caller caller) {
        var me = new ChannelId(caller.person().value());
        books.arrangements().find(me).filter(arrangement -> !arrangement.digest().isEmpty())
                .ifPresent(arrangement -> {
                    digests.holdBack(me);
                    books.arrange(me, arrangement.withDigest(List.of(), arrangement.zone()), clock.instant());
                });
        return Replies.alone(caller, Row.plain("You get no round-up now."));
    }

    List<Line> mine(Caller caller) {
        var me = new ChannelId(caller.person().value());
        var rows = new ArrayList<Row>();
        rows.add(Row.of(new Bit.Strong("What you get by direct message")));
        books.subscriptions().of(me).forEach(one -> rows.add(words.listed(one, SubscriptionWords.Listed.WITH_CHOICES)));
        rows.addAll(HourWords.arranged(me, permits.arrangement(me), books.tellings(), clock.instant()));
        if (rows.size() == 1) {
            rows.add(Row.of(new Bit.Plain("Nothing yet. "), new Bit.Typed("/news me digest 08:00")));
        }
        return Replies.alone(caller, rows);
    }
}
