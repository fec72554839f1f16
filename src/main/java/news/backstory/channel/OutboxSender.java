package news.backstory.channel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;
import news.backstory.summary.Summariser;

/**
 * Says what the outbox holds: each line once, in its channel's order and at its channel's pace. One lane per channel, so that a slow or limited one
 * holds up no other. A line is claimed, on disk, before it is said; what came of it is on disk before anything else happens.
 */
public final class OutboxSender implements AutoCloseable {

    /** Slack: one message a second and channel (docs.slack.dev/apis/web-api/rate-limits); a little more, because clocks differ. */
    private static final Duration PACE = Duration.ofMillis(1_050);

    private static final int MAX_AT_ONCE = 64;
    private static final int MAX_LINES_A_ROUND = 400;
    private static final int MAX_LOOKS_A_ROUND = 20;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Outbox outbox;
    private final Articles articles;
    private final Summariser summariser;
    private final Poster poster;
    private final InstantSource clock;
    private final Duration secondLookAfter;
    private final Consumer<Said> listener;
    private final ExecutorService sayers = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("say-", 0).factory());
    private final Semaphore places = new Semaphore(MAX_AT_ONCE);

    /** Lanes in which something is being said now; shared between the round and the sayers. */
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    /** When a channel may be written to again; shared as above, cleaned of the past each round. */
    private final Map<ChannelId, Instant> restUntil = new ConcurrentHashMap<>();

    /**
     * @param secondLookAfter how long after a first vain look for a post of unknown fate it is looked for again, and then said again
     * @param listener        hears of each outcome, for the log and the counters; called on many threads
     */
    public OutboxSender(
            Outbox outbox,
            Articles articles,
            Summariser summariser,
            Poster poster,
            InstantSource clock,
            Duration secondLookAfter,
            Consumer<Said> listener) {
        this.outbox = outbox;
        this.articles = articles;
        this.summariser = summariser;
        this.poster = poster;
        this.clock = clock;
        this.secondLookAfter = secondLookAfter;
        this.listener = listener;
    }

    /** What became of a line. */
    public record Said(String key, Posting outcome) {}

    /** Starts what may be said now, and returns without waiting for it; how many lines that were. */
    public int sendPending() {
        var now = clock.instant();
        restUntil.values().removeIf(until -> !now.isBefore(until));
        var started = 0;
        for (var planned : outbox.due(now, MAX_LINES_A_ROUND)) {
            var lane = laneOf(planned.place());
            if ((restUntil.containsKey(planned.place().channel()) && paced(planned.place())) || !busy.add(lane)) {
                continue;
            }
            if (!places.tryAcquire()) {
                busy.remove(lane);
                break;
            }
            started++;
            sayers.execute(() -> sayAndLeave(planned, lane));
        }
        return started;
    }

    /** Looks for the posts whose fate is not known, and settles it where it can; how many were looked for. */
    public int settleDoubts() {
        var doubtful = outbox.doubtful(clock.instant(), MAX_LOOKS_A_ROUND);
        doubtful.forEach(this::settle);
        return doubtful.size();
    }

    /** True while something is being said. */
    public boolean isBusy() {
        return !busy.isEmpty();
    }

    @Override
    public void close() {
        sayers.close();
    }

    private void sayAndLeave(Outbox.Planned planned, String lane) {
        try {
            say(planned);
        } catch (RuntimeException broke) {
            // Whether it was said is open; it is looked for when the doubts are settled, at the latest after the next start.
            listener.accept(new Said(planned.line().key(), new Posting.Unknown(broke.toString())));
            doubt(planned.line().key());
        } finally {
            busy.remove(lane);
            places.release();
        }
    }

    private void say(Outbox.Planned planned) {
        var line = planned.line();
        var cards = cards(line.post());
        if (hasNothingToShow(line.post(), cards)) {
            outbox.notSent(line.key(), "its article may not be shown", clock.instant());
            return;
        }
        if (!outbox.claim(line.key(), clock.instant())) {
            return;
        }
        var outcome = poster.post(line.key(), planned.place(), line.post(), cards);
        if (paced(planned.place())) {
            restUntil.put(planned.place().channel(), clock.instant().plus(PACE));
        }
        record(planned, outcome);
        listener.accept(new Said(line.key(), outcome));
    }

    private void doubt(String key) {
        try {
            outbox.unknown(key, clock.instant());
        } catch (RuntimeException storeFailsToo) {
            // It stays claimed, and the next start makes it unknown.
            listener.accept(new Said(key, new Posting.Unknown(storeFailsToo.toString())));
        }
    }

    private void record(Outbox.Planned planned, Posting outcome) {
        var key = planned.line().key();
        var now = clock.instant();
        switch (outcome) {
            case Posting.Posted(var message) -> outbox.sent(key, message, now);
            case Posting.Taken() -> outbox.taken(key, now);
            case Posting.TooFast(var retryAfter) -> {
                restUntil.put(planned.place().channel(), now.plus(retryAfter));
                outbox.later(key, now.plus(retryAfter));
            }
            case Posting.NotReached _ -> outbox.later(key, now.plus(pause(planned.attempts())));
            case Posting.NotMember() -> outbox.replace(key, planned.line().ifNotMember(), now);
            case Posting.Gone(var why) -> outbox.notSent(key, why, now);
            case Posting.Refused(var why) -> outbox.notSent(key, why, now);
            case Posting.Unknown _ -> outbox.unknown(key, now);
        }
    }

    private void settle(Outbox.Doubtful doubtful) {
        var key = doubtful.line().key();
        var now = clock.instant();
        switch (doubtful.place()) {
            // Saying these again changes nothing, or shows one person a look-up twice: better than losing it.
            case Place.InsteadOf _,Place.OnLinks _,Place.Reply _,Place.ForPerson _,Place.ForPersonInThread _ -> outbox.later(key, now);
            // Nobody can say whether it arrived. It is not said again; the person who asked is told.
            case Place.ReplyToAll(var address, var channel) -> {
                outbox.notSent(key, "perhaps said", now);
                tellPerhaps(doubtful, address, channel);
            }
            case Place.InChannel _,Place.InThread _,Place.Under _ -> look(doubtful);
        }
    }

    private void look(Outbox.Doubtful doubtful) {
        var key = doubtful.line().key();
        var now = clock.instant();
        switch (poster.find(key, doubtful.place(), doubtful.claimedAt())) {
            case Finding.Found(var message) -> {
                outbox.sent(key, message, now);
                listener.accept(new Said(key, new Posting.Posted(message)));
            }
            case Finding.NotThere() when doubtful.looks() == 0 -> outbox.notFoundYet(key, now.plus(secondLookAfter));
            case Finding.NotThere() -> outbox.later(key, now);
            case Finding.CannotLook(var why) when !now.isBefore(doubtful.line().staleAt()) -> {
                outbox.notSent(key, "perhaps said; could not look: " + why, now);
                listener.accept(new Said(key, new Posting.Gone("perhaps said; could not look: " + why)));
            }
            case Finding.CannotLook _ -> outbox.unknown(key, now.plus(secondLookAfter));
        }
    }

    private void tellPerhaps(Outbox.Doubtful doubtful, ReplyAddress address, ChannelId channel) {
        // The person's name does not matter here: a reply address belongs to whoever asked.
        var place = new Place.Reply(address, channel, new PersonId("whoever-asked"));
        var post = new Post.Notice(Post.Matter.PERHAPS_POSTED, "");
        outbox.add(List.of(new Line(doubtful.line().key() + "/perhaps", place, post, doubtful.line().staleAt())));
    }

    /** What may be shown at this moment of the articles that the post is about. */
    private Cards cards(Post post) {
        var now = clock.instant();
        var cards = new HashMap<ArticleId, Card>();
        for (var id : post.articles()) {
            articles.find(id).filter(article -> article.showable().at(now)).ifPresent(article -> cards.put(id, card(article)));
        }
        return new Cards(now, cards, versions(post, cards.keySet()));
    }

    private Map<ArticleId, List<Articles.Version>> versions(Post post, Set<ArticleId> shown) {
        return post instanceof Post.Timeline ? shown.stream().collect(Collectors.toMap(id -> id, articles::versions)) : Map.of();
    }

    private Card card(Article article) {
        return new Card(article, summariser.summarise(article));
    }

    private static boolean hasNothingToShow(Post post, Cards cards) {
        return switch (post) {
            case Post.CardOf(var article) -> cards.of(article).isEmpty();
            case Post.SimilarTo(var article, _) -> cards.of(article).isEmpty();
            case Post.CardWithSimilar(var article, _) -> cards.of(article).isEmpty();
            case Post.Coverage(var article, _, _, _, _, _) -> cards.of(article).isEmpty();
            case Post.Timeline(var article, _) -> cards.of(article).isEmpty();
            case Post.OnLinks _ -> cards.byArticle().isEmpty();
            case Post.Found _,Post.Help _,Post.Notice _,Post.Dropped _ -> false;
        };
    }

    /** Only what adds a message for all to a channel counts against its pace. */
    private static boolean paced(Place place) {
        return switch (place) {
            case Place.InChannel _,Place.InThread _,Place.Under _ -> true;
            case Place.ForPerson _,Place.ForPersonInThread _,Place.Reply _,Place.ReplyToAll _,Place.InsteadOf _,Place.OnLinks _ -> false;
        };
    }

    private static String laneOf(Place place) {
        return switch (place) {
            case Place.Reply(var address, _, _) -> address.value();
            case Place.ReplyToAll(var address, _) -> address.value();
            default -> place.channel().value();
        };
    }

    private static Duration pause(int attempts) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 16));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
