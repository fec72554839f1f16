package news.backstory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import news.backstory.command.Requests;
import news.backstory.ingest.WireFolder;
import news.backstory.slack.SlackWorkers;
import news.backstory.wire.WireItems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that happens without a person asking, on one page. No task runs beside itself. */
final class Agenda implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Agenda.class);

    /** Slack repeats what it is unsure of for an hour at most; keys are remembered for longer. */
    private static final Duration REQUESTS_REMEMBERED = Duration.ofDays(1);

    private final ScheduledExecutorService clockwork = Executors.newScheduledThreadPool(
            7, Thread.ofPlatform().name("agenda-", 0).daemon().factory());

    /** What there is to do about wires. */
    record Wires(List<WireFolder> folders, WireItems items, Journal journal) {}

    /**
     * What there is to do about Slack.
     *
     * @param askIfUnknown asks it who we are, if it could not say so before
     */
    record Slack(SlackWorkers workers, Requests requests, Runnable askIfUnknown) {}

    Agenda(Newsroom newsroom, Slack slack, Wires wires, InstantSource clock) {
        every(Duration.ofMillis(100), "send what is pending", newsroom.sender()::sendPending);
        every(Duration.ofMillis(500), "work on what was asked", slack.workers()::workOnPending);
        every(Duration.ofSeconds(30), "ask Slack who we are", slack.askIfUnknown());
        every(Duration.ofMillis(200), "amend what was said", () -> newsroom.newsdesk().amend().forEach(Journal::amended));
        every(Duration.ofMillis(500), "tell channels what came", newsroom.newsdesk()::announce);
        every(Duration.ofSeconds(1), "send the digests that are due", () -> newsroom.digests().sendDue().forEach(Journal::digestSent));
        every(Duration.ofMinutes(1), "tell whose feeds fail", newsroom.care()::tellOwners);
        every(Duration.ofMinutes(10), "file what is held for nobody", () -> newsroom.care().fileForNobody().forEach(Journal::filed));
        every(Duration.ofHours(1), "forget what came long ago", newsroom.newsdesk()::forgetOld);
        every(Duration.ofSeconds(1), "settle doubts", newsroom.sender()::settleDoubts);
        every(Duration.ofSeconds(3), "read the feeds", () -> newsroom.poller().pollDue().forEach(Journal::polled));
        every(Duration.ofMinutes(1), "try unread pages again", () -> newsroom.unread().tryAgain().forEach(Journal::readAtLast));
        every(Duration.ofMinutes(1), "ask the hubs", () -> newsroom.hubs().askDue().forEach(Journal::askedHub));
        every(Duration.ofHours(1), "forget what one person alone was shown", newsroom.sender()::forgetOld);
        every(Duration.ofSeconds(1), "release what an embargo held", () -> newsroom.shelf().release().forEach(Journal::released));
        every(Duration.ofSeconds(10), "take out what has expired", () -> newsroom.shelf().expire());
        wires.folders().forEach(folder -> every(Duration.ofSeconds(2), "take files from the wires' folder",
                () -> {
                    folder.takeAll().forEach(wires.journal()::taken);
                    folder.astray().forEach(Journal::astray);
                }));
        every(Duration.ofHours(1), "forget old signatures", () -> wires.items().forgetSignaturesBefore(clock.instant().minus(REQUESTS_REMEMBERED)));
        every(Duration.ofMinutes(1), "save the index", newsroom::saveIndex);
        every(Duration.ofHours(1), "forget old requests", () -> slack.requests().forgetBefore(clock.instant().minus(REQUESTS_REMEMBERED)));
    }

    @Override
    public void close() {
        clockwork.shutdown();
        try {
            // A task that is under way gets a moment to end; what it leaves is done after the next start.
            if (!clockwork.awaitTermination(5, TimeUnit.SECONDS)) {
                clockwork.shutdownNow();
                clockwork.awaitTermination(1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void every(Duration pause, String what, Runnable task) {
        var _ = clockwork.scheduleWithFixedDelay(() -> {
            try {
                task.run();
            } catch (RuntimeException | StackOverflowError broken) {
                // An executor forgets a task that throws; text from outside may be made to use up a stack.
                if (clockwork.isShutdown()) {
                    return; // Interrupted on the way out.
                }
                LOG.error("Could not {}; tried again in {}", what, pause, broken);
            }
        }, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }
}
