package news.backstory.channel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who wants to hear of what. */
public interface Subscriptions {

    /** A subscription that is there already stays as it is, but takes the new wishes, and goes on if it was paused. */
    Added add(ChannelId channel, Source source, String title, Wanted wanted, PersonId by, Instant at);

    Optional<Subscription> find(long number);

    /** Those of a channel that were not removed, in the order in which they were made. */
    List<Subscription> of(ChannelId channel);

    /** Those that this person has made, in any channel, and that were not removed. */
    List<Subscription> by(PersonId person);

    /** Those to a source for which what comes is meant ({@link Subscription#isHeard}). */
    List<Subscription> to(Source source);

    /** Those whose newest article has not been shown yet. */
    List<Subscription> unwelcomed();

    /** Every channel that has one, paused or not. */
    Set<ChannelId> channels();

    /** Every source that somebody wants to hear of. */
    Set<Source> sources();

    /** Its newest article was shown. Nothing happens to one that was removed or paused meanwhile. */
    void welcomed(long number);

    void set(long number, Subscription.State state, String why);

    /** Pauses all there are, because nothing can be said anywhere. */
    void shutOut();

    /** Those that were paused for that are as they were. */
    void letIn();

    void change(long number, Wanted wanted);

    /** @param isNew else it was there already */
    record Added(Subscription subscription, boolean isNew) {}
}
