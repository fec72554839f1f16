package news.backstory;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import news.backstory.FaultPlan.Fault;
import news.backstory.FaultPlan.Kind;
import news.backstory.FaultPoints.Deed;
import news.backstory.FaultPoints.Order;
import news.backstory.FaultedProcess.Heard;

/** The bot of a fault run, one process after another: a new one is started whenever one has died. Counts what happened to them. */
final class FaultedLives implements AutoCloseable {

    /** What dies at each start is ordered by a few faults at most. */
    private static final int MAX_STARTS = 20;

    private final FaultedProcesses processes;
    private final Path data;
    private final URI slackApi;
    private final String token;
    private final GivenTime time;
    private final Consumer<String> diary;

    /** What is to happen at points and has not happened yet. */
    private final List<Order> orders = new ArrayList<>();

    private final Map<Kind, Integer> happened = new EnumMap<>(Kind.class);
    private final Set<String> diedAt = new TreeSet<>();
    private final Set<String> passed = new TreeSet<>();

    /** The one in which it lives, once it has begun. */
    private final List<FaultedProcess> process = new ArrayList<>();

    private Waiting waiting = new Waiting(0, 0);
    private final FullDisk disk = new FullDisk();

    /**
     * What the bot itself says of its outbox after a round.
     *
     * @param lines planned and claimed; {@code unknown} those of unknown fate
     */
    record Waiting(long lines, long unknown) {}

    /** @param diary hears what happens */
    FaultedLives(FaultedProcesses processes, Path data, URI slackApi, String token, GivenTime time, Consumer<String> diary) {
        this.processes = processes;
        this.data = data;
        this.slackApi = slackApi;
        this.token = token;
        this.time = time;
        this.diary = diary;
    }

    /** Starts a bot; tries again as long as it dies of it. */
    void begin() throws IOException {
        for (var start = 0; start < MAX_STARTS; start++) {
            process.forEach(processes::bury);
            process.clear();
            process.add(processes.take());
            var heard = process.getFirst().ask(FaultedBot.open(time.instant(), slackApi, token, orders, data));
            noteFailures();
            switch (heard) {
                case Heard.Answer _ -> {
                    limitDisk();
                    return;
                }
                case Heard.Died(var point) -> died(point);
                case Heard.Ended() -> diary.accept(time.instant() + " it does not start");
                case Heard.Stuck() -> throw new IllegalStateException("the bot does not start");
            }
        }
        throw new IllegalStateException("the bot has not started in " + MAX_STARTS + " times");
    }

    /** Has the bot do something; whether it did. If it dies of it, another is started. */
    boolean tell(String verb, String content) throws IOException {
        var heard = process.getFirst().ask(verb + " " + time.instant() + " " + content);
        noteFailures();
        return switch (heard) {
            case Heard.Answer(var text) when text.startsWith(FaultedBot.OK) -> {
                note(text);
                yield true;
            }
            case Heard.Answer _ -> {
                disk.missed();
                yield false;
            }
            case Heard.Died(var point) -> {
                died(point);
                begin();
                yield false;
            }
            case Heard.Ended() -> throw new IllegalStateException("the bot has ended by itself");
            case Heard.Stuck() -> throw new IllegalStateException("the bot does not answer");
        };
    }

    void order(Order order) throws IOException {
        orders.add(order);
        tell("order", order.toString());
    }

    void fillDisk(Fault.DiskFull how) throws IOException {
        disk.fill(data.resolve("store.db-wal"), how);
        disk.apply(process.getFirst().pid());
    }

    /** To be called after each round. */
    void roundHasEnded() {
        disk.roundHasEnded();
        limitDisk();
    }

    /** What has not gone wrong by now does not. */
    void heal() throws IOException {
        orders.clear();
        disk.heal();
        limitDisk();
        tell("heal", "");
    }

    Waiting waiting() {
        return waiting;
    }

    Map<Kind, Integer> happened() {
        return Map.copyOf(happened);
    }

    Set<String> diedAt() {
        return Set.copyOf(diedAt);
    }

    /** All points that were passed. */
    Set<String> passed() {
        return Set.copyOf(passed);
    }

    /** Ends the bot; its process waits for another if it has ended as it should. */
    @Override
    public void close() {
        for (var mine : process) {
            if (mine.ask(FaultedBot.END) instanceof Heard.Answer(var text) && text.equals(FaultedBot.OK)) {
                processes.giveBack(mine);
            } else {
                processes.bury(mine);
            }
        }
        process.clear();
    }

    private void died(String point) {
        diary.accept(time.instant() + " died at " + point);
        diedAt.add(point);
        passed.add(point);
        count(Kind.DIED);
        strike(Deed.DIES, point);
    }

    private void noteFailures() {
        for (var point : process.getFirst().takeFailed()) {
            diary.accept(time.instant() + " made to fail at " + point);
            count(point.endsWith("/after") ? Kind.COMMITTED : Kind.NOT_COMMITTED);
            strike(Deed.FAILS, point);
        }
    }

    /** After a round: lines, unknown, what broke, and the points that were passed. */
    private void note(String answer) {
        var words = List.of(answer.split(" ", -1));
        if (words.size() == 5) {
            waiting = new Waiting(Long.parseLong(words.get(1)), Long.parseLong(words.get(2)));
            if (!words.get(3).equals("0")) {
                disk.missed();
            }
            passed.addAll(List.of(words.get(4).split(",", -1)));
            diary.accept("%s %s, %s broke".formatted(time.instant(), waiting, words.get(3)));
        }
    }

    private void strike(Deed deed, String point) {
        orders.stream().filter(order -> order.deed() == deed && order.isFor(point)).findFirst().ifPresent(orders::remove);
    }

    private void count(Kind kind) {
        happened.merge(kind, 1, Integer::sum);
    }

    private void limitDisk() {
        if (disk.apply(process.getFirst().pid())) {
            count(Kind.DISK_FULL);
        }
    }
}
