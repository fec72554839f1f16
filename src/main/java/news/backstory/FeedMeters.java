package news.backstory;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import news.backstory.feed.FeedHealth;
import news.backstory.feed.Feeds;

/** How each feed is, for Prometheus, those that want attention first. Asked of the store whenever somebody asks for the metrics. */
record FeedMeters(Feeds feeds) implements MultiCollector {

    /** A newsroom has hundreds; Prometheus keeps each for weeks. */
    static final int MAX_FEEDS = 1_000;

    @Override
    public MetricSnapshots collect() {
        var byName = new LinkedHashMap<String, FeedHealth>();
        FeedFigures.wanted(feeds.all()).stream().limit(MAX_FEEDS).forEach(feed -> byName.putIfAbsent(FeedFigures.name(feed.address()), feed));
        return MetricSnapshots.of(
                gauge("backstory_feed_last_success_timestamp_seconds", "When the feed could last be read; 0 for never", byName,
                        feed -> seconds(feed.lastSuccess())),
                gauge("backstory_feed_last_entry_timestamp_seconds", "When the feed last brought something new; 0 for never", byName,
                        feed -> seconds(feed.lastNew())),
                gauge("backstory_feed_next_poll_timestamp_seconds", "When the feed is read next; 0 if never again", byName,
                        feed -> feed.state() == FeedHealth.State.GONE ? 0 : seconds(feed.next())),
                gauge("backstory_feed_failures", "Failures one after the other; /health says why", byName, FeedHealth::failures));
    }

    private static GaugeSnapshot gauge(String name, String help, Map<String, FeedHealth> feeds, ToDoubleFunction<FeedHealth> value) {
        List<GaugeDataPointSnapshot> points = feeds.entrySet().stream()
                .map(feed -> GaugeDataPointSnapshot.builder().labels(Labels.of("feed", feed.getKey())).value(value.applyAsDouble(feed.getValue()))
                        .build())
                .toList();
        return new GaugeSnapshot(new MetricMetadata(name, help), points);
    }

    private static double seconds(Instant instant) {
        return instant.getEpochSecond();
    }
}
