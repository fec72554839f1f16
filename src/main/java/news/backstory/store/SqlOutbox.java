package news.backstory.store;

import static news.backstory.store.Instants.micros;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import news.backstory.article.ArticleId;
import news.backstory.channel.ChannelId;
import news.backstory.ledger.Line;
import news.backstory.ledger.Outbox;
import news.backstory.ledger.Unasked;
import news.backstory.post.MessageRef;
import news.backstory.telling.Tellings;
import org.jdbi.v3.core.Handle;

/** The outbox and ledger, in the table {@code post}: each step of a line. What waits is read by {@link WaitingLines}, what stands by {@link StandingPosts}. */
final class SqlOutbox implements Outbox {

    /** Seen by one person alone, and so no part of the public ledger. */
    private static final String PRIVATE = "json_extract(place, '$.is') IN ('reply', 'for-person', 'for-person-in-thread')";

    /** What a line leaves behind when it has ended: no reply address, which is a secret and of no more use, and no word of a person's. */
    private static final String FORGET = " place = CASE WHEN lane LIKE 'reply:%' THEN json_set(place, '$.address', '" + PlaceJson.FORGOTTEN
            + "') ELSE place END, instead = '[]', tell = '[]', post = CASE WHEN " + PRIVATE
            + " THEN '' ELSE json_remove(post, '$.words', '$.about') END";

    /** The thread in which a line that is said now stands: the one it goes to, or the one that the line above it stands in; none if it begins one. */
    private static final String THREAD = """
            CASE json_extract(place, '$.is') WHEN 'in-thread' THEN json_extract(place, '$.message.id')
            WHEN 'under' THEN (SELECT coalesce(above.thread, above.message) FROM post AS above WHERE above.key = post.under) END""";

    private static final String DOUBT = "UPDATE post SET state = 'UNKNOWN', not_before = ?, doubts = doubts + 1 WHERE state = 'CLAIMED'";

    /** What a post tells: all that it was to show, or if it goes under another, what it says there. Its key, three times. */
    private static final String TOLD_BY = "(post = ? OR part = 'FOLLOWS' AND post = (SELECT under FROM post WHERE key = ?)"
            + " AND article IN (SELECT article FROM post_article WHERE post_article.post = ?))";

    private static final String COMES_BY_ITSELF = LineRows.isOf(EnumSet.allOf(Unasked.class));

    private static final Duration RESTED_LASTS = Duration.ofHours(1);

    private final Writer writer;
    private final WaitingLines waiting;
    private final StandingPosts standing;

    SqlOutbox(Writer writer, Readers readers) {
        this.writer = writer;
        waiting = new WaitingLines(readers);
        standing = new StandingPosts(readers);
    }

    @Override
    public void add(List<Line> lines) {
        if (!lines.isEmpty()) {
            writer.write(handle -> LineRows.add(handle, lines));
        }
    }

    @Override
    public boolean claim(String key, Instant now) {
        return writer.write(handle -> handle.execute(
                "UPDATE post SET state = 'CLAIMED', claimed_at = ?, attempts = attempts + 1 WHERE key = ? AND state = 'PLANNED'", micros(now),
                key) == 1);
    }

    @Override
    public void sent(String key, MessageRef message, Instant now) {
        writer.write(handle -> handle.execute(
                "UPDATE post SET state = 'SENT', message_channel = ?, message = ?, thread = " + THREAD + ", ended_at = ?," + FORGET
                        + " WHERE key = ?",
                message.channel().value(), message.id(), micros(now), key));
    }

    @Override
    public void taken(String key, Instant now) {
        writer.write(handle -> handle.execute("UPDATE post SET state = 'SENT', ended_at = ?," + FORGET + " WHERE key = ?", micros(now), key));
    }

    @Override
    public void later(String key, Instant notBefore) {
        writer.write(handle -> handle.execute(
                "UPDATE post SET state = 'PLANNED', not_before = ?, looks = 0 WHERE key = ? AND state IN ('PLANNED', 'CLAIMED', 'UNKNOWN')",
                micros(notBefore), key));
    }

    @Override
    public void notSent(String key, String why, List<Line> instead, Instant now) {
        end(key, "state IN ('PLANNED', 'CLAIMED', 'UNKNOWN')", why, instead, now);
    }

    @Override
    public void drop(String key, String why, List<Line> instead, Instant now) {
        end(key, "state = 'PLANNED'", why, instead, now);
    }

    @Override
    public void unknown(String key, Instant lookAt) {
        writer.write(handle -> handle.execute(DOUBT + " AND key = ?", micros(lookAt), key));
    }

    @Override
    public void notFoundYet(String key, Instant lookAgainAt) {
        writer.write(handle -> handle.execute("UPDATE post SET looks = looks + 1, not_before = ? WHERE key = ?", micros(lookAgainAt), key));
    }

    @Override
    public void couldNotLook(String key, Instant lookAgainAt) {
        writer.write(handle -> handle.execute("UPDATE post SET not_before = ? WHERE key = ?", micros(lookAgainAt), key));
    }

    @Override
    public int recover(Instant now) {
        return writer.write(handle -> handle.execute(DOUBT, micros(now)));
    }

    @Override
    public void deleted(String key, String why, Instant now) {
        writer.write(
                handle -> handle.execute("UPDATE post SET state = 'NOT_SENT', why = ?, ended_at = ? WHERE state = 'SENT' AND (key = ? OR base = ?)",
                        why, micros(now), key, key));
    }

    @Override
    public void untold(String key, String why, List<ArticleId> but, Instant now) {
        writer.write(handle -> untold(handle, key, "state IN ('PLANNED', 'CLAIMED', 'UNKNOWN')", why, but, now));
    }

    @Override
    public boolean unplan(String key, String why, Instant now) {
        return writer.write(handle -> untold(handle, key, "state = 'PLANNED'", why, List.of(), now));
    }

    private static boolean untold(Handle handle, String key, String from, String why, List<ArticleId> but, Instant now) {
        if (notSent(handle, key, from, why, now) == 0) {
            return false;
        }
        handle.execute("INSERT INTO held_back (channel, article, why, at) SELECT channel, article, ?, ? FROM telling WHERE " + TOLD_BY
                + " ON CONFLICT DO NOTHING", Tellings.Why.TOO_MANY.name(), micros(now), key, key, key);
        but.forEach(article -> handle.execute(
                "DELETE FROM held_back WHERE article = ? AND channel IN (SELECT channel FROM telling WHERE post = ?)", article.value(), key));
        handle.execute("DELETE FROM telling WHERE " + TOLD_BY, key, key, key);
        return true;
    }

    @Override
    public void close(ChannelId channel, String why, List<Line> told) {
        writer.write(handle -> SqlSubscriptions.pause(handle, channel, why) == 0 ? 0 : LineRows.add(handle, told));
    }

    @Override
    public void takeBackAgain(ChannelId channel) {
        writer.write(handle -> handle.execute("UPDATE post SET not_before = 0 WHERE state = 'PLANNED' AND turn = " + LineRows.FIRST
                + " AND base IS NOT NULL AND json_extract(place, '$.channel') = ?", channel.value()));
    }

    @Override
    public void outlast(Instant until) {
        writer.write(handle -> handle.execute("UPDATE post SET stale_at = ? WHERE state = 'PLANNED' AND stale_at < ? AND " + COMES_BY_ITSELF,
                micros(until),
                micros(until)));
    }

    @Override
    public void outlast(ChannelId channel, Instant until) {
        writer.write(handle -> handle.execute(
                "UPDATE post SET stale_at = ? WHERE state = 'PLANNED' AND stale_at < ? AND json_extract(place, '$.channel') = ? AND "
                        + LineRows.isOf(EnumSet.complementOf(EnumSet.copyOf(Unasked.NEWS))),
                micros(until), micros(until), channel.value()));
    }

    @Override
    public void wake(ChannelId channel, Set<Unasked> kinds, Instant after) {
        writer.write(handle -> handle.execute("UPDATE post SET not_before = 0 WHERE state = 'PLANNED' AND under IS NULL AND base IS NULL"
                + " AND not_before > ? AND json_extract(place, '$.channel') = ? AND " + LineRows.isOf(kinds), micros(after), channel.value()));
    }

    @Override
    public void rest(String key, Instant until) {
        writer.write(handle -> handle.execute("UPDATE post SET not_before = ?, stale_at = max(stale_at, ?)"
                + " WHERE state = 'PLANNED' AND not_before < ? AND key = ?", micros(until), micros(until.plus(RESTED_LASTS)), micros(until), key));
    }

    @Override
    public void forgetBefore(Instant then) {
        writer.write(handle -> handle.execute("DELETE FROM post WHERE post = '' AND ended_at < ?", micros(then)));
    }

    @Override
    public List<Hopeless> hopeless(Instant now, int max) {
        return waiting.hopeless(now, max);
    }

    @Override
    public List<Planned> due(Instant now, int max) {
        return waiting.due(now, max);
    }

    @Override
    public List<Line> waiting(ChannelId channel, Set<Unasked> kinds) {
        return waiting.in(channel, kinds);
    }

    @Override
    public Optional<Instant> triedSince(ChannelId channel, Set<Unasked> kinds, Instant by) {
        return waiting.triedSince(channel, kinds, by);
    }

    @Override
    public Optional<Instant> plannedAt(String key) {
        return waiting.plannedAt(key);
    }

    @Override
    public List<Perhaps> perhapsSaid(ArticleId article) {
        return standing.perhapsSaid(article);
    }

    @Override
    public boolean waits(Set<Unasked> kinds, Instant by) {
        return waiting.waits(kinds, by);
    }

    @Override
    public boolean waits(Set<Unasked> kinds, ChannelId channel, Instant by) {
        return waiting.waits(kinds, channel, by);
    }

    @Override
    public boolean isInDoubt(Set<Unasked> kinds, ChannelId channel, Instant since) {
        return waiting.isInDoubt(kinds, channel, since);
    }

    @Override
    public String fresh(String key) {
        return waiting.fresh(key);
    }

    @Override
    public List<String> waitingWith(ArticleId article, Set<Unasked> kinds) {
        return waiting.waitingWith(article, kinds);
    }

    @Override
    public List<Doubtful> doubtful(Instant now, int max) {
        return waiting.doubtful(now, max);
    }

    @Override
    public List<String> claimedBefore(Instant then) {
        return waiting.claimedBefore(then);
    }

    @Override
    public Counts counts() {
        return waiting.counts();
    }

    @Override
    public Counts counts(ChannelId channel) {
        return waiting.counts(channel);
    }

    @Override
    public List<Carrier> carrying(ArticleId article) {
        return standing.carrying(article);
    }

    @Override
    public Optional<Carrier> carrier(String key) {
        return standing.carrier(key);
    }

    /** Lines under this one follow when {@link #hopeless} comes upon them. */
    private void end(String key, String from, String why, List<Line> instead, Instant now) {
        writer.write(handle -> {
            return notSent(handle, key, from, why, now) == 1 ? LineRows.add(handle, instead) : 0;
        });
    }

    private static int notSent(Handle handle, String key, String from, String why, Instant now) {
        return handle.execute("UPDATE post SET state = 'NOT_SENT', why = ?, ended_at = ?," + FORGET + " WHERE key = ? AND " + from, why, micros(now),
                key);
    }
}
