package news.backstory;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import news.backstory.article.Articles;
import news.backstory.article.Link;
import news.backstory.channel.Arrivals;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.channel.Subscriptions;
import news.backstory.command.Caller;
import news.backstory.command.Command;
import news.backstory.command.Request;
import news.backstory.command.Requests;
import news.backstory.ingest.Sites;
import news.backstory.ingest.WireDesk.Receipt;
import news.backstory.ledger.Outbox;
import news.backstory.ledger.Poster;
import news.backstory.post.Place;
import news.backstory.slack.SlackPoster;
import news.backstory.store.SqlStore;
import news.backstory.store.StoreUnusable;
import news.backstory.story.Stories;
import news.backstory.summary.BuiltInSummariser;
import news.backstory.telling.Books;
import news.backstory.telling.Tellings;
import news.backstory.web.Fetch;
import news.backstory.wire.WireItems;
import news.backstory.wire.WireName;

/** A bot from one start to its end: real rooms, a real store, real calls of Slack's. It does what it is told, and nothing between; its time is given with it. */
final class FaultedLife implements AutoCloseable {

    static final WireName WIRE = new WireName("pa");

    /** Whose pages its articles are. */
    static final String SITE = "pa.example";

    /** What the bot waits for an answer of Slack's; what stalls is longer than this. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration SECOND_LOOK_AFTER = Duration.ofSeconds(30);
    private static final Duration SAYING_TAKES_AT_MOST = Duration.ofSeconds(60);
    private static final int MAX_TURNS = 5;
    private static final int MAX_REQUESTS = 20;

    private final GivenTime time;
    private final FaultPoints points;
    private final SqlStore store;
    private final SlackPoster slack;
    private final Outbox outbox;
    private final Requests requests;
    private final Newsroom newsroom;

    FaultedLife(SqlStore store, URI slackApi, String token, Instant start, FaultPoints points) {
        this.store = store;
        this.points = points;
        time = new GivenTime(start);
        slack = new SlackPoster(token, slackApi, ZoneOffset.UTC, PATIENCE);
        var books = store.books();
        outbox = points.watched(Outbox.class, books.outbox());
        requests = points.watched(Requests.class, store.requests());
        newsroom = Newsroom.open(
                _ -> new Fetch.Unreachable("no web here"),
                new Newsroom.Memory(
                        points.watched(Articles.class, store.articles()), points.watched(Stories.class, store.stories()),
                        points.watched(WireItems.class, store.wireItems()),
                        new Books(outbox, points.watched(Subscriptions.class, books.subscriptions()),
                                points.watched(Arrivals.class, books.arrivals()), points.watched(Tellings.class, books.tellings()),
                                books.arrangements(), books.mutes(), books.deeds(), books.takers()),
                        store.feedback(), store.feeds(), store.hubSubscriptions()),
                points.watched(Poster.class, slack), slack, BuiltInSummariser.open(), time,
                new Newsroom.Settings(new Sites(List.of(), List.of(SITE)), Set.of(WIRE), Set.of(), Set.of(), Set.of(), ZoneOffset.UTC,
                        SECOND_LOOK_AFTER,
                        List.of()),
                _ -> {});
    }

    /** {@code <verb> <time> <what>}; whether it was done, and of a round also what came of it. */
    String carryOut(String line) {
        var words = line.split(" ", 3);
        time.set(Instant.parse(words[1]));
        return switch (words[0]) {
            case "round" -> unlessUnread(this::round);
            case "wire" -> unlessBroken(() -> handOver(words[2]));
            case "share" -> unlessBroken(() -> requests.add(new Request(words[2].split(" ", 2)[0], time.instant(), words[2])));
            case "order" -> unlessBroken(() -> points.order(FaultPoints.Order.parse(words[2])));
            case "heal" -> unlessBroken(points::forget);
            default -> FaultedBot.FAILED;
        };
    }

    private static String unlessBroken(Runnable task) {
        return unlessUnread(() -> {
            task.run();
            return FaultedBot.OK;
        });
    }

    private static String unlessUnread(Supplier<String> task) {
        try {
            return task.get();
        } catch (RuntimeException broken) {
            return FaultedBot.FAILED;
        }
    }

    /** Whoever hands over hears of it only when it is kept. */
    private void handOver(String json) {
        switch (newsroom.wires().take(WIRE, json.getBytes(StandardCharsets.UTF_8), "")) {
            case Receipt.Taken _,Receipt.Repeated _ -> {
            }
            case Receipt.Unreadable(var why) -> throw new IllegalArgumentException(why);
        }
    }

    /**
     * What the agenda does, once in a row. What breaks is tried again in the next round, as there. How many lines wait, how many are of unknown fate, how much
     * broke, which points were passed.
     */
    private String round() {
        var tasks = List.<Runnable>of(
                this::workOnRequests, () -> newsroom.shelf().release(), () -> newsroom.newsdesk().amend(), () -> newsroom.newsdesk().announce(),
                () -> newsroom.digests().sendDue(), this::say, () -> newsroom.sender().settleDoubts());
        var broken = tasks.stream().filter(task -> unlessBroken(task).equals(FaultedBot.FAILED)).count();
        var counts = outbox.counts();
        return FaultedBot.OK + " " + (counts.planned() + counts.claimed()) + " " + counts.unknown() + " " + broken + " "
                + String.join(",", points.passed());
    }

    private void workOnRequests() {
        for (var request : requests.pending(MAX_REQUESTS)) {
            var words = request.content().split(" ", -1);
            var channel = new ChannelId(words[1]);
            var person = new PersonId(words[2]);
            var caller = new Caller(request.key(), request.heardAt(), person, channel, new Place.ForPerson(channel, person),
                    new Place.InChannel(channel));
            requests.done(request.key(), newsroom.commands().answer(caller, new Command.Show(Link.parse(words[3]).orElseThrow())), time.instant());
        }
    }

    /** What a channel's pace puts off is said in a later round. */
    private void say() {
        for (var turn = 0; turn < MAX_TURNS && newsroom.sender().sendPending() > 0; turn++) {
            var until = System.nanoTime() + SAYING_TAKES_AT_MOST.toNanos();
            while (newsroom.sender().isBusy() && System.nanoTime() < until) {
                LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
            }
        }
    }

    @Override
    public void close() {
        newsroom.close();
        slack.close();
        store.close();
    }
}
