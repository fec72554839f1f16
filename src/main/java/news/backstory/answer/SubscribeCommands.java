package news.backstory.answer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.backstory.channel.ChannelId;
import news.backstory.channel.Deeds;
import news.backstory.channel.PersonId;
import news.backstory.channel.Source;
import news.backstory.channel.Subscription;
import news.backstory.channel.Wanted;
import news.backstory.command.Caller;
import news.backstory.command.Command;
import news.backstory.command.SubscribeForm;
import news.backstory.command.SubscribeParser;
import news.backstory.feed.FeedFinder;
import news.backstory.feed.FeedsFound;
import news.backstory.ledger.Line;
import news.backstory.post.Bit;
import news.backstory.post.Row;
import news.backstory.post.Row.Ask;
import news.backstory.telling.Books;

/** The wish to subscribe: typed or filled in, it goes one way. */
final class SubscribeCommands {

    /** More would be a flood, and a page of buttons that nobody reads. */
    static final int MAX_SUBSCRIPTIONS = 100;

    /** By itself nothing comes more often. */
    private static final Duration ONE_A_MINUTE = Duration.ofMinutes(1);

    private final Books books;
    private final FeedFinder finder;
    private final Permits permits;
    private final People people;
    private final Set<String> wires;
    private final InstantSource clock;

    /** @param wires the names of those that hand articles over to this installation */
    SubscribeCommands(Books books, FeedFinder finder, Permits permits, People people, Set<String> wires, InstantSource clock) {
        this.books = books;
        this.finder = finder;
        this.permits = permits;
        this.people = people;
        this.wires = Set.copyOf(wires);
        this.clock = clock;
    }

    /** What comes of it. */
    private sealed interface Outcome {

        /**
         * @param told to the channel
         * @param said to whoever filled a form in
         */
        record Subscribed(Row told, String said) implements Outcome {}

        record Several(List<FeedsFound.Choice> feeds) implements Outcome {}

        /**
         * @param why     in whole sentences
         * @param lead    leads over to the example, for those who type
         * @param example what could be typed
         */
        record Not(SubscribeForm.Field at, List<Bit> why, String lead, String example) implements Outcome {

            Not(SubscribeForm.Field at, String why, String lead, String example) {
                this(at, List.of(new Bit.Plain(why)), lead, example);
            }
        }
    }

    List<Line> typed(Caller caller, String written, Wanted wanted) {
        var channel = caller.channel();
        return switch (subscribe(caller, channel, written, wanted)) {
            case Outcome.Subscribed(var told, _) -> Replies.toChannel(caller, channel, told);
            case Outcome.Several(var feeds) -> Replies.alone(caller, choices(feeds, wanted));
            case Outcome.Not not -> Replies.alone(caller, new Row(not.example().isEmpty()
                    ? not.why()
                    : Stream.concat(not.why().stream(), Stream.of(new Bit.Plain(" " + not.lead() + " "), new Bit.Typed(not.example()))).toList(),
                    List.of()));
        };
    }

    FormAnswer filled(Caller caller, Command.SubscribeTo asked) {
        return switch (subscribe(caller, asked.channel(), asked.source(), asked.wanted())) {
            case Outcome.Subscribed(var told, var said) ->
                new FormAnswer(SubscribeForm.done(asked, said), Replies.toChannel(caller, asked.channel(), told), List.of());
            case Outcome.Several(var feeds) -> new FormAnswer(SubscribeForm.choose(asked, feeds), List.of(),
                    Replies.alone(caller, choices(feeds, asked.wanted())));
            case Outcome.Not not -> new FormAnswer(SubscribeForm.again(asked, not.at(), plain(not.why())), List.of(), Replies.alone(caller,
                    new Row(Stream.concat(not.why().stream(), Stream.of(new Bit.Plain(" You asked for: "),
                            new Bit.Typed(SubscriptionWords.typed(asked.source(), asked.wanted())))).toList(), List.of())));
        };
    }

    private String plain(List<Bit> bits) {
        return bits.stream().map(bit -> switch (bit) {
            case Bit.Plain(var text) -> text;
            case Bit.Strong(var text) -> text;
            case Bit.Typed(var text) -> text;
            case Bit.Who(var person) -> people.nameOf(person);
            case Bit.When(var at) -> at.toString();
            case Bit.Age(var at) -> at.toString();
            case Bit.Where _,Bit.Headline _ -> "";
        }).collect(Collectors.joining());
    }

    private static List<Row> choices(List<FeedsFound.Choice> feeds, Wanted wanted) {
        var rows = new ArrayList<Row>();
        rows.add(Row.plain("That page is not a feed, but it names these. Which one?"));
        feeds.forEach(choice -> rows.add(Row.of(
                new Bit.Strong(choice.title()), new Bit.Plain("  " + choice.entries() + (choice.entries() == 1 ? " entry  " : " entries  ")),
                new Bit.Typed(SubscriptionWords.typed(choice.address().text(), wanted)))));
        return rows;
    }

    private Outcome subscribe(Caller caller, ChannelId channel, String written, Wanted wanted) {
        if (!Permits.reaches(people, caller, channel)) {
            return new Outcome.Not(SubscribeForm.Field.CHANNEL, "As far as I can see you are not in that channel, so nothing was changed.", "", "");
        }
        if (!permits.lets(channel, caller.person())) {
            return new Outcome.Not(SubscribeForm.Field.CHANNEL, permits.refusal(channel, caller.person()).bits(), "", "");
        }
        if (books.subscriptions().of(channel).stream().filter(one -> !one.isBy(caller.person(), caller.heardAt())).count() >= MAX_SUBSCRIPTIONS) {
            return new Outcome.Not(SubscribeForm.Field.CHANNEL, "This channel has " + MAX_SUBSCRIPTIONS + " subscriptions, the most there can be.",
                    "Remove one first:", "/news list");
        }
        var wire = written.startsWith(Source.WIRE) ? written.substring(Source.WIRE.length()) : written;
        if (wires.contains(wire)) {
            return subscribed(caller, channel, new Source.OfWire(wire), "the wire " + wire, wanted);
        }
        if (written.startsWith(Source.WIRE) || SubscribeForm.isName(written)) {
            return new Outcome.Not(SubscribeForm.Field.SOURCE, "“" + wire + "” is neither an address nor a wire of ours."
                    + (wires.isEmpty() ? "" : " Our wires: " + String.join(", ", wires.stream().sorted().toList()) + "."),
                    wires.isEmpty() ? "Give me a feed’s or a site’s address:" : "Or an address:", SubscribeParser.EXAMPLE);
        }
        return switch (finder.find(written)) {
            case FeedsFound.Itself(var feed, _) -> subscribed(caller, channel, feed, wanted);
            case FeedsFound.Named(var choices) -> oneOf(caller, channel, choices, wanted);
            case FeedsFound.Guessed(var choices) -> oneOf(caller, channel, choices, wanted);
            case FeedsFound.Nothing(var why) -> new Outcome.Not(SubscribeForm.Field.SOURCE, "I cannot subscribe to that: " + why + ".",
                    "Give me a feed’s address:", SubscribeParser.EXAMPLE);
        };
    }

    private Outcome oneOf(Caller caller, ChannelId channel, List<FeedsFound.Choice> choices, Wanted wanted) {
        return choices.size() == 1 ? subscribed(caller, channel, choices.getFirst(), wanted) : new Outcome.Several(choices);
    }

    private Outcome subscribed(Caller caller, ChannelId channel, FeedsFound.Choice feed, Wanted wanted) {
        return subscribed(caller, channel, new Source.OfFeed(feed.address()), feed.title(), wanted);
    }

    private Outcome subscribed(Caller caller, ChannelId channel, Source source, String title, Wanted asked) {
        var there = books.subscriptions().of(channel).stream()
                .filter(one -> one.source().equals(source) && !one.isBy(caller.person(), caller.heardAt())).findFirst();
        // Whoever does not say how it is to come does not mean to undo what a colleague has said.
        if (there.filter(one -> one.isHeard() && asked.equals(Wanted.ALL)).isPresent()) {
            return new Outcome.Not(SubscribeForm.Field.SOURCE, "This channel has " + title + " already (" + there.get().id() + "): "
                    + SubscriptionWords.wishes(there.get().wanted()) + ".", "To change what comes of it:", "/news list");
        }
        var wanted = asked.equals(Wanted.ALL) ? there.map(Subscription::wanted).orElse(asked) : asked;
        var added = books.subscriptions().add(channel, source, title, wanted, caller.person(), caller.heardAt());
        var subscription = added.subscription();
        if (!added.isNew() && !subscription.at().equals(caller.heardAt())) {
            books.deeds().did(channel, caller.person(), Deeds.Kind.CHANGED_SUBSCRIPTION, subscription.id(), caller.heardAt());
            var goesOn = " It goes on with: " + SubscriptionWords.wishes(wanted) + ".";
            return new Outcome.Subscribed(Row.of(
                    new Bit.Who(caller.person()), new Bit.Plain(" subscribed this channel again to "), new Bit.Strong(title),
                    new Bit.Plain(" (" + subscription.id() + ")." + goesOn)),
                    title + " (" + subscription.id() + ") was there already." + goesOn);
        }
        books.deeds().did(channel, caller.person(), Deeds.Kind.SUBSCRIBED, subscription.id() + " " + title, caller.heardAt());
        var named = " (" + subscription.id() + (wanted.equals(Wanted.ALL) ? "" : "; " + SubscriptionWords.wishes(wanted)) + "). ";
        var comes = comes(channel, source, wanted, caller.person(), caller.heardAt());
        return new Outcome.Subscribed(Row.of(
                new Bit.Who(caller.person()), new Bit.Plain(" subscribed this channel to "), new Bit.Strong(title),
                new Bit.Plain(named + comes + " To end it: "), new Bit.Typed("/news remove " + subscription.id()))
                .with(Replies.undo(caller, Ask.REMOVE_SUBSCRIPTION, subscription.number())),
                title + named + comes);
    }

    /** Whether something else has come there just now, or is about to. */
    private boolean isPaced(ChannelId channel, PersonId by, Instant at) {
        return books.tellings().firstsSince(channel, at.minus(ONE_A_MINUTE)) > 0 || books.subscriptions().of(channel).stream()
                .anyMatch(one -> one.state() == Subscription.State.NEW && !one.isBy(by, at));
    }

    private String comes(ChannelId channel, Source source, Wanted wanted, PersonId by, Instant at) {
        if (wanted.manner() == Wanted.Manner.DIGEST && permits.arrangement(channel).digest().isEmpty()) {
            return "It waits for the digest, and there is none here yet: until there is, nothing but breaking news comes. Set one: /news digest 07:30 weekdays.";
        }
        var waits = wanted.manner() == Wanted.Manner.DIGEST
                || wanted.manner() == Wanted.Manner.AS_CHANNEL && !permits.arrangement(channel).digest().isEmpty();
        return hasCome(source)
                ? "Its newest article comes " + (isPaced(channel, by, at) ? "within minutes" : "now") + ", the rest "
                        + (waits ? "with the digest." : "as they come.")
                : "Nothing has come from it yet; it comes " + (waits ? "with the digest." : "as it is sent.");
    }

    /** A feed is read at once; of a wire there is only what was handed over. */
    private boolean hasCome(Source source) {
        return source instanceof Source.OfFeed || !books.arrivals().between(Set.of(source), Instant.EPOCH, clock.instant(), 1).isEmpty();
    }
}
