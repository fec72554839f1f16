package news.backstory;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
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
}
