package news.backstory.sandbox;

import static news.backstory.sandbox.Trial.MIA;
import static news.backstory.sandbox.Trial.NEWSROOM;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventSenderTest {

    private Trial trial;

    @BeforeEach
    void open() throws IOException {
        trial = new Trial();
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void an_event_that_is_taken_is_sent_once() {
        trial.sandbox.hands().say(MIA, NEWSROOM, "@Backstory one");
        trial.bot.next();
        trial.sandbox.hands().say(MIA, NEWSROOM, "@Backstory two");
        var second = trial.bot.next();

        assertThat(second.json().path("event").path("text").asText()).endsWith("two");
        assertThat(second.header("X-Slack-Retry-Num")).isEqualTo("null");
    }

    @Test
    void an_event_that_is_refused_comes_three_times_more_with_the_reason_and_the_same_id() {
        trial.bot.reply(FakeBot.Reply.of(500), FakeBot.Reply.of(503), FakeBot.Reply.of(404), FakeBot.Reply.of(500));

        trial.sandbox.hands().say(MIA, NEWSROOM, "@Backstory similar");

        var first = trial.bot.next();
        var again = List.of(trial.bot.next(), trial.bot.next(), trial.bot.next());
        assertThat(again).extracting(request -> request.header("X-Slack-Retry-Num")).containsExactly("1", "2", "3");
        assertThat(again).extracting(request -> request.header("X-Slack-Retry-Reason")).containsOnly("http_error");
        assertThat(again).extracting(FakeBot.Request::body).containsOnly(first.body());
        assertThat(trial.sandbox.log().await(line -> line.arguments().path("retry_num").asInt() == 3, Trial.SOON)).isPresent();
        assertThat(trial.sandbox.log().sent("event app_mention")).hasSize(4);
        assertThat(trial.bot.waiting()).isZero();
    }

    @Test
    void an_event_is_not_sent_again_once_it_is_taken() {
        trial.bot.reply(FakeBot.Reply.of(500));

        trial.sandbox.hands().say(MIA, NEWSROOM, "@Backstory similar");

        assertThat(trial.sandbox.log().await(line -> line.outcome().equals("ok"), Trial.SOON)).get()
                .satisfies(line -> assertThat(line.arguments().path("retry_num").asInt()).isEqualTo(1));
    }

    @Test
    void a_bot_may_say_that_it_wants_no_retry() {
        trial.bot.reply(new FakeBot.Reply(500, "text/plain", "", true));
        var log = new TruthLog(List.of());
        try (var http = Executors.newVirtualThreadPerTaskExecutor();
                var line = new BotLine(new Signer(Trial.SECRET), Trial.SOON, log, trial::now, http);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            line.botAt(trial.bot.events());
            var parcel = new BotLine.Parcel("event", BotLine.JSON, "{}", Json.object(), Map.of());

            new EventSender(line, List.of(Duration.ZERO), threads).send(parcel);
        }

        assertThat(log.lines()).extracting(TruthLog.Line::outcome).containsExactly("http_error");
    }

    @Test
    void only_so_many_wait_for_the_bot_at_once() throws InterruptedException {
        var release = new CountDownLatch(1);
        var done = new CountDownLatch(EventSender.MAX_UNDER_WAY);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var line = new BotLine(new Signer(Trial.SECRET), Trial.SOON, new TruthLog(List.of()), trial::now, threads)) {
            var sender = new EventSender(line, List.of(), threads);
            IntStream.range(0, EventSender.MAX_UNDER_WAY).forEach(_ -> assertThat(sender.inBackground(() -> waitFor(release, done))).isTrue());

            assertThat(sender.inBackground(() -> waitFor(release, done))).isFalse();
            release.countDown();
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_bot_that_does_not_answer_in_time_gets_it_again_with_that_reason() throws IOException {
        var patience = new SandboxSettings.Patience(Duration.ofMillis(100), List.of(Duration.ZERO));
        try (var slow = new Trial(Trial.settings().with(patience))) {
            slow.bot.fallSilent();

            slow.sandbox.hands().say(MIA, NEWSROOM, "@Backstory similar");

            slow.bot.next();
            assertThat(slow.bot.next().header("X-Slack-Retry-Reason")).isEqualTo("http_timeout");
        }
    }

    @Test
    void slacks_own_waits_are_at_once_a_minute_and_five() {
        assertThat(SandboxSettings.Patience.OF_SLACK.answer()).isEqualTo(Duration.ofSeconds(3));
        assertThat(SandboxSettings.Patience.OF_SLACK.retries()).containsExactly(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5));
    }

    private static void waitFor(CountDownLatch release, CountDownLatch done) {
        try {
            release.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        done.countDown();
    }
}
