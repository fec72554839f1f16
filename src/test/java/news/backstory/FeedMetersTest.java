package news.backstory;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Instant;
import java.util.List;
import news.backstory.article.Link;
import news.backstory.feed.Feed;
import news.backstory.testing.TemporaryStore;
import org.junit.jupiter.api.Test;

class FeedMetersTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

    @Test
    void each_feed_tells_when_it_was_read_when_it_brought_something_and_when_it_is_read_next_without_what_may_be_secret() {
        try (var store = new TemporaryStore()) {
            var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            meters.getPrometheusRegistry().register(new FeedMeters(store.feeds()));
            assertThat(meters.scrape()).doesNotContain("herald");
            var added = Feed.added(new Link("https://herald.example/feed?key=secret"), NOW);

            store.feeds().save(new Feed(added.address(), "Herald", added.place(),
                    new Feed.Health(NOW.plusSeconds(60), NOW.plusSeconds(30), NOW, 2, NOW, "its server answered 500", List.of(), 0), added.standing(),
                    NOW.plusSeconds(600), added.pace(), added.wishes()));

            assertThat(meters.scrape()).contains(
                    "backstory_feed_last_success_timestamp_seconds{feed=\"https://herald.example/feed\"} 1.80000006E9",
                    "backstory_feed_last_entry_timestamp_seconds{feed=\"https://herald.example/feed\"} 1.80000003E9",
                    "backstory_feed_next_poll_timestamp_seconds{feed=\"https://herald.example/feed\"} 1.8000006E9",
                    "backstory_feed_failures{feed=\"https://herald.example/feed\"} 2.0").doesNotContain("secret");
        }
    }
}
