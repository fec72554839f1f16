package news.backstory.answer;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import news.backstory.answer.HomePage.Button;
import news.backstory.answer.HomePage.Piece;
import news.backstory.answer.HomePage.Piece.Bold;
import news.backstory.answer.HomePage.Piece.Plain;
import news.backstory.answer.HomePage.Press;
import news.backstory.answer.HomePage.Row;
import news.backstory.answer.HomePage.Section;
import news.backstory.channel.Arrangement;
import news.backstory.channel.ChannelId;
import news.backstory.channel.Mute;
import news.backstory.channel.PersonId;
import news.backstory.channel.Source;
import news.backstory.channel.Subscription;
import news.backstory.channel.Wanted;
import news.backstory.command.FormKind;
import news.backstory.feed.FeedHealth;
import news.backstory.feed.Feeds;
import news.backstory.telling.Books;

/**
 * Writes the page that a person sees when they open the bot: what they get, what the channels get that they are in, and buttons to change each. Nothing of
 * other channels.
 */
public final class HomeWriter implements Homes {

    private static final int MAX_CHANNELS = 10;
    private static final int MAX_OF_A_CHANNEL = 10;

    private final Books books;
    private final Feeds feeds;
    private final People people;
    private final ZoneId zone;
    private final InstantSource clock;

    /** @param zone of channels that have not chosen one */
    public HomeWriter(Books books, Feeds feeds, People people, ZoneId zone, InstantSource clock) {
        this.books = books;
        this.people = people;
        this.feeds = feeds;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public HomePage of(PersonId person) {
        var sections = new ArrayList<Section>();
        sections.add(mine(person));
        var channels = channels(person);
        channels.stream().limit(MAX_CHANNELS).forEach(channel -> sections.add(section(channel)));
        if (channels.size() > MAX_CHANNELS) {
            sections.add(new Section(
                    "And " + (channels.size() - MAX_CHANNELS) + (channels.size() == MAX_CHANNELS + 1 ? " more channel" : " more channels"),
                    List.of(Row.of(new Plain("What each of them gets is told there by "), new Bold("/news list")))));
        }
        sections.add(anyChannel());
        sections.add(howToAsk());
        return new HomePage(sections);
    }

    private Section mine(PersonId person) {
        var me = new ChannelId(person.value());
        var rows = new ArrayList<Row>();
        books.subscriptions().of(me).stream().limit(MAX_OF_A_CHANNEL).forEach(one -> rows.add(subscription(one)));
        rows.add(hours(me, arrangement(me)));
        rows.addFirst(new Row(rows.size() == 1
                ? List.of(new Plain("You get nothing by direct message yet. Subscribe to something, or type in a channel "),
                        new Bold("/news me digest 08:00"),
                        new Plain(" for a round-up of what that gets."))
                : List.of(new Plain("By direct message, and for nobody else")), List.of(), List.of(subscribe("Subscribe", me.value()))));
        return new Section("For you", rows);
    }

    private static Section anyChannel() {
        return new Section("Any channel that you are in",
                List.of(new Row(List.of(new Plain("It can get the news of a feed, a site or a wire by itself.")), List.of(),
                        List.of(subscribe("Subscribe a channel", "")))));
    }

    /** @param channel empty to ask for it */
    private static Button subscribe(String label, String channel) {
        return new Button(label, channel.isEmpty() ? "Subscribe a channel to a feed, a site or a wire" : "Subscribe to a feed, a site or a wire",
                false,
                new Press.Fill(FormKind.SUBSCRIBE, channel));
    }

    /** Those that get something, and that this person is in; first those in which they have subscribed to something. */
    private List<ChannelId> channels(PersonId person) {
        var in = people.channelsOf(person);
        var own = books.subscriptions().by(person).stream().map(Subscription::channel).collect(Collectors.toSet());
        return books.subscriptions().channels().stream().filter(in::contains)
                .sorted(Comparator.comparing((ChannelId channel) -> !own.contains(channel)).thenComparing(ChannelId::value)).toList();
    }

    private Section section(ChannelId channel) {
        var rows = new ArrayList<Row>();
        rows.add(new Row(List.of(new Piece.Named(channel)), List.of(), List.of(subscribe("Subscribe", channel.value()))));
        var subscriptions = books.subscriptions().of(channel);
        subscriptions.stream().limit(MAX_OF_A_CHANNEL).forEach(one -> rows.add(subscription(one)));
        if (subscriptions.size() > MAX_OF_A_CHANNEL) {
            rows.add(Row.of(new Plain("and " + (subscriptions.size() - MAX_OF_A_CHANNEL) + " more")));
        }
        rows.add(hours(channel, arrangement(channel)));
        books.mutes().of(channel, clock.instant()).stream().limit(MAX_OF_A_CHANNEL).forEach(mute -> rows.add(mute(channel, mute)));
        return new Section("A channel of yours", rows);
    }

    /** A muted story is not named: it may not be shown any more. */
    private static Row mute(ChannelId channel, Mute mute) {
        return new Row(
                List.of(new Plain("Mute: "), new Bold(mute.story().isEmpty() ? "“" + mute.words() + "”" : "a story")),
                List.of(new Plain("until "), new Piece.At(mute.until())),
                List.of(new Button("Unmute", "Unmute " + (mute.story().isEmpty() ? mute.words() : "a story"), false,
                        new Press.Say(channel, "unmute " + mute.number()))));
    }

    private Row subscription(Subscription one) {
        var number = String.valueOf(one.number());
        return new Row(
                List.of(new Bold(one.title()),
                        new Plain("  " + one.id() + (one.wanted().equals(Wanted.ALL) ? "" : ", " + SubscriptionWords.wishes(one.wanted()))
                                + (one.state() == Subscription.State.PAUSED ? ", paused: " + one.why() : ""))),
                health(one),
                List.of(one.state() == Subscription.State.PAUSED
                        ? new Button("Go on", "Go on with " + one.title(), false, new Press.Say(one.channel(), "resume " + one.id()))
                        : new Button("Edit", "Edit " + one.title(), false, new Press.Fill(FormKind.SUBSCRIPTION, number)),
                        new Button("Remove", "Remove " + one.title(), true, new Press.Say(one.channel(), "remove " + one.id()))));
    }

    private List<Piece> health(Subscription one) {
        return switch (one.source()) {
            case Source.OfWire _ -> List.of(new Plain("comes as its wire sends it"));
            case Source.OfFeed(var link) ->
                feeds.find(link).map(FeedHealth::of).map(HomeWriter::health).orElse(List.of(new Plain(SubscriptionWords.FIRST_READING)));
        };
    }

    private static List<Piece> health(FeedHealth feed) {
        if (feed.wantsAttention()) {
            return List.of(new Plain("⚠ " + feed.cause() + ", since "), new Piece.At(feed.since()));
        }
        if (feed.state() == FeedHealth.State.NEW) {
            return List.of(new Plain(SubscriptionWords.FIRST_READING));
        }
        return feed.lastNew().equals(Instant.EPOCH)
                ? List.of(new Plain("ok, nothing new yet"))
                : List.of(new Plain("ok, last item "), new Piece.At(feed.lastNew()));
    }

    private Row hours(ChannelId channel, Arrangement arrangement) {
        var text = new ArrayList<Piece>();
        arrangement.digest().forEach(_ -> {
            text.add(new Plain("Next digest "));
            text.add(new Piece.At(HourWords.next(channel, arrangement, books.tellings(), clock.instant())));
        });
        arrangement.quiet().forEach(hours -> text.add(new Plain((text.isEmpty() ? "Quiet " : ", quiet ") + hours.from() + " to " + hours.to())));
        if (text.isEmpty()) {
            text.add(new Plain("No digest, no quiet hours"));
        }
        return new Row(text, List.of(new Plain(arrangement.zone().getId())), List.of(
                new Button("Change hours", "Change digest and quiet hours", false, new Press.Fill(FormKind.HOURS, channel.value())),
                new Button("Settings", "Change settings", false, new Press.Fill(FormKind.SETTINGS, channel.value()))));
    }

    private Arrangement arrangement(ChannelId channel) {
        return books.arrangements().find(channel).orElseGet(() -> Arrangement.usual(zone));
    }

    private static Section howToAsk() {
        return new Section("How to ask", List.of(
                Row.of(new Bold("/news <link>"), new Plain("  the article’s card for the channel, similar articles in its thread")),
                Row.of(new Bold("/news <words>"), new Plain("  the best matches in the archive, for you alone")),
                Row.of(new Bold("/news subscribe <feed or site>"), new Plain("  the channel gets it by itself")),
                Row.of(new Bold("/news digest 07:30 weekdays"), new Plain("  one round-up a day")),
                Row.of(new Plain("Or write to me under "), new Bold("Messages"), new Plain(": there a link or words are enough."))));
    }
}
