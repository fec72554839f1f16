package news.backstory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import news.backstory.FaultPoints.Deed;
import news.backstory.FaultPoints.Order;
import news.backstory.FaultStories.Outlet;
import news.backstory.FaultStories.Report;
import news.backstory.sandbox.Faults;
import news.backstory.sandbox.Faults.Effect;

/**
 * What happens in one fault run, and what goes wrong in it: the same for the same seed.
 *
 * @param start when it begins; the digest's hour and the quiet hours come while it goes on
 */
record FaultPlan(Instant start, List<Step> steps, List<Fault> faults) {

    static final int MOST_FAULTS = 5;

    /** Each waits twice as long as the one before, and the run for all. */
    private static final int MOST_REVOKED = 4;

    private static final Instant MORNING = Instant.parse("2026-11-24T09:00:00Z");
    private static final int MAX_MINUTES_LATER = 25;

    /** After a longer stall the bot has given up waiting. */
    private static final Duration STALL = FaultedLife.PATIENCE.plusSeconds(1);

    private static final List<String> CALLS = List.of("chat.postMessage", "chat.postMessage", "chat.postMessage", "chat.postMessage", "chat.update",
            "chat.update", "conversations.history", "conversations.replies");

    /**
     * Something happens in the world after a pause; then the bot has so many rounds.
     *
     * @param between two rounds
     */
    record Step(Event event, Duration pause, int rounds, Duration between) {}

    sealed interface Event {

        /** @param embargo for how long it is held; zero if it is not */
        record Published(Report report, int version, Duration embargo) implements Event {}

        record Killed(Report report) implements Event {}

        /** Somebody shows it to a channel. */
        record Shared(Report report) implements Event {}
    }

    /** What goes wrong, from the step with this number on. */
    sealed interface Fault {

        int step();

        /** The process dies, or its store fails, at a point. */
        record AtPoint(int step, Kind kind, Order order) implements Fault {}

        /** The next call of this method goes wrong. */
        record AtSlack(int step, Kind kind, String method, Faults.Fault how) implements Fault {}

        /**
         * Slack does not know the bot's token any more.
         *
         * @param calls of each method that are refused for it
         */
        record Revoked(int step, int calls) implements Fault {

            @Override
            public Kind kind() {
                return Kind.REVOKED;
            }
        }

        /**
         * The system lets the process write no more to its disk.
         *
         * @param pages so many pages more than its log has now are written; 0 to 3
         * @param rounds until the disk has room again
         */
        record DiskFull(int step, int pages, int rounds) implements Fault {

            @Override
            public Kind kind() {
                return Kind.DISK_FULL;
            }
        }

        Kind kind();
    }

    /** In the words of the table at the end. */
    enum Kind {
        DIED("killed (signal 9)"), CUT_BEFORE("connection cut before Slack accepted"), CUT_AFTER("connection cut after Slack accepted"), TIMEOUT(
                "408"), UNAVAILABLE("503 with Retry-After: 0"), TOO_FAST("429 of 1 to 120 s"), BROKEN_JSON("broken JSON with 200"), STALL(
                        "stall longer than the client waits"), REVOKED("token revoked"), NOT_COMMITTED("commit error, not committed"), COMMITTED(
                                "commit error, committed all the same"), DISK_FULL("disk takes no more");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    static FaultPlan of(long seed) {
        // Neighbouring seeds of Random begin alike.
        var random = new Random(seed * 0x9E3779B97F4A7C15L);
        var start = MORNING.plus(Duration.ofMinutes(random.nextInt(MAX_MINUTES_LATER))).plusSeconds(random.nextInt(60));
        var steps = steps(random);
        var faults = new ArrayList<>(
                IntStream.range(0, 1 + random.nextInt(MOST_FAULTS)).mapToObj(_ -> fault(random, random.nextInt(steps.size()))).toList());
        // What leads to a seldom point is a fault, too, as long as there is room for it.
        var leading = faults.stream().flatMap(fault -> leadingTo(fault, random.nextInt(steps.size())).stream()).toList();
        faults.addAll(leading.subList(0, Math.min(leading.size(), MOST_FAULTS - faults.size())));
        return new FaultPlan(start, steps, List.copyOf(faults));
    }

    /** A morning in which nothing goes wrong. */
    static FaultPlan undisturbed() {
        return new FaultPlan(MORNING, steps(new Random(0)), List.of());
    }

    private static List<Step> steps(Random random) {
        var stories = new ArrayList<>(IntStream.range(0, FaultStories.COUNT).boxed().toList());
        Collections.shuffle(stories, random);
        var lives = new ArrayList<List<Event>>();
        stories.subList(0, 4 + random.nextInt(FaultStories.COUNT - 3)).forEach(story -> lives.add(life(story, random)));
        var turns = new ArrayList<Integer>();
        IntStream.range(0, lives.size()).forEach(at -> turns.addAll(Collections.nCopies(lives.get(at).size(), at)));
        Collections.shuffle(turns, random);
        var steps = new ArrayList<Step>();
        for (var turn : turns) {
            steps.add(new Step(lives.get(turn).removeFirst(), Duration.ofSeconds(1 + random.nextInt(120)), 1 + random.nextInt(4),
                    Duration.ofSeconds(1 + random.nextInt(15))));
        }
        return List.copyOf(steps);
    }

    /** A story comes, perhaps held for some minutes; it may be reported elsewhere, corrected twice, shared, and killed. */
    private static List<Event> life(int story, Random random) {
        var agency = new Report(story, Outlet.AGENCY);
        var life = new ArrayList<Event>();
        var held = random.nextInt(6) == 0 ? Duration.ofSeconds(30 + random.nextInt(400)) : Duration.ZERO;
        life.add(new Event.Published(agency, 1, held));
        if (random.nextInt(10) < 6) {
            life.add(new Event.Published(new Report(story, Outlet.OTHER), 1, Duration.ZERO));
        }
        if (held.isZero()) {
            IntStream.range(0, random.nextInt(3)).forEach(times -> life.add(new Event.Published(agency, times + 2, Duration.ZERO)));
        }
        if (random.nextInt(10) < 4) {
            life.add(1 + random.nextInt(life.size()), new Event.Shared(agency));
        }
        if (random.nextInt(10) < 4) {
            life.add(new Event.Killed(agency));
        }
        return life;
    }

    private static Fault fault(Random random, int step) {
        var kinds = Kind.values();
        // Dying is drawn more often than each of the others: it has the most places.
        var kind = random.nextInt(3) == 0 ? Kind.DIED : kinds[random.nextInt(kinds.length)];
        var effect = random.nextBoolean() ? Effect.DONE : Effect.NOT_DONE;
        var method = one(CALLS, random);
        return switch (kind) {
            case DIED -> dies(step, random);
            case NOT_COMMITTED -> new Fault.AtPoint(step, kind, fails("/before", random));
            case COMMITTED -> new Fault.AtPoint(step, kind, fails("/after", random));
            case DISK_FULL -> new Fault.DiskFull(step, random.nextInt(4), 1 + random.nextInt(6));
            case CUT_BEFORE -> new Fault.AtSlack(step, kind, method, new Faults.Fault.Cut(Effect.NOT_DONE));
            case CUT_AFTER -> new Fault.AtSlack(step, kind, method, new Faults.Fault.Cut(Effect.DONE));
            case TIMEOUT -> new Fault.AtSlack(step, kind, method, new Faults.Fault.Status(408, effect));
            case UNAVAILABLE -> new Fault.AtSlack(step, kind, method, new Faults.Fault.TryAgain(effect));
            case TOO_FAST -> new Fault.AtSlack(step, kind, method, new Faults.Fault.TooFast(Duration.ofSeconds(1 + random.nextInt(120))));
            case BROKEN_JSON -> new Fault.AtSlack(step, kind, method, new Faults.Fault.BrokenJson(effect));
            case STALL -> new Fault.AtSlack(step, kind, method, new Faults.Fault.Stall(STALL));
            case REVOKED -> new Fault.Revoked(step, 1 + random.nextInt(MOST_REVOKED));
        };
    }

    /** Half of them wherever the bot happens to be, half at a chosen point and from the first step on, so that those that are seldom passed have their turn. */
    private static Fault dies(int step, Random random) {
        return random.nextBoolean()
                ? new Fault.AtPoint(step, Kind.DIED, new Order(Deed.DIES, FaultPoints.ANY, 1 + random.nextInt(60)))
                : new Fault.AtPoint(0, Kind.DIED, new Order(Deed.DIES, one(FaultPoints.all(), random), 1 + random.nextInt(2)));
    }

    /** Some points are passed only after something has gone wrong already: that. */
    private static List<Fault> leadingTo(Fault fault, int step) {
        if (!(fault instanceof Fault.AtPoint(_, _, var order))) {
            return List.of();
        }
        var call = order.point().replaceFirst("/.*", "");
        return switch (call) {
            case "Poster.find", "Outbox.unknown", "Outbox.notFoundYet" -> List.of(lost(step));
            case "Outbox.couldNotLook" -> List.of(lost(step),
                    new Fault.AtSlack(step, Kind.TIMEOUT, "conversations.history", new Faults.Fault.Status(408, Effect.NOT_DONE)));
            case "Outbox.later" -> List.of(
                    new Fault.AtSlack(step, Kind.TOO_FAST, "chat.postMessage", new Faults.Fault.TooFast(Duration.ofSeconds(2))));
            case "Outbox.recover" -> List.of(new Fault.AtPoint(step, Kind.DIED, new Order(Deed.DIES, FaultPoints.ANY, 10)));
            default -> List.of();
        };
    }

    /** A post of which nobody knows whether Slack has it; it has not. */
    private static Fault lost(int step) {
        return new Fault.AtSlack(step, Kind.CUT_BEFORE, "chat.postMessage", new Faults.Fault.Cut(Effect.NOT_DONE));
    }

    private static Order fails(String moment, Random random) {
        return new Order(Deed.FAILS, one(FaultPoints.ofTheStore().stream().filter(point -> point.endsWith(moment)).toList(), random),
                1 + random.nextInt(2));
    }

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
