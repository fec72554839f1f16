package news.backstory.sandbox;

import static news.backstory.sandbox.Trial.MIA;
import static news.backstory.sandbox.Trial.NEWSROOM;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TruthLogTest {

    @Test
    void everything_that_passes_is_written_down_in_order() throws IOException {
        try (var trial = new Trial()) {
            var log = trial.sandbox.log();
            trial.sandbox.hands().command(MIA, NEWSROOM, "/news x");
            log.await(line -> line.what().equals("/news"), Trial.SOON);
            var address = URI.create(trial.bot.next().form().get("response_url"));
            var ts = trial.call("chat.postMessage", Map.of("channel", NEWSROOM, "text", "Card",
                    "blocks", "[{\"type\":\"divider\"}]", "metadata", "{\"event_type\":\"posted\",\"event_payload\":{\"key\":\"k1\"}}")).path("ts")
                    .asText();
            trial.call("chat.postMessage", Map.of("channel", "C0NOWHERE1", "text", "Card"));
            trial.postJson(address, "{\"text\":\"Done\"}");

            assertThat(log.lines()).extracting(TruthLog.Line::what).containsExactly("/news", "chat.postMessage", "chat.postMessage", "response_url");
            assertThat(log.lines()).extracting(TruthLog.Line::outcome).containsExactly("ok", "ok", "channel_not_found", "ok");
            assertThat(log.lines()).extracting(TruthLog.Line::number).containsExactly(1L, 2L, 3L, 4L);
            var posted = log.calls("chat.postMessage").getFirst();
            assertThat(posted.ts()).isEqualTo(ts);
            assertThat(posted.at()).isEqualTo(trial.now());
            assertThat(posted.arguments().path("metadata").path("event_payload").path("key").asText()).isEqualTo("k1");
            assertThat(posted.arguments().path("blocks").get(0).path("type").asText()).isEqualTo("divider");
            assertThat(log.sent("/news").getFirst().arguments().path("text").asText()).isEqualTo("x");
        }
    }

    @Test
    void no_secret_is_ever_in_it() throws IOException {
        try (var trial = new Trial()) {
            trial.call("chat.postMessage", Map.of("channel", NEWSROOM, "text", "I am " + Trial.TOKEN + " and " + Trial.SECRET, "token", Trial.TOKEN));
            trial.call("auth.test", Map.of("token", "xoxb-of-another-workspace"));

            assertThat(trial.sandbox.log().lines().toString()).doesNotContain("xoxb-of-another-workspace").contains("I am (secret) and (secret)")
                    .doesNotContain(Trial.TOKEN)
                    .doesNotContain(Trial.SECRET);
            assertThat(Trial.settings().toString()).doesNotContain(Trial.TOKEN).doesNotContain(Trial.SECRET);
        }
    }

    @Test
    void the_newest_lines_are_kept() {
        var log = new TruthLog(List.of());
        for (var line = 0; line <= TruthLog.MAX_LINES; line++) {
            log.add(Instant.EPOCH, TruthLog.Way.CALL, "api.test", Json.object(), "ok", 200, "", "", Duration.ZERO);
        }

        assertThat(log.lines()).hasSize(TruthLog.MAX_LINES);
        assertThat(log.lines().getFirst().number()).isEqualTo(2);
    }

    @Test
    void waiting_for_what_does_not_come_ends() {
        assertThat(new TruthLog(List.of()).await(line -> true, Duration.ofMillis(1))).isEmpty();
    }
}
