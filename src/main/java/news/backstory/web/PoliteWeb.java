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
 * pages and feeds is wanted, and also where redirects led. One that does not say for how long, each time for twice as long, until it answers again.
 */
public final class PoliteWeb implements Web {

    static final int MAX_HOSTS = 10_000;

    private final Web hurried;
    private final Web web;
    private final InstantSource clock;
    private final Rests resting;

    /** Of a host that does not say for how long. */
    static final Duration LONGEST_UNSAID = Duration.ofHours(6);

    /** @param pause how long it was */
    private record Rest(int status, Instant until, Duration pause) {

        Fetch.Busy asked(Instant now) {
            return new Fetch.Busy(status, Duration.between(now, until));
        }
    }

    /**
     * By host; of very many those are forgotten that asked first, and of addresses that led to a host at rest so, too. Guards itself: any thread may be the one
     * that is asked to wait.
     */
    private static final class Rests {

        private final Map<String, Rest> byHost = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Rest> eldest) {
                return size() > MAX_HOSTS;
            }
        };

        /** The hosts to which addresses led. */
        private final Map<String, String> behind = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                return size() > MAX_HOSTS;
            }
        };

        /** @param address that was asked for */
        synchronized void put(String address, Fetch.Busy busy, Instant now) {
            var host = busy.host().isEmpty() ? host(address) : busy.host();
            if (current(host, now).isEmpty()) { // One at rest was not asked: this is what it said before.
                begin(host, busy, now);
            }
            if (!busy.host().isEmpty()) {
                behind.put(address, host);
            }
        }

        private void begin(String host, Fetch.Busy busy, Instant now) {
            var before = Optional.ofNullable(byHost.remove(host)).map(Rest::pause).orElse(Duration.ZERO);
            var pause = busy.isSaid() ? busy.retryAfter() : longer(before);
            var rest = new Rest(busy.status(), now.plus(pause), pause);
            byHost.put(host, rest);
        }

        /** The host of this address, or the one behind it, answers again. A rest that began while the answer was on its way goes on. */
        synchronized void end(String address, Instant now) {
            byHost.computeIfPresent(host(address), (_, rest) -> now.isBefore(rest.until()) ? rest : null);
            byHost.computeIfPresent(behind.getOrDefault(address, ""), (_, rest) -> now.isBefore(rest.until()) ? rest : null);
        }

        synchronized Optional<Rest> at(String address, Instant now) {
            return current(host(address), now).or(() -> current(behind.getOrDefault(address, ""), now));
        }

        synchronized Optional<Rest> current(String host, Instant now) {
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
        this(web, maxBodyBytes, clock, new Rests());
    }

    private PoliteWeb(Web hurried, long maxBodyBytes, InstantSource clock, Rests resting) {
        this.hurried = hurried;
        this.web = hurried.unhurried(maxBodyBytes, host -> resting.current(host, clock.instant()).map(rest -> rest.asked(clock.instant())));
        this.clock = clock;
        this.resting = resting;
    }

    /** Until when the host of this address, or the one that it leads to, is left alone; empty if it may be asked. */
    public Optional<Instant> restsUntil(String address) {
        return resting.at(address, clock.instant()).map(Rest::until);
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
        var rest = resting.at(address, clock.instant());
        if (rest.isPresent()) {
            return new Revisit.Fetched(rest.get().asked(clock.instant()), Revisit.Caching.NONE);
        }
        var revisit = question.get();
        if (revisit instanceof Revisit.Fetched(Fetch.Busy busy, _)) {
            resting.put(address, busy, clock.instant());
        } else if (isAnswer(revisit)) {
            resting.end(address, clock.instant());
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
        return new PoliteWeb(hurried, maxBodyBytes, clock, resting);
    }

    private static String host(String address) {
        return switch (WebAddress.parse(address)) {
            case WebAddress.Parsed.Good(WebAddress good) -> good.url().host();
            case WebAddress.Parsed.Bad _ -> address; // Nobody opens it.
        };
    }
}
