package news.backstory;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import news.backstory.article.ArticleId;
import news.backstory.article.Link;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.chooser.ChoosingModel;
import news.backstory.command.Feedback;
import news.backstory.command.Requests;
import news.backstory.digest.DigestSender;
import news.backstory.feed.FeedHealth;
import news.backstory.feed.Feeds;
import news.backstory.hub.HubDesk;
import news.backstory.ingest.FeedPoller;
import news.backstory.ingest.Newsdesk;
import news.backstory.ingest.WireDesk;
import news.backstory.ingest.WireFolder;
import news.backstory.ledger.Outbox;
import news.backstory.ledger.OutboxSender;
import news.backstory.ledger.Posting;
import news.backstory.slack.Self;
import news.backstory.slack.SlackApp;
import news.backstory.wire.WireName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the rooms report, written to the log and counted. Ids only: never a token, a page's text, or a person's words. */
final class Journal {

    private static final Logger LOG = LoggerFactory.getLogger("news.backstory");

    private final MeterRegistry meters;
    private final Timer acknowledged;

    /** Why Slack takes nothing from us now; empty while it does. */
    private volatile String slackProblem = "";

    /** Whether Slack has told us who we are since the start. */
    private volatile boolean isSlackKnown;

    Journal(MeterRegistry meters) {
        this.meters = meters;
        this.acknowledged = Timer.builder("backstory.acknowledge").description("From a request's arrival to our answer").register(meters);
    }

    /** Shows what waits, and what is kept, whenever somebody asks for the metrics. Nobody else holds some of these: they would be collected, and show as NaN. */
    void watch(Requests requests, Outbox outbox, Newsroom newsroom) {
        Gauge.builder("backstory.requests.waiting", requests, Requests::pendingCount).strongReference(true).register(meters);
        Gauge.builder("backstory.posts.waiting", outbox, box -> box.counts().planned()).strongReference(true).register(meters);
        Gauge.builder("backstory.posts.claimed", outbox, box -> box.counts().claimed()).strongReference(true).register(meters);
        Gauge.builder("backstory.posts.doubtful", outbox, box -> box.counts().unknown()).strongReference(true).register(meters);
        Gauge.builder("backstory.articles.findable", newsroom, Newsroom::findable).strongReference(true).register(meters);
    }

    void watch(Feeds feeds) {
        for (var state : FeedHealth.State.values()) {
            Gauge.builder("backstory.feeds", feeds, each -> FeedFigures.count(each.all(), state)).tag("state", state.name()).strongReference(true)
                    .register(meters);
        }
    }

    /** A language model was, or was to be, asked for a summary's sentences. */
    void chosen(ChoosingModel.Outcome outcome) {
        count("backstory.summaries.chosen", "outcome", outcome.name());
    }

    void arrived(SlackApp.Arrival arrival) {
        count("backstory.arrivals", "outcome", arrival.name());
        switch (arrival) {
            case REFUSED -> LOG.warn("Refused a request: not signed by Slack, or too old, or seen before");
            case MALFORMED -> LOG.warn("A signed request could not be read");
            case OVERLOADED -> LOG.error(
                    "Could not keep a request: answered 503. Slack sends events again; what a person typed or pressed is told to them as failed");
            case RATE_LIMITED -> LOG.warn("Slack holds back events: more than 30,000 in an hour");
            case IGNORED -> LOG.warn("A request of a kind that nothing here answers: does the app in Slack come from our manifest.yml?");
            case HEARD, REPEATED, CHALLENGED, OBJECTED -> {
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

    boolean isSlackKnown() {
        return isSlackKnown;
    }

    /** What Slack said when it was asked who we are, at the start and until it knows. */
    void askedWhoWeAre(Self self) {
        switch (self) {
            case Self.Known _ -> {
                isSlackKnown = true;
                slackProblem = "";
            }
            case Self.NotKnown(var why) -> slackProblem = "it cannot be asked who we are (" + why + "); it is asked again every half minute";
            case Self.Refused(var why) -> slackProblem = "it does not take SLACK_BOT_TOKEN (" + why + ")";
        }
        if (!isSlackKnown) {
            LOG.warn("Slack takes no posts: {}", slackProblem);
        }
    }

    /** What keeps posts from Slack, if the last one tried did not get there. */
    Optional<String> slackProblem() {
        var problem = slackProblem;
        return problem.isEmpty() ? Optional.empty() : Optional.of("Slack takes no posts: " + problem);
    }

    /** The same feedback, with a line in the log for whoever looks after the bot when a card is reported as wrong. */
    Feedback listeningTo(Feedback feedback) {
        return new Feedback() {
            @Override
            public void judge(ChannelId channel, ArticleId of, ArticleId suggested, Verdict verdict, PersonId by, Instant at) {
                feedback.judge(channel, of, suggested, verdict, by, at);
                count("backstory.verdicts", "verdict", verdict.name());
            }

            @Override
            public Set<ArticleId> dropped(ChannelId channel, ArticleId of) {
                return feedback.dropped(channel, of);
            }

            @Override
            public List<ArticleId> kept(ChannelId channel, ArticleId of) {
                return feedback.kept(channel, of);
            }

            @Override
            public void report(Report report) {
                feedback.report(report);
                count("backstory.cards.reported", "reason", report.reason().name());
                LOG.warn("A card is reported as wrong: article {} in channel {}, {} sentences, {}", report.article(), report.channel().value(),
                        report.sentences().size(), report.reason());
            }

            @Override
            public void takeBack(String report, PersonId by) {
                feedback.takeBack(report, by);
                count("backstory.cards.reported", "reason", "TAKEN_BACK");
            }

            @Override
            public List<Report> reports(Instant since, int max) {
                return feedback.reports(since, max);
            }
        };
    }

    void said(OutboxSender.Said said) {
        switch (said.outcome()) {
            case Posting.Posted _,Posting.Taken _ -> slackProblem = "";
            case Posting.NotReached(var why) -> slackProblem = why;
            case Posting.ShutOut(var why) ->
                slackProblem = why
                        + ". All subscriptions rest, and what comes for them is kept. Install the app again, give me its new Bot User OAuth"
                        + " Token as SLACK_BOT_TOKEN, and start me again";
            case Posting.TooFast _,Posting.NotMember _,Posting.AddressSpent _,Posting.NotTried _,Posting.Gone _,Posting.Refused _,Posting.Unknown _ ->
                {
                }
        }
        count("backstory.posts", "outcome", said.outcome().getClass().getSimpleName());
        switch (said.outcome()) {
            case Posting.Posted _,Posting.Taken _ -> LOG.info("Said {}", said.key());
            case Posting.TooFast(var retryAfter) -> LOG.info("Slack asks {} to wait {}", said.key(), retryAfter);
            case Posting.NotMember _ -> LOG.info("Not a member of the channel: {}", said.key());
            case Posting.AddressSpent _ -> LOG.info("The reply address is too old or used up: {}", said.key());
            case Posting.NotTried(var why) -> LOG.warn("Could not prepare {}: {}; tried again", said.key(), why);
            case Posting.Gone(var why) -> LOG.warn("Not said, and never will be: {}: {}", said.key(), why);
            case Posting.Refused(var why) -> LOG.error("Slack refuses {}: {}", said.key(), why);
            case Posting.ShutOut(var why) ->
                LOG.error("Slack does not let us in ({}), so that {} waits; subscriptions rest, and what comes for them is kept."
                        + " Install the app again, set SLACK_BOT_TOKEN to its new token, and restart", why, said.key());
            case Posting.NotReached(var why) -> LOG.warn("Slack cannot be reached for {}: {}", said.key(), why);
            case Posting.Unknown(var why) -> LOG.warn("Not known whether {} was said: {}; it is looked for", said.key(), why);
        }
    }

    static void polled(FeedPoller.Polled polled) {
        if (polled.problem().isEmpty()) {
            LOG.info("Read {}: {} entries, {} new articles, {} could not be read", FeedFigures.name(polled.feed()), polled.entries(),
                    polled.newArticles(),
                    polled.failures());
        } else {
            LOG.warn("Could not read {}: {}", FeedFigures.name(polled.feed()), polled.problem());
        }
    }

    static void askedHub(HubDesk.Asked asked) {
        if (asked.problem().isEmpty()) {
            LOG.info("Asked hub {} to tell of {} ({})", asked.hub(), asked.feed(), asked.state().name().toLowerCase(Locale.ROOT));
        } else {
            LOG.warn("Hub {} will not tell of {}: {}", asked.hub(), asked.feed(), asked.problem());
        }
    }

    void toldByHub(HubDesk.Delivery delivery) {
        count("backstory.hubs.deliveries", "kind", delivery.getClass().getSimpleName().toUpperCase(Locale.ROOT));
        if (delivery instanceof HubDesk.Delivery.Ignored(var why)) {
            LOG.warn("Ignored what claims to come from a hub: {}", why);
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
                warnings.forEach(warning -> LOG.warn("From wire {}, not as its format demands: {}", wire, warning));
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
        if (!taken.stuck().isEmpty()) {
            LOG.error("File {} of wire {} was taken and lies there still: {}. Let me write in its folder", taken.file(), taken.wire(), taken.stuck());
        }
    }

    static void filed(Link feed) {
        LOG.warn("Feed {} held old entries, and no channel gets it: they go into the archive, and nobody is told", FeedFigures.name(feed));
    }

    static void astray(String name) {
        LOG.warn("Lies in the wires' folder and is not read: {}", name);
    }

    void refusedWire(String why) {
        count("backstory.wires.items", "outcome", "REFUSED");
        LOG.warn("Refused a delivery to a wire: {}", why);
    }

    void couldNotKeep(WireName wire, RuntimeException why) {
        count("backstory.wires.items", "outcome", "NOT_KEPT");
        LOG.error("Could not keep a delivery of wire {}: answered 503, it will be sent again", wire, why);
    }

    static void readAtLast(ArticleId article) {
        LOG.info("Read the page of article {}, of which only a feed had told", article);
    }

    static void released(ArticleId article) {
        LOG.info("The embargo on {} has ended", article);
    }

    static void amended(Newsdesk.Amended amended) {
        LOG.info("{} changed: {} posts are amended", amended.article(), amended.posts());
    }

    static void digestSent(DigestSender.Sent sent) {
        LOG.info("A digest of {} stories for {}", sent.stories(), sent.channel());
    }

    private void count(String name, String tag, String value) {
        meters.counter(name, tag, value.toLowerCase(Locale.ROOT)).increment();
    }
}
