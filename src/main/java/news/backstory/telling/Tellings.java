package news.backstory.telling;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import news.backstory.article.ArticleId;
import news.backstory.channel.ChannelId;
import news.backstory.ledger.Line;

/** What each channel was told, and what waits to be told: the one memory that keeps a story from being said twice. */
public interface Tellings {

    /** One step on disk: these lines are planned, these articles are told, and do not wait any more. Nothing happens if one of them was told already. */
    boolean tell(List<Line> lines, List<Telling> tellings);

    /** The same with a day's digest: nothing happens if that slot has been used. */
    boolean tell(List<Line> lines, List<Telling> tellings, Slot slot);

    Optional<Telling> of(ChannelId channel, ArticleId article);

    /** Where this article was told. */
    List<Telling> of(ArticleId article);

    /** How many posts came by themselves since then. */
    int firstsSince(ChannelId channel, Instant then);

    /** What this channel was told since then. */
    List<Telling> since(ChannelId channel, Instant then);

    /** The article waits; it goes on waiting for its first reason if it does already. */
    void holdBack(ChannelId channel, ArticleId article, Why why, Instant at);

    /** What waits in this channel for one reason, the earliest first. */
    List<ArticleId> heldBack(ChannelId channel, Why why, int max);

    /** What has waited in this channel for its turn since before then waits no more. */
    void forgetHeldBack(ChannelId channel, Instant before);

    /** It waits no more, and is not told. */
    void drop(ChannelId channel, ArticleId article);

    /** What was told in that post with another's story is told there no more, and waits for a post of its own; what has one keeps it. */
    void tellApart(ChannelId channel, ArticleId article, String post, Instant at);

    /** Channels in which something waits. */
    List<ChannelId> waiting(Why why);

    /** When its last digest came by itself: one that somebody asked for does not count. */
    Optional<Instant> lastSlot(ChannelId channel);

    boolean isUsed(Slot slot);

    enum Why {
        QUIET, TOO_MANY,
        /** Slack did not let us in. */
        SHUT_OUT
    }

    /**
     * A channel's digest of one local day.
     *
     * @param time as it is arranged, such as "07:30"
     */
    record Slot(ChannelId channel, LocalDate day, String time, Instant at) {}
}
