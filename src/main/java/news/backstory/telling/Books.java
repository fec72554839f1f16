package news.backstory.telling;

import java.time.Instant;
import java.util.List;
import news.backstory.article.Article;
import news.backstory.channel.Arrangement;
import news.backstory.channel.Arrangements;
import news.backstory.channel.Arrivals;
import news.backstory.channel.ChannelId;
import news.backstory.channel.Deeds;
import news.backstory.channel.Mutes;
import news.backstory.channel.Subscription;
import news.backstory.channel.Subscriptions;
import news.backstory.channel.Takers;
import news.backstory.channel.Wanted;
import news.backstory.ledger.Outbox;
import news.backstory.ledger.Unasked;

/** All that is kept about channels. */
public record Books(
        Outbox outbox, Subscriptions subscriptions, Arrivals arrivals, Tellings tellings, Arrangements arrangements, Mutes mutes, Deeds deeds,
        Takers takers) {

    /** Whether one of these lets an article into its channel: it came from what that subscribes to, and is wanted. */
    public boolean letIn(Article article, List<Subscription> subscriptions) {
        var sources = arrivals.sourcesOf(article.id());
        return subscriptions.stream().anyMatch(one -> sources.contains(one.source()) && wanted(one).takes(article));
    }

    /** Keeps it, and has what waits tried at once: its hours may be others now. */
    public void arrange(ChannelId channel, Arrangement arrangement, Instant now) {
        arrangements.save(channel, arrangement);
        outbox.wake(channel, Unasked.NEWS, now.plus(LockedOut.TRIES_WITHIN));
    }

    /** What a subscription wants, as its channel's settings narrow it. */
    public Wanted wanted(Subscription subscription) {
        return arrangements.find(subscription.channel()).map(arrangement -> arrangement.wanted(subscription)).orElse(subscription.wanted());
    }
}
