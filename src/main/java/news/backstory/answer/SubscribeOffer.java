package news.backstory.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.backstory.article.Link;
import news.backstory.channel.Source;
import news.backstory.channel.Subscription;
import news.backstory.command.Caller;
import news.backstory.command.SubscribeParser;
import news.backstory.feed.Feed;
import news.backstory.feed.Feeds;
import news.backstory.ledger.Line;
import news.backstory.post.Bit;
import news.backstory.post.Row;
import news.backstory.post.Row.Ask;
import news.backstory.post.Row.Choice;
import news.backstory.telling.Books;

/** What somebody reads who asks to subscribe, and does not say to what: how it is said, and what is read here already. */
final class SubscribeOffer {

    /** Of more the first are named. */
    static final int MAX_NAMED = 6;

    private final Books books;
    private final Feeds feeds;
    private final Set<String> wires;

    /** @param wires the names of those that hand articles over to this installation */
    SubscribeOffer(Books books, Feeds feeds, Set<String> wires) {
        this.books = books;
        this.feeds = feeds;
        this.wires = Set.copyOf(wires);
    }

    List<Line> made(Caller caller) {
        var here = books.subscriptions().of(caller.channel());
        var rows = new ArrayList<Row>();
        rows.add(Row.of(new Bit.Plain("To what? Give me the address of a feed, or of a site, whose feeds I find: "),
                new Bit.Typed("/news subscribe <feed or site>")));
        rows.add(Row.of(new Bit.Plain("To choose what comes of it: "), new Bit.Typed(SubscribeParser.EXAMPLE)));
        var named = Stream.concat(wiresBut(here), archiveBut(here)).toList();
        if (!named.isEmpty()) {
            rows.add(Row.of(new Bit.Strong("What I read already")));
            named.stream().limit(MAX_NAMED).forEach(rows::add);
        }
        if (named.size() > MAX_NAMED) {
            rows.add(Row.plain("and " + (named.size() - MAX_NAMED) + " more"));
        }
        if (!here.isEmpty()) {
            rows.add(Row.of(new Bit.Plain("This channel has " + here.stream().limit(MAX_NAMED).map(one -> one.title() + " (" + one.id() + ")")
                    .collect(Collectors.joining(", ")) + (here.size() > MAX_NAMED ? ", …" : "") + ": "), new Bit.Typed("/news list")));
        }
        rows.add(Row.plain("Or in a form:").with(new Choice("Subscribe", Ask.SUBSCRIBE, caller.channel().value())));
        return Replies.alone(caller, rows);
    }

    private Stream<Row> wiresBut(List<Subscription> here) {
        return wires.stream().sorted().filter(wire -> isNew(new Source.OfWire(wire), here))
                .map(wire -> row("the wire " + wire, wire));
    }

    /** Those that the installation reads for its archive: what other channels subscribe to is their own business, and a query may hold a password. */
    private Stream<Row> archiveBut(List<Subscription> here) {
        return feeds.all().stream().filter(feed -> feed.standing() == Feed.Standing.FOLLOWED && isOpen(feed.address()))
                .filter(feed -> isNew(new Source.OfFeed(feed.address()), here)
                        && books.subscriptions().to(new Source.OfFeed(feed.address())).isEmpty())
                .map(feed -> row(feed.title().isBlank() ? feed.address().host() : feed.title(), feed.address().text()));
    }

    private static boolean isOpen(Link address) {
        return !address.text().contains("?") && !address.text().contains("@");
    }

    private static boolean isNew(Source source, List<Subscription> here) {
        return here.stream().noneMatch(one -> one.source().equals(source));
    }

    private static Row row(String title, String typed) {
        return Row.of(new Bit.Strong(SubscriptionWords.brief(title)), new Bit.Plain("  "), new Bit.Typed("/news subscribe " + typed));
    }
}
