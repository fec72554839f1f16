package news.backstory.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;
import news.backstory.channel.Arrangement;
import news.backstory.channel.Arrival;
import news.backstory.channel.ChannelId;
import news.backstory.channel.DigestPlan;
import news.backstory.channel.PersonId;
import news.backstory.channel.Subscription;
import news.backstory.channel.Wanted;
import news.backstory.ledger.Line;
import news.backstory.ledger.Unasked;
import news.backstory.post.Post;
import news.backstory.post.StoryInPost;
import news.backstory.telling.Books;
import news.backstory.telling.StoryView;
import news.backstory.telling.Telling;
import news.backstory.telling.Tellings;
import news.backstory.telling.Tellings.Slot;
import news.backstory.telling.Together;

/** Sends each channel the stories that came since its last digest and that it was not told: once each local day, at its hour. */
public final class DigestSender {

    /** The first digest looks back so far. */
    private static final Duration LOOKS_BACK = Duration.ofDays(1);

    /** Beyond a week and an hour the one before was not the one before: the digest was long off. */
    private static final Duration LAST_COUNTS = Duration.ofDays(7).plusHours(2);

    /** One that could not be said by then is left out. */
    private static final Duration GOOD_FOR = Duration.ofHours(6);

    private static final int MAX_ARRIVALS = 2_000;

    /** In minutes. */
    private static final int QUARTER = 15;

    private final Articles articles;
    private final Books books;
    private final StoryView stories;
    private final Function<PersonId, Optional<ZoneId>> zones;
    private final BooleanSupplier letsTell;
    private final InstantSource clock;

    /** Held while it is decided what a channel is told. */
    private final Object oneAtATime;

    /**
     * @param zones      in which a person lives now; empty where that cannot be known
     * @param letsTell   whether Slack takes anything
     * @param oneAtATime shared by all who decide what a channel is told
     */
    public DigestSender(
            Articles articles, Books books, StoryView stories, Function<PersonId, Optional<ZoneId>> zones, BooleanSupplier letsTell,
            InstantSource clock, Object oneAtATime) {
        this.zones = zones;
        this.letsTell = letsTell;
        this.articles = articles;
        this.books = books;
        this.stories = stories;
        this.clock = clock;
        this.oneAtATime = oneAtATime;
    }

    /** A digest that was planned. */
    public record Sent(ChannelId channel, int stories) {}

    /** Plans every digest whose time has come; a channel for which nothing is new gets none. */
    public List<Sent> sendDue() {
        var sent = new ArrayList<Sent>();
        books.arrangements().withDigest().forEach((channel, arrangement) -> {
            var plan = arrangement.digest().getFirst();
            if (!letsTell.getAsBoolean() || isQuiet(arrangement)) {
                return; // Its slot stays unused, so that it comes late and not never, and not in the night.
            }
            due(channel, arrangement, mayBeDueElsewhere(channel, plan) ? zone(channel, arrangement) : arrangement.zone()).ifPresent(_ -> {
                var zone = zone(channel, arrangement);
                due(channel, arrangement, zone).ifPresent(slot -> sent.add(new Sent(channel, send(slot, plan.max(),
                        Slots.isHeld(plan, arrangement.quiet(), slot.day(), zone) ? Post.Occasion.HOUR_AFTER_QUIET : Post.Occasion.HOUR))));
            });
        });
        return List.copyOf(sent);
    }

    /** Zones lie quarters of an hour apart: whoever has travelled east has their hour before it comes where they were. Slack is asked no oftener for it. */
    private boolean mayBeDueElsewhere(ChannelId channel, DigestPlan plan) {
        return channel.isOf(plan.by()) && (clock.instant().atOffset(ZoneOffset.UTC).getMinute() - plan.time().getMinute()) % QUARTER == 0;
    }

    /** Whether a digest is to be sent now: what waits otherwise may wait for it, and come with it. */
    public boolean isDue(ChannelId channel) {
        return books.arrangements().find(channel).filter(one -> !one.digest().isEmpty()).flatMap(one -> due(channel, one, one.zone())).isPresent();
    }

    private Optional<Slot> due(ChannelId channel, Arrangement arrangement, ZoneId zone) {
        var plan = arrangement.digest().getFirst();
        return Slots.due(plan, arrangement.quiet(), zone, clock.instant()).map(day -> slot(channel, plan, day))
                .filter(slot -> !books.tellings().isUsed(slot));
    }

    /** One that is late, as after an outage, waits as well: those whose hour lies in there come when they end. */
    private boolean isQuiet(Arrangement arrangement) {
        return arrangement.quietUntil(clock.instant()).isPresent();
    }

    /** A person's own round-up comes by the clock of where they are: asked whenever one is due, because people travel. */
    private ZoneId zone(ChannelId channel, Arrangement arrangement) {
        var plan = arrangement.digest().getFirst();
        var now = channel.isOf(plan.by()) ? zones.apply(plan.by()).orElse(arrangement.zone()) : arrangement.zone();
        if (!now.equals(arrangement.zone())) {
            books.arrangements().save(channel, arrangement.withDigest(arrangement.digest(), now));
        }
        return now;
    }

    /** Sends what is new now; how many stories that are. {@code request} and when it was heard name the wish: repeating it sends nothing twice. */
    public int sendNow(ChannelId channel, Arrangement arrangement, String request, Instant heardAt) {
        var max = arrangement.digest().stream().mapToInt(DigestPlan::max).findFirst().orElse(DigestPlan.USUAL);
        var slot = new Slot(channel, heardAt.atZone(arrangement.zone()).toLocalDate(), request, heardAt);
        return books.tellings().isUsed(slot) ? sent(slot) : send(slot, max, Post.Occasion.NOW);
    }

    private int sent(Slot slot) {
        return (int) books.tellings().since(slot.channel(), slot.at().minusSeconds(1)).stream()
                .filter(telling -> telling.post().equals(key(slot)) && telling.part() == Telling.Part.IN_DIGEST).count();
    }

    /** What the last day would have brought, told or not. */
    public Post.Digest preview(ChannelId channel, int max) {
        var now = clock.instant();
        return digest(Post.Occasion.PREVIEW, candidates(channel, now.minus(LOOKS_BACK), now, Told.COUNTS), max, "", now);
    }

    /** What a digest of this channel had no room for, but for the first {@code from}, a page of it; empty if none of it may be shown. */
    public Optional<Post.Digest> leftOut(ChannelId channel, String key, int from) {
        var now = clock.instant();
        return books.outbox().carrier(key).filter(carrier -> carrier.place().channel().equals(channel))
                .flatMap(carrier -> carrier.content() instanceof Post.Digest digest ? Optional.of(digest.leftOut()) : Optional.empty())
                .flatMap(left -> {
                    var page = left.stories().stream().skip(from)
                            .filter(brief -> articles.find(brief.article()).filter(article -> article.showable().at(now)).isPresent())
                            .limit(DigestPlan.MOST).toList();
                    var next = page.isEmpty() ? left.stories().size() : left.stories().indexOf(page.getLast()) + 1;
                    return page.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new Post.Digest(Post.Occasion.LEFT_OUT, page,
                                    new Post.LeftOut(left.count() - next, next < left.stories().size() ? key : "", next, List.of())));
                });
    }

    /** @param key of the post that it will be; empty for what nobody keeps */
    private Post.Digest digest(Post.Occasion occasion, List<Selection.Candidate> candidates, int max, String key, Instant now) {
        var best = Selection.best(candidates, key.isEmpty() ? max : max + Post.LeftOut.MAX_KEPT, now).stream()
                .map(one -> story(one).brief()).toList();
        var room = Math.min(max, best.size());
        return new Post.Digest(occasion, best.subList(0, room),
                new Post.LeftOut(candidates.size() - room, key, 0, best.subList(room, best.size())));
    }

    /**
     * What the last day would have brought.
     *
     * @param stories how many
     * @param best    the latest article of each of the weightiest of them
     */
    public record Forecast(int stories, List<ArticleId> best) {

        public Forecast {
            best = List.copyOf(best);
        }
    }

    /** What the last day would have brought of this one subscription alone, told or not, be it paused or not. */
    public Forecast forecast(Subscription subscription, int max) {
        var now = clock.instant();
        var candidates = candidates(List.of(subscription), now.minus(LOOKS_BACK), now, Told.COUNTS);
        return new Forecast(candidates.size(), Selection.best(candidates, max, now).stream().map(one -> story(one).latest()).toList());
    }

    /** The digest ends: what waits for it, but for what is only for digests, comes in one post with the channel's next turn. */
    public void holdBack(ChannelId channel) {
        synchronized (oneAtATime) {
            var now = clock.instant();
            var others = books.subscriptions().of(channel).stream()
                    .filter(one -> one.isHeard() && one.wanted().manner() != Wanted.Manner.DIGEST).toList();
            if (!others.isEmpty()) {
                candidates(others, since(channel, now), now, Told.DOES_NOT_COUNT).stream()
                        .flatMap(one -> one.free().stream().filter(each -> each.source().equals(one.central().source())))
                        .forEach(each -> books.tellings().holdBack(channel, each.id(), Tellings.Why.TOO_MANY, now));
            }
        }
    }

    /** It was away since then by mistake: what came of it comes with the channel's next turn, or with the digest that it waits for. */
    public void holdBack(Subscription subscription, Instant since) {
        synchronized (oneAtATime) {
            var now = clock.instant();
            var channel = subscription.channel();
            for (var arrival : books.arrivals().between(Set.of(subscription.source()), since, now, MAX_ARRIVALS).reversed()) {
                articles.find(arrival.article()).filter(article -> isFor(article, arrival, List.of(subscription), since, now))
                        .filter(article -> books.tellings().of(channel, article.id()).isEmpty())
                        .filter(article -> !waitsForDigest(subscription) || stories.told(channel, article).isPresent())
                        .ifPresent(article -> books.tellings().holdBack(channel, article.id(), Tellings.Why.TOO_MANY, now));
            }
        }
    }

    private boolean waitsForDigest(Subscription subscription) {
        return switch (subscription.wanted().manner()) {
            case LIVE -> false;
            case DIGEST -> true;
            case AS_CHANNEL -> books.arrangements().find(subscription.channel()).filter(one -> !one.digest().isEmpty()).isPresent();
        };
    }

    /** Since the last one, or else since it was arranged: what came since then waits for it. */
    private Instant since(ChannelId channel, Instant now) {
        var firstOfIts = books.arrangements().find(channel).flatMap(arrangement -> arrangement.digest().stream().findFirst())
                .map(DigestPlan::waitsSince)
                .filter(now.minus(LOOKS_BACK)::isAfter).map(from -> latest(from, now.minus(LAST_COUNTS)));
        return books.tellings().lastSlot(channel).filter(last -> last.isAfter(now.minus(LAST_COUNTS)))
                .or(() -> firstOfIts).orElse(now.minus(LOOKS_BACK));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private int send(Slot slot, int max, Post.Occasion occasion) {
        synchronized (oneAtATime) {
            var now = clock.instant();
            var channel = slot.channel();
            var key = key(slot);
            var digest = digest(occasion, candidates(channel, since(channel, now), now, Told.DOES_NOT_COUNT), max, key, now);
            var briefs = digest.briefs();
            var lines = briefs.isEmpty()
                    ? List.<Line>of()
                    : Together.lines(key, channel, digest, now.plus(GOOD_FOR), threads(channel),
                            books.subscriptions().of(channel).stream().map(Subscription::by));
            // What it has no room for was weighed here, and does not come by itself a minute later; one that somebody asks for leaves it to the next.
            var leftOut = occasion == Post.Occasion.NOW ? List.<Telling>of() : Together.leftOut(key, channel, digest.leftOut().stories(), now);
            var tellings = Stream.concat(Together.tellings(key, channel, briefs, threads(channel), now).stream(), leftOut.stream()).toList();
            return books.tellings().tell(lines, tellings, slot) ? briefs.size() : 0;
        }
    }

    private static String key(Slot slot) {
        return Unasked.DIGEST.key(slot.channel().value(), slot.day().toString(), slot.time());
    }

    private Arrangement.Threads threads(ChannelId channel) {
        return books.arrangements().find(channel).map(Arrangement::threads).orElse(Arrangement.Threads.ON);
    }

    private enum Told {
        COUNTS, DOES_NOT_COUNT
    }

    private List<Selection.Candidate> candidates(ChannelId channel, Instant from, Instant to, Told told) {
        var heard = books.subscriptions().of(channel).stream().filter(Subscription::isHeard).toList();
        return heard.isEmpty() ? List.of() : candidates(heard, from, to, told);
    }

    /** @param subscriptions of one channel, at least one */
    private List<Selection.Candidate> candidates(List<Subscription> subscriptions, Instant from, Instant to, Told told) {
        var channel = subscriptions.getFirst().channel();
        var sources = subscriptions.stream().map(Subscription::source).collect(Collectors.toSet());
        var seen = new HashSet<ArticleId>();
        var candidates = new ArrayList<Selection.Candidate>();
        for (var arrival : books.arrivals().between(sources, from, to, MAX_ARRIVALS)) {
            if (!seen.contains(arrival.article())) {
                articles.find(arrival.article()).filter(article -> isFor(article, arrival, subscriptions, from, to)).ifPresent(article -> {
                    var reports = stories.reports(article, to);
                    seen.addAll(stories.ofStory(article));
                    // One that was counted under an article that is taken back by now was told, and cannot bear its story once more.
                    var free = Stream.concat(reports.stream(), Stream.of(article)).distinct()
                            .filter(report -> told == Told.COUNTS || books.tellings().of(channel, report.id()).isEmpty())
                            .filter(report -> books.letIn(report, subscriptions)).toList();
                    if (!free.isEmpty() && (told == Told.COUNTS
                            || stories.told(channel, article).isEmpty() && !stories.isMuted(channel, article, to))) {
                        candidates.add(new Selection.Candidate(stories.central(free), reports, free));
                    }
                });
            }
        }
        return candidates;
    }

    /** What stood in a feed when that was read for the first time is new only if it was published then. */
    private boolean isFor(Article article, Arrival arrival, List<Subscription> subscriptions, Instant from, Instant to) {
        return article.showable().at(to)
                && (arrival.kind() == Arrival.Kind.NEWS || !article.published().at().isBefore(from))
                && subscriptions.stream().anyMatch(one -> one.source().equals(arrival.source()) && books.wanted(one).takes(article));
    }

    /** Told by the outlet of its central article, from what that wrote first to what it wrote last. */
    private StoryInPost story(Selection.Candidate one) {
        return StoryInPost.begun(one.central(), one.free(), one.reports(), articles);
    }

    private Slot slot(ChannelId channel, DigestPlan plan, LocalDate day) {
        return new Slot(channel, day, plan.time().toString(), clock.instant());
    }
}
