package news.backstory.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import news.backstory.article.ArticleId;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.post.MessageRef;
import news.backstory.post.Place;
import news.backstory.post.Post;

/**
 * What is to be said, and the ledger of what was. A line goes PLANNED → CLAIMED → SENT, or ends as NOT_SENT with a reason; CLAIMED when a process died,
 * or an outcome that is not known, is UNKNOWN until somebody has looked. Every change is on disk when the method returns.
 */
public interface Outbox {

    /** Why a line has ended of which nobody knows whether it was said: its reason begins so. */
    String PERHAPS_SAID = "perhaps said";

    /** The last part of a line's key by which somebody is told that another was not said, or perhaps not. */
    String NOT_SAID = "not-said";

    /** Plans these lines, all or none; a key that is known already stays as it is. */
    void add(List<Line> lines);

    /** Planned lines that will never be said, oldest first: it is too late, what they were to go under was not said, or a later change has overtaken them. */
    List<Hopeless> hopeless(Instant now, int max);

    /**
     * The lines that may be said now, those whose {@link Line.Turn} is first before all others, then oldest first, at most one of each channel and at most {@code max}: planned, not put off beyond {@code now}, and
     * where they go under another line, that one is sent.
     */
    List<Planned> due(Instant now, int max);

    /** Marks a line as about to be said; false if it is not planned any more. */
    boolean claim(String key, Instant now);

    /** It was said, and stands there. */
    void sent(String key, MessageRef message, Instant now);

    /** It was said; we have no name for it. */
    void taken(String key, Instant now);

    /** Of what is planned nothing that comes by itself, or puts right what did, becomes too late before then: it cannot be said now, and must not be lost for that. */
    void outlast(Instant until);

    /** The same in one channel, but for news: when that has become too late it waits to be told in another way ({@link #untold}). */
    void outlast(ChannelId channel, Instant until);

    /** Whether something of these kinds waits to be said anywhere, and may be tried by then. */
    boolean waits(Set<Unasked> kinds, Instant by);

    /** Whether such a post waits to be said in this channel, and may be tried by then. */
    boolean waits(Set<Unasked> kinds, ChannelId channel, Instant by);

    /** Whether such a post was perhaps said in this channel, and was claimed since then. */
    boolean isInDoubt(Set<Unasked> kinds, ChannelId channel, Instant since);

    /** This key, or another like it if something was planned under it before: what was given up is told again, and what followed may get a post of its own. */
    String fresh(String key);

    /** The keys of what of these kinds waits to be said in a channel and names this article. */
    List<String> waitingWith(ArticleId article, Set<Unasked> kinds);

    /** This post, with all that was changed in it, is there no more. */
    void deleted(String key, String why, Instant now);

    /** News was not said; what it would have told waits for the channel's next turn. */
    default void untold(String key, String why, Instant now) {
        untold(key, why, List.of(), now);
    }

    /** @param but these are given up */
    void untold(String key, String why, List<ArticleId> but, Instant now);

    /** As {@link #untold} what is planned still, and not about to be said; whether it was. */
    boolean unplan(String key, String why, Instant now);

    /** What of these kinds waits to be said in a channel, the oldest first; not what goes under it, and no changes. */
    List<Line> waiting(ChannelId channel, Set<Unasked> kinds);

    /** When the first of these was planned that have been tried in a channel in vain, and are again by then; empty if none has. */
    Optional<Instant> triedSince(ChannelId channel, Set<Unasked> kinds, Instant by);

    /** When news with this key was planned. */
    Optional<Instant> plannedAt(String key);

    /** What of these kinds waits in a channel until after then may be tried at once. */
    void wake(ChannelId channel, Set<Unasked> kinds, Instant after);

    /** What waits is not tried before then, and not too late for an hour more. */
    void rest(String key, Instant until);

    /** What of this article was perhaps said, and is looked for no more. */
    List<Perhaps> perhapsSaid(ArticleId article);

    /** @param told who waited for it, by direct message */
    record Perhaps(String key, ChannelId channel, ChannelId told) {}

    /** Nothing can be said in this channel: its subscriptions are paused, and these lines planned, in one step; nothing happens where none is there to be paused. */
    void close(ChannelId channel, String why, List<Line> told);

    /** What could not be taken back in this channel, though it stands there, is tried again: we may write there again. */
    void takeBackAgain(ChannelId channel);

    /** Not said; try again from then on. */
    void later(String key, Instant notBefore);

    /** Not said and never will be, nor what was to go under it; these are planned instead, in the same step. Nothing happens to a line that was said. */
    void notSent(String key, String why, List<Line> instead, Instant now);

    /** The same for a line that is planned still; nothing happens to any other. */
    void drop(String key, String why, List<Line> instead, Instant now);

    /** A claimed line that was perhaps said. Looked for from {@code lookAt} on. Nothing happens to a line that is not claimed. */
    void unknown(String key, Instant lookAt);

    /** Unknown lines that should be looked for now, oldest first. */
    List<Doubtful> doubtful(Instant now, int max);

    /** Looked for and not found: looked for once more from then on. */
    void notFoundYet(String key, Instant lookAgainAt);

    /** It could not be looked for: tried again from then on. */
    void couldNotLook(String key, Instant lookAgainAt);

    /** The keys of lines that were claimed before then, and are still. */
    List<String> claimedBefore(Instant then);

    /** Turns every line that was claimed, by a process that is no more, into an unknown one; returns how many. */
    int recover(Instant now);

    /** Forgets the lines that one person alone saw and that ended before then. */
    void forgetBefore(Instant then);

    Counts counts();

    /** The same of one channel, of what has not ended yet; of what has, nothing is counted. */
    Counts counts(ChannelId channel);

    /** @param attempts how often it was claimed before */
    record Planned(Line line, Place place, int attempts) {}

    /**
     * @param tooLate  else what it was to go under was not said, or a later change has overtaken it
     * @param attempts how often it was tried
     */
    record Hopeless(Line line, boolean tooLate, int attempts) {}

    /**
     * @param doubts how often it was claimed, and then nobody knew whether it was said; 1 and more
     * @param looks  how often it was looked for in vain since it was claimed
     */
    record Doubtful(Line line, Place place, Instant claimedAt, int doubts, int looks) {}

    /** What stands, or may stand, in channels and names this article, as it reads now; the earliest first. What one person alone saw is not among it. */
    List<Carrier> carrying(ArticleId article);

    /** What stands, or may stand, where the post with this key was said, as it reads now. */
    Optional<Carrier> carrier(String key);

    /**
     * A post that is about an article.
     *
     * @param key     of the line that said it first
     * @param place   where that was said
     * @param content as it reads now, or will when what is planned is said
     * @param thread  names the thread that it stands in, or begins: the same for all that stand there
     * @param saidAt  when it was first said; when it was claimed while that is not known
     * @param askedBy who asked for it; nobody if it came by itself
     */
    record Carrier(String key, Place place, Post content, String thread, Instant saidAt, Optional<PersonId> askedBy) {}

    /** How many lines are in each state; those that ended and are forgotten by now are counted, too. */
    record Counts(long planned, long claimed, long unknown, long sent, long notSent) {}
}
