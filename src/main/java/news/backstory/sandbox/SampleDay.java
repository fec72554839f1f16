package news.backstory.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A day in the sample newsroom, on its own clock: a story breaks, others take it over, it moves, it is corrected, one waits for its hour, one is killed.
 * It begins when somebody first subscribes, and happens once: what is killed stays killed. Anybody may hurry it on; one thread makes it happen, by
 * {@link #tick}.
 */
public final class SampleDay {

    /** All of it within two minutes. */
    static final Duration PACE = Duration.ofSeconds(12);
    static final Duration FAST = Duration.ofSeconds(4);

    /** How the outside hears of it. */
    public interface Agency {

        /** An agency, or the newsroom's own system, hands something over: article JSON. */
        void push(String wire, String json);

        /** There is something new in a feed at this path of the site: "sample/echo/feed.xml". */
        void published(String feed);
    }

    /**
     * Where the day stands.
     *
     * @param happened what was told so far, in order
     * @param next     what comes next; empty when the day is over
     * @param waits    it comes when an embargo ends, and nobody can hurry it
     * @param begun    false until somebody subscribes, or hurries it on
     */
    record Hour(List<String> happened, String next, boolean fast, boolean paused, boolean waits, boolean begun) {

        Hour {
            happened = List.copyOf(happened);
        }

        boolean isOver() {
            return next.isEmpty();
        }

        String latest() {
            return happened.isEmpty() ? "" : happened.getLast();
        }
    }

    private final SampleSite site;
    private final InstantSource clock;
    private final Agency agency;
    private final List<SampleEvent> events;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** Guards everything below. */
    private final Object lock = new Object();

    private int done;
    private Instant due = Instant.MAX;
    private Instant embargoEnds = Instant.MIN;
    private boolean begun;
    private boolean fast;
    private boolean paused;

    public SampleDay(SampleSite site, InstantSource clock, Agency agency) {
        this.site = site;
        this.clock = clock;
        this.agency = agency;
        this.events = SampleArticles.day();
    }

    /** Somebody subscribes: unless it has begun, it begins. */
    void begin() {
        synchronized (lock) {
            if (begun) {
                return;
            }
            begun = true;
            due = clock.instant().plus(pace());
        }
        tell();
    }

    /** Lets happen what is due, if anything. Called by one thread, again and again. */
    void tick() {
        SampleEvent event;
        synchronized (lock) {
            var now = clock.instant();
            if (done == events.size() || now.isBefore(due)) {
                return;
            }
            event = events.get(done);
            done++;
            embargoEnds = event.kind() == SampleEvent.Kind.EMBARGO ? now.plus(event.embargo()) : embargoEnds;
            schedule(now);
        }
        happen(event);
        tell();
    }

    /** The next thing happens now; but an embargo is kept. */
    void next() {
        synchronized (lock) {
            begun = true;
            if (!waits()) {
                due = clock.instant();
            }
        }
        tell();
    }

    /** From now on it goes three times as fast; or, if it did, as it began. */
    void changePace() {
        synchronized (lock) {
            fast = !fast;
            if (begun) {
                schedule(clock.instant());
            }
        }
        tell();
    }

    /** It stands still, or goes on. */
    void pauseOrGoOn() {
        synchronized (lock) {
            paused = !paused;
            begun = true;
            schedule(clock.instant());
        }
        tell();
    }

    Hour hour() {
        synchronized (lock) {
            return new Hour(events.subList(0, done).stream().map(SampleEvent::says).toList(), done == events.size() ? "" : events.get(done).says(),
                    fast, paused, waits(), begun);
        }
    }

    /** Called after each change, on any thread. */
    void listen(Runnable listener) {
        listeners.add(listener);
    }

    /** When the next thing is due. What lifts an embargo comes when that ends, also while the day stands still. */
    private void schedule(Instant now) {
        due = waits() ? embargoEnds : paused ? Instant.MAX : now.plus(pace());
    }

    private boolean waits() {
        return done < events.size() && events.get(done).kind() == SampleEvent.Kind.LIFT;
    }

    private Duration pace() {
        return fast ? FAST : PACE;
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    private void happen(SampleEvent event) {
        var now = clock.instant();
        switch (event.kind()) {
            case NEW, COPY, VERSION, CORRECTION -> {
                site.publish(event.article(), now);
                hand(event, wired(event, event.article()));
                agency.published("sample/" + event.article().path("outlet").asText() + "/feed.xml");
            }
            case EMBARGO -> {
                ObjectNode wired = wired(event, event.article());
                hand(event, wired.put("embargoedUntil", embargoEnds.toString()));
            }
            case LIFT -> {
                var held = events.stream().filter(other -> other.kind() == SampleEvent.Kind.EMBARGO && other.path().equals(event.path())).findFirst();
                held.ifPresent(other -> site.publish(other.article(), now));
                agency.published("sample/" + event.article().path("outlet").asText() + "/feed.xml");
            }
            case KILL -> {
                site.takeAway(event.path());
                hand(event, Json.object().put("id", id(event)).put("url", site.addressOf(event.path())).put("deleted", true));
            }
        }
    }

    private void hand(SampleEvent event, ObjectNode json) {
        if (!event.wire().isEmpty()) {
            agency.push(event.wire(), json.toString());
        }
    }

    /** As article JSON (docs/operating.md). */
    private ObjectNode wired(SampleEvent event, JsonNode article) {
        var now = clock.instant().toString();
        var published = site.find(event.path()).map(there -> there.published().toString()).orElse(now);
        var json = Json.object().put("id", id(event)).put("url", site.addressOf(event.path())).put("headline", article.path("headline").asText())
                .put("standfirst", article.path("standfirst").asText()).put("section", article.path("section").asText())
                .put("published", published).put("updated", now).put("language", "en")
                .put("source", SampleArticles.outlet(article).title()).put("version", event.version()).put("status", "usable");
        json.set("byline", article.path("byline"));
        json.set("paragraphs", article.path("paragraphs"));
        if (event.urgency() > 0) {
            json.put("urgency", event.urgency());
        }
        if (!event.note().isEmpty()) {
            json.put("editorsNote", event.note());
        }
        return json;
    }

    private static String id(SampleEvent event) {
        return event.article().path("slug").asText();
    }
}
