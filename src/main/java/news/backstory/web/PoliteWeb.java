package news.backstory.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The web for programs that nobody waits for: unhurried, and a host that asks to be left alone (429, or 503 with Retry-After) is left alone, whichever of its
 * pages and feeds is wanted. One that does not say for how long, each time for twice as long, until it answers again.
 */
public final class PoliteWeb implements Web {

    static final int MAX_HOSTS = 10_000;

    private final Web web;
    private final InstantSource clock;
    private final Rests resting;

    /** Of a host that does not say for how long. */
    static final Duration LONGEST_UNSAID = Duration.ofHours(6);

    /** @param pause how long it was */
    private record Rest(int status, Instant until, Duration pause) {}

    /** By host; of very many those are forgotten that asked first. Guards itself: any thread may be the one that is asked to wait. */
    private static final class Rests {

        private final Map<String, Rest> byHost = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Rest> eldest) {
                return size() > MAX_HOSTS;
            }
        };

        synchronized void put(String host, Fetch.Busy busy, Instant now) {
            var before = Optional.ofNullable(byHost.remove(host)).map(Rest::pause).orElse(Duration.ZERO);
            var pause = busy.isSaid() ? busy.retryAfter() : longer(before);
            byHost.put(host, new Rest(busy.status(), now.plus(pause), pause));
        }

        /** It answers again. A rest that began while the answer was on its way goes on. */
        synchronized void end(String host, Instant now) {
            byHost.computeIfPresent(host, (_, rest) -> now.isBefore(rest.until()) ? rest : null);
        }

        synchronized Optional<Rest> at(String host, Instant now) {
            return Optional.ofNullable(byHost.get(host)).filter(rest -> now.isBefore(rest.until()));
        }

        private static Duration longer(Duration before) {
            var twice = before.multipliedBy(2);
            var pause = twice.compareTo(Fetch.Busy.UNSAID) < 0 ? Fetch.Busy.UNSAID : twice;
            return pause.compareTo(LONGEST_UNSAID) > 0 ? LONGEST_UNSAID : pause;
        }
    }

    /** @param maxBodyBytes of a page */
    public PoliteWeb(Web web, long maxBodyBytes, InstantSource clock) {
        this(web.unhurried(maxBodyBytes), clock, new Rests());
    }

    private PoliteWeb(Web web, InstantSource clock, Rests resting) {
        this.web = web;
        this.clock = clock;
        this.resting = resting;
    }

    /** Until when the host of this address is left alone; empty if it may be asked. */
    public Optional<Instant> restsUntil(String address) {
        return resting.at(host(address), clock.instant()).map(Rest::until);
    }

    @Override
    public Fetch get(String address) {
        return fetched(revisit(address, Validators.NONE));
    }

    /** {@link Fetch.Busy} without a question, if the host rests. */
    @Override
    public Revisit revisit(String address, Validators have) {
        return unlessResting(address, () -> web.revisit(address, have));
    }

    @Override
    public Fetch post(String address, Map<String, String> fields) {
        return fetched(unlessResting(address, () -> new Revisit.Fetched(web.post(address, fields), Revisit.Caching.NONE)));
    }

    private Revisit unlessResting(String address, Supplier<Revisit> question) {
        var host = host(address);
        var rest = resting.at(host, clock.instant());
        if (rest.isPresent()) {
            return new Revisit.Fetched(new Fetch.Busy(rest.get().status(), Duration.between(clock.instant(), rest.get().until())),
                    Revisit.Caching.NONE);
        }
        var revisit = question.get();
        if (revisit instanceof Revisit.Fetched(Fetch.Busy busy, _)) {
            resting.put(host, busy, clock.instant());
        } else if (isAnswer(revisit)) {
            resting.end(host, clock.instant());
        }
        return revisit;
    }

    /** Whether the host is well again, as far as one can see: who only does not answer may be overrun still. */
    private static boolean isAnswer(Revisit revisit) {
        return switch (revisit) {
            case Revisit.Unchanged _ -> true;
            case Revisit.Fetched(Fetch fetch, _) -> switch (fetch) {
                case Fetch.Page _,Fetch.Answered _,Fetch.TooLarge _ -> true;
                case Fetch.Refused _,Fetch.Busy _,Fetch.TimedOut _,Fetch.Unreachable _ -> false;
            };
        };
    }

    private static Fetch fetched(Revisit revisit) {
        return switch (revisit) {
            case Revisit.Fetched(Fetch fetch, _) -> fetch;
            case Revisit.Unchanged _ -> new Fetch.Unreachable("unchanged, to a question that had no condition");
        };
    }

    /** Other bytes, the same hosts at rest. */
    @Override
    public Web unhurried(long maxBodyBytes) {
        return new PoliteWeb(web.unhurried(maxBodyBytes), clock, resting);
    }

    private static String host(String address) {
        return switch (WebAddress.parse(address)) {
            case WebAddress.Parsed.Good(WebAddress good) -> good.url().host();
            case WebAddress.Parsed.Bad _ -> address; // Nobody opens it.
        };
    }
}
