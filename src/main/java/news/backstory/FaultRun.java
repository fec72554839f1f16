package news.backstory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import news.backstory.FaultPlan.Event;
import news.backstory.FaultPlan.Fault;
import news.backstory.FaultPlan.Kind;
import news.backstory.FaultWitness.Problem;
import news.backstory.FaultWitness.Wrong;
import news.backstory.sandbox.Channel;
import news.backstory.sandbox.Faults;
import news.backstory.sandbox.Sandbox;
import news.backstory.sandbox.SandboxSettings;

/**
 * One fault run: a workspace of its own, a bot in a process of its own, and a morning in which things go wrong. Time passes only between two lines to the bot,
 * so that two minutes of waiting take none. Afterwards everything is put right, the bot gets its rounds until nothing waits, and the next day's digest; then
 * {@link FaultWitness} looks at what Slack saw.
 */
final class FaultRun implements AutoCloseable {

    /** Nothing leaves in the very second in which an embargo ends ({@code wire.StatusWords}). */
    private static final Duration AFTER_RELEASE = Duration.ofSeconds(1);

    private static final String TOKEN = "xoxb-faults";

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    /** All that says, changes or looks for something. */
    private static final List<String> REVOKED_IN = List.of("chat.postMessage", "chat.update", "conversations.history", "conversations.replies");
    private static final int MAX_ROUNDS_TO_SETTLE = 400;

    private static final Duration RELEASED_WITHIN = Duration.ofSeconds(2);

    /** What is held back for its turn waits for a minute. */
    private static final int CALM_ROUNDS = 4;
    private static final Duration BETWEEN_CALM_ROUNDS = Duration.ofSeconds(20);

    private final FaultPlan plan;
    private final GivenTime time;
    private final Sandbox sandbox;
    private final FaultedLives bot;
    private final Consumer<String> diary;
    private final FaultedWorld world = new FaultedWorld();

    /** What was handed over and not acknowledged yet, in order. */
    private final Deque<Delivery> undelivered = new ArrayDeque<>();

    /** A line to the bot, and what is true once it is acknowledged. */
    private record Delivery(String verb, String content, Runnable acknowledged) {}

    /** @param diary hears what happens */
    FaultRun(FaultPlan plan, Path data, FaultedProcesses processes, Consumer<String> diary) {
        this.plan = plan;
        this.diary = diary;
        time = new GivenTime(plan.start());
        sandbox = Sandbox.open(SandboxSettings.of(0, new SandboxSettings.Secrets(SECRET, TOKEN)), time);
        sandbox.workspace().addChannel("quiet", Channel.Kind.PUBLIC, true);
        bot = new FaultedLives(processes, data, sandbox.apiBase(), TOKEN, time, diary);
    }

    /** @param died at these points; {@code passed} are all points that the bot passed */
    record Outcome(List<Problem> problems, Map<Kind, Integer> happened, Set<String> died, Set<String> passed) {

        /** The run itself could not be carried out. */
        static Outcome broken(String why) {
            return new Outcome(List.of(new Problem(Wrong.UNFINISHED, why)), Map.of(), Set.of(), Set.of());
        }
    }

    Outcome run() throws IOException {
        world.published(FaultStories.OLD, 1, plan.start());
        bot.begin();
        for (var number = 0; number < plan.steps().size(); number++) {
            var step = plan.steps().get(number);
            time.pass(step.pause());
            for (var fault : plan.faults()) {
                if (fault.step() == number) {
                    goWrong(fault);
                }
            }
            happen(number, step.event());
            for (var round = 0; round < step.rounds(); round++) {
                round();
                time.pass(step.between());
            }
        }
        diary.accept(time.instant() + " everything is put right");
        sandbox.faults().clear();
        bot.heal();
        // What an embargo holds comes in its own time: else its end, the digest and quiet hours would fall into one moment of the next day.
        return outcome(settle(FaultedWorld.QUIET_IS_OVER) && settle(world.allReleased().plus(RELEASED_WITHIN)) && settle(FaultedWorld.NEXT_DIGEST));
    }

    @Override
    public void close() {
        bot.close();
        sandbox.close();
    }

    private void goWrong(Fault fault) throws IOException {
        diary.accept(time.instant() + " from now on: " + fault);
        switch (fault) {
            case Fault.AtPoint(_, _, var order) -> bot.order(order);
            case Fault.AtSlack(_, _, var method, var how) -> sandbox.faults().next(1, method, how);
            case Fault.Revoked(_, var calls) -> REVOKED_IN.forEach(
                    method -> sandbox.faults().next(calls, method, new Faults.Fault.Refused("token_revoked")));
            case Fault.DiskFull full -> bot.fillDisk(full);
        }
    }

    private void happen(int number, Event event) {
        var at = time.instant();
        diary.accept(at + " " + event);
        undelivered.add(switch (event) {
            case Event.Published(var report, var version, var embargo) -> new Delivery(
                    "wire", FaultStories.json(report, version, at, embargo),
                    () -> world.published(report, version, embargo.isZero() ? at : at.plus(embargo).plus(AFTER_RELEASE)));
            case Event.Killed(var report) -> new Delivery("wire", FaultStories.killed(report), () -> world.killed(report, time.instant()));
            case Event.Shared(var report) -> {
                var key = "share-" + number;
                yield new Delivery("share", String.join(" ", key, FaultedWorld.SHARED_IN, FaultedWorld.PERSON, report.link()),
                        () -> world.shared(key, new FaultedWorld.Share(report, time.instant())));
            }
        });
    }

    /** What was not acknowledged is handed over again; then the bot does what there is to do. */
    private void round() throws IOException {
        while (!undelivered.isEmpty() && bot.tell(undelivered.getFirst().verb(), undelivered.getFirst().content())) {
            undelivered.removeFirst().acknowledged().run();
        }
        bot.tell("round", "");
        bot.roundHasEnded();
    }

    /** Rounds until nothing has waited for a while, and it is at least so late; false if that does not come. */
    private boolean settle(Instant atLeast) throws IOException {
        var calm = 0;
        for (var round = 0; round < MAX_ROUNDS_TO_SETTLE; round++) {
            round();
            calm = undelivered.isEmpty() && bot.waiting().lines() + bot.waiting().unknown() == 0 ? calm + 1 : 0;
            if (calm >= CALM_ROUNDS && !time.instant().isBefore(atLeast)) {
                return true;
            }
            if (calm >= CALM_ROUNDS) {
                time.set(atLeast);
                calm = 0;
            } else {
                time.pass(BETWEEN_CALM_ROUNDS);
            }
        }
        return false;
    }

    private Outcome outcome(boolean settled) {
        var problems = new ArrayList<>(new FaultWitness(sandbox, world).problems());
        if (!settled) {
            problems.add(new Problem(bot.waiting().unknown() > 0 ? Wrong.UNKNOWN : Wrong.UNFINISHED,
                    bot.waiting() + ", " + undelivered.size() + " not handed over"));
        }
        var happened = new EnumMap<Kind, Integer>(Kind.class);
        happened.putAll(bot.happened());
        sandbox.log().lines().stream().filter(line -> !line.fault().isEmpty())
                .forEach(line -> happened.merge(FaultWitness.kindOf(line.fault()), 1, Integer::sum));
        return new Outcome(List.copyOf(problems), Map.copyOf(happened), bot.diedAt(), bot.passed());
    }
}
