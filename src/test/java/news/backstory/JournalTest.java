package news.backstory;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import news.backstory.slack.Self;
import news.backstory.testing.TemporaryStore;
import org.junit.jupiter.api.Test;

class JournalTest {

    /** The store makes a view of its tables for each who asks: nobody but the meters holds the one that they look through. */
    @Test
    void what_the_metrics_show_is_still_there_when_memory_was_cleaned() {
        try (var store = new TemporaryStore()) {
            var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            new Journal(meters).watch(store.feeds());

            System.gc();

            assertThat(meters.scrape()).contains("backstory_feeds{state=\"WELL\"} 0.0").doesNotContain("NaN");
        }
    }

    @Test
    void slack_that_could_not_be_asked_at_the_start_is_well_once_it_answers() {
        var journal = new Journal(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));

        journal.askedWhoWeAre(new Self.NotKnown("UnknownHostException"));

        assertThat(journal.slackProblem()).hasValueSatisfying(problem -> assertThat(problem).contains("UnknownHostException"));
        assertThat(journal.isSlackKnown()).isFalse();

        journal.askedWhoWeAre(new Self.Known("U0BOT", "T0NEWS"));

        assertThat(journal.slackProblem()).isEmpty();
        assertThat(journal.isSlackKnown()).isTrue();
    }
}
