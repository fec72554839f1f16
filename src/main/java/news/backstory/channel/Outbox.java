package news.backstory.channel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is to be said, and the ledger of what was. A line goes PLANNED → CLAIMED → SENT, or ends as NOT_SENT with a reason; CLAIMED when a process died,
 * or an outcome that is not known, is UNKNOWN until somebody has looked. Every change is on disk when the method returns.
 */
public interface Outbox {

    /** Plans these lines, all or none; a key that is known already stays as it is. */
    void add(List<Line> lines);

    /**
     * The lines that may be said now, oldest first, at most one of each channel and at most {@code max}: planned, not put off beyond {@code now}, and
     * where they go under another line, that one is sent.
     */
    List<Planned> due(Instant now, int max);

    /** Marks a line as about to be said; false if it is not planned any more. */
    boolean claim(String key, Instant now);

    /** It was said, and stands there. */
    void sent(String key, MessageRef message, Instant now);

    /** It was said; we have no name for it. */
    void taken(String key, Instant now);

    /** Not said; try again from then on. */
    void later(String key, Instant notBefore);

    /** Not said and never will be; lines that were to go under it neither. */
    void notSent(String key, String why, Instant now);

    /** Not said because the bot is not a member: plans the line's substitutes, drops what was to go under it. */
    void replace(String key, List<Line> instead, Instant now);

    /** Perhaps said. Looked for from {@code lookAt} on. */
    void unknown(String key, Instant lookAt);

    /** Unknown lines that should be looked for now, oldest first. */
    List<Doubtful> doubtful(Instant now, int max);

    /** Looked for and not found: looked for once more from then on. */
    void notFoundYet(String key, Instant lookAgainAt);

    /** Turns every line that was claimed, by a process that is no more, into an unknown one; returns how many. */
    int recover(Instant now);

    Optional<MessageRef> messageOf(String key);

    Counts counts();

    /** @param attempts how often it was claimed before */
    record Planned(Line line, Place place, int attempts) {}

    /** @param looks how often it was looked for in vain */
    record Doubtful(Line line, Place place, Instant claimedAt, int looks) {}

    /** How many lines are in each state. */
    record Counts(long planned, long claimed, long unknown, long sent, long notSent) {}
}
