package news.backstory;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import news.backstory.article.ArticleId;
import news.backstory.channel.Outbox;
import news.backstory.channel.OutboxSender;
import news.backstory.channel.Posting;
import news.backstory.command.Requests;
import news.backstory.ingest.FeedPoller;
import news.backstory.ingest.WireDesk;
import news.backstory.ingest.WireFolder;
import news.backstory.slack.SlackApp;
import news.backstory.wire.WireName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the rooms report, written to the log and counted. Ids only: never a token, a page's text, or a person's words. */
final class Journal {

    private static final Logger LOG = LoggerFactory.getLogger("news.backstory");

    private final MeterRegistry meters;
    private final Timer acknowledged;

    Journal(MeterRegistry meters) {
        this.meters = meters;
        this.acknowledged = Timer.builder("backstory.acknowledge").description("From a request's arrival to our answer").register(meters);
    }

    /** Shows what waits, and what is kept, whenever somebody asks for the metrics. */
    void watch(Requests requests, Outbox outbox, Newsroom newsroom) {
        Gauge.builder("backstory.requests.waiting", requests, Requests::pendingCount).register(meters);
        Gauge.builder("backstory.posts.waiting", outbox, box -> box.counts().planned()).register(meters);
        Gauge.builder("backstory.posts.doubtful", outbox, box -> box.counts().unknown()).register(meters);
        Gauge.builder("backstory.articles.findable", newsroom, Newsroom::findable).register(meters);
    }

    void arrived(SlackApp.Arrival arrival) {
        count("backstory.arrivals", "outcome", arrival.name());
        switch (arrival) {
            case REFUSED -> LOG.warn("Refused a request: not signed by Slack, or too old, or seen before");
            case MALFORMED -> LOG.warn("A signed request could not be read");
            case OVERLOADED -> LOG.error("Could not keep a request: answered 503, Slack will try again");
            case RATE_LIMITED -> LOG.warn("Slack holds back events: more than 30,000 in an hour");
            case HEARD, REPEATED, CHALLENGED -> {
            }
        }
    }

    void acknowledgedIn(Duration time) {
        acknowledged.record(time);
    }

    void answered(String key) {
        count("backstory.requests", "outcome", "ANSWERED");
        LOG.debug("Answered {}", key);
    }

    void broke(String key, RuntimeException broken) {
        count("backstory.requests", "outcome", "BROKE");
        LOG.error("Could not answer {}", key, broken);
    }

    void said(OutboxSender.Said said) {
        count("backstory.posts", "outcome", said.outcome().getClass().getSimpleName());
        switch (said.outcome()) {
            case Posting.Posted _,Posting.Taken _ -> LOG.info("Said {}", said.key());
            case Posting.TooFast(var retryAfter) -> LOG.info("Slack asks {} to wait {}", said.key(), retryAfter);
            case Posting.NotMember _ -> LOG.info("Not a member of the channel: {}", said.key());
            case Posting.Gone(var why) -> LOG.warn("Not said, and never will be: {}: {}", said.key(), why);
            case Posting.Refused(var why) -> LOG.error("Slack refuses {}: {}", said.key(), why);
            case Posting.NotReached(var why) -> LOG.warn("Slack cannot be reached for {}: {}", said.key(), why);
            case Posting.Unknown(var why) -> LOG.warn("Not known whether {} was said: {}; it is looked for", said.key(), why);
        }
    }

    static void polled(FeedPoller.Polled polled) {
        if (polled.problem().isEmpty()) {
            LOG.info("Read {}: {} entries, {} new articles, {} could not be read", polled.feed(), polled.entries(), polled.newArticles(),
                    polled.failures());
        } else {
            LOG.warn("Could not read {}: {}", polled.feed(), polled.problem());
        }
    }

    void handedOver(WireName wire, WireDesk.Receipt receipt) {
        switch (receipt) {
            case WireDesk.Receipt.Taken(var outcomes, var held, var warnings) -> {
                outcomes.forEach(outcome -> {
                    count("backstory.wires.items", "outcome", outcome.verdict().name());
                    LOG.info("From wire {}: {} {}", wire, outcome.article(), outcome.verdict().name().toLowerCase(Locale.ROOT));
                });
                held.forEach(each -> LOG.warn("Held {} from wire {}, for a person to settle: {}", each.article(), wire, each.concerns()));
                warnings.forEach(warning -> LOG.debug("From wire {}, not as its format demands: {}", wire, warning));
            }
            case WireDesk.Receipt.Repeated _ -> LOG.info("A delivery of wire {} came twice", wire);
            case WireDesk.Receipt.Unreadable(var why) -> {
                count("backstory.wires.items", "outcome", "UNREADABLE");
                LOG.warn("Could not read a delivery of wire {}: {}", wire, why);
            }
        }
    }

    void taken(WireFolder.Taken taken) {
        handedOver(taken.wire(), taken.receipt());
    }

    void refusedWire(String why) {
        count("backstory.wires.items", "outcome", "REFUSED");
        LOG.warn("Refused a delivery to a wire: {}", why);
    }

    void couldNotKeep(WireName wire, RuntimeException why) {
        count("backstory.wires.items", "outcome", "NOT_KEPT");
        LOG.error("Could not keep a delivery of wire {}: answered 503, it will be sent again", wire, why);
    }

    static void released(ArticleId article) {
        LOG.info("The embargo on {} has ended", article);
    }

    private void count(String name, String tag, String value) {
        meters.counter(name, tag, value.toLowerCase(Locale.ROOT)).increment();
    }
}
