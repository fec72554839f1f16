package news.backstory;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import news.backstory.FaultStories.Report;
import news.backstory.channel.Arrangement;
import news.backstory.channel.Arrival;
import news.backstory.channel.ChannelId;
import news.backstory.channel.DigestPlan;
import news.backstory.channel.PersonId;
import news.backstory.channel.QuietHours;
import news.backstory.channel.Source;
import news.backstory.channel.Wanted;
import news.backstory.store.SqlStore;
import news.backstory.store.StoreUnusable;

/** What is true outside the bot during a fault run: which channels want what, and what the bot has acknowledged. */
final class FaultedWorld {

    static final String LIVE = "C0NEWSROOM";
    static final String WITH_DIGEST = "C0WORLD001";

    /** The first channel that is added to a workspace. */
    static final String WITH_QUIET_HOURS = "C000000001";
    static final String SHARED_IN = "C0LOCAL001";
    static final Set<String> SUBSCRIBED = Set.of(LIVE, WITH_DIGEST, WITH_QUIET_HOURS);

    /** Who shares. */
    static final String PERSON = "U0000MIA01";

    /** Who subscribed. */
    static final String OWNER = "U0000SAM01";

    static final Instant QUIET_IS_OVER = Instant.parse("2026-11-24T09:40:01Z");
    static final Instant NEXT_DIGEST = Instant.parse("2026-11-25T09:30:01Z");

    private static final Instant SUBSCRIBED_AT = Instant.parse("2026-11-24T08:00:00Z");
    private static final LocalTime DIGEST = LocalTime.of(9, 30);
    private static final QuietHours QUIET = new QuietHours(LocalTime.of(9, 20), LocalTime.of(9, 40));

    private final Map<Report, Integer> versions = new HashMap<>();
    private final Map<Report, Instant> heldUntil = new HashMap<>();
    private final Map<Report, Instant> killed = new HashMap<>();
    private final Map<String, Share> shares = new LinkedHashMap<>();

    /** Makes a data folder as the bot finds it when a run begins. */
    static void furnish(Path data) throws StoreUnusable {
        try (var store = SqlStore.open(data)) {
            var books = store.books();
            Source wire = new Source.OfWire(FaultedLife.WIRE.text());
            var old = FaultStories.old(SUBSCRIBED_AT.minusSeconds(600));
            store.articles().save(old, old.updated(), List.of(old.link()));
            books.arrivals().arrived(wire, old.id(), old.updated(), Arrival.Kind.NEWS);
            SUBSCRIBED.forEach(
                    channel -> books.subscriptions().add(new ChannelId(channel), wire, FaultedLife.WIRE.text(), Wanted.ALL, new PersonId(OWNER),
                            SUBSCRIBED_AT));
            var usual = Arrangement.usual(ZoneOffset.UTC);
            books.arrangements().save(new ChannelId(WITH_DIGEST), usual.withDigest(
                    List.of(new DigestPlan(DIGEST, EnumSet.allOf(DayOfWeek.class), DigestPlan.MOST, new PersonId(OWNER), SUBSCRIBED_AT)),
                    ZoneOffset.UTC));
            books.arrangements().save(new ChannelId(WITH_QUIET_HOURS), usual.withQuiet(List.of(QUIET)));
        }
    }

    /** @param showable from then on */
    void published(Report report, int version, Instant showable) {
        versions.put(report, version);
        heldUntil.putIfAbsent(report, showable);
    }

    void killed(Report report, Instant at) {
        killed.put(report, at);
    }

    /** When each was killed. */
    Map<Report, Instant> kills() {
        return Map.copyOf(killed);
    }

    /** @param at when the bot took it */
    record Share(Report report, Instant at) {}

    void shared(String key, Share share) {
        shares.put(key, share);
    }

    /** Every report that was handed over, with its latest version. */
    Map<Report, Integer> versions() {
        return Map.copyOf(versions);
    }

    Instant heldUntil(Report report) {
        return heldUntil.getOrDefault(report, Instant.MAX);
    }

    /** When the last embargo ends. */
    Instant allReleased() {
        return heldUntil.values().stream().max(Comparator.naturalOrder()).orElse(Instant.MIN);
    }

    boolean isKilled(Report report) {
        return killed.containsKey(report);
    }

    /** What people shared, by the names of their requests. */
    Map<String, Share> shares() {
        return Map.copyOf(shares);
    }
}
