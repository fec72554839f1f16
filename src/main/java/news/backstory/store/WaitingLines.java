package news.backstory.store;

import static news.backstory.store.Instants.instant;
import static news.backstory.store.Instants.micros;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import news.backstory.article.ArticleId;
import news.backstory.channel.ChannelId;
import news.backstory.ledger.Keys;
import news.backstory.ledger.Line;
import news.backstory.ledger.Outbox;
import news.backstory.ledger.Unasked;
import news.backstory.post.Place;
import org.jdbi.v3.core.statement.Query;

/** What waits to be said, or to be looked for, as the table {@code post} holds it. It only reads. */
final class WaitingLines {

    private static final String WITH_ABOVE = """
            SELECT post.*, above.message_channel AS above_channel, coalesce(above.thread, above.message) AS above_message,
            above.message AS above_own, above.place AS above_place FROM post LEFT JOIN post AS above ON above.key = post.under
            """;

    private static final String DUE = WITH_ABOVE
            + "WHERE post.state = 'PLANNED' AND post.not_before <= ? AND (post.under IS NULL OR above.message IS NOT NULL"
            + " OR above.state = 'SENT' AND post.base IS NOT NULL)"
            // A change that is overtaken by a later one of the same message is not made any more; taking back is.
            + " AND (post.base IS NULL OR post.turn = 0 OR NOT EXISTS (SELECT 1 FROM post AS newer WHERE newer.base = post.base AND newer.number > post.number"
            + " AND newer.state <> 'NOT_SENT')) ORDER BY post.turn, post.number LIMIT ?";

    private static final String DOUBTFUL = WITH_ABOVE + "WHERE post.state = 'UNKNOWN' AND post.not_before <= ? ORDER BY post.number LIMIT ?";

    private static final String HOPELESS = WITH_ABOVE
            + "WHERE post.state = 'PLANNED' AND (post.stale_at <= ? OR above.state = 'NOT_SENT' OR post.base IS NOT NULL AND post.turn <> 0 AND EXISTS"
            + " (SELECT 1 FROM post AS newer WHERE newer.base = post.base AND newer.number > post.number AND newer.state = 'SENT')) ORDER BY post.number LIMIT ?";

    /** What is to be said in a channel, and goes under nothing and changes nothing. */
    private static final String IN_CHANNEL = "SELECT * FROM post WHERE state = 'PLANNED' AND under IS NULL AND base IS NULL"
            + " AND json_extract(place, '$.channel') = ? AND ";

    /** Of the lines that may go, how many are looked at to find one for each lane. */
    private static final int LOOK_AT_MOST = 5_000;

    private final Readers readers;

    WaitingLines(Readers readers) {
        this.readers = readers;
    }

    List<Outbox.Hopeless> hopeless(Instant now, int max) {
        return readers.read(handle -> handle.select(HOPELESS, micros(now), max)
                .map((row, _) -> new Outbox.Hopeless(LineRows.row(row).line(), row.getLong("stale_at") <= micros(now), row.getInt("attempts")))
                .list());
    }

    List<Outbox.Planned> due(Instant now, int max) {
        var lanes = new HashSet<String>();
        return readers.read(handle -> handle.select(DUE, micros(now), LOOK_AT_MOST)
                .map((row, _) -> LineRows.row(row))
                .stream()
                .filter(row -> lanes.add(row.lane()))
                .limit(max)
                .map(row -> new Outbox.Planned(row.line(), row.place(), row.attempts()))
                .toList());
    }

    List<Line> in(ChannelId channel, Set<Unasked> kinds) {
        return readers.read(handle -> handle.select(IN_CHANNEL + LineRows.isOf(kinds) + " ORDER BY number", channel.value())
                .map((row, _) -> LineRows.row(row).line()).list());
    }

    Optional<Instant> triedSince(ChannelId channel, Set<Unasked> kinds, Instant by) {
        return readers.read(handle -> handle.select(
                "SELECT min(at) AS since FROM telling WHERE post IN (SELECT key FROM (" + IN_CHANNEL + LineRows.isOf(kinds) + ")"
                        + " WHERE attempts > 0 AND not_before <= ?)",
                channel.value(), micros(by)).map((row, _) -> row.getLong("since")).findOne()).filter(since -> since > 0).map(Instants::instant);
    }

    Optional<Instant> plannedAt(String key) {
        return readers.read(handle -> handle.select("SELECT at FROM telling WHERE post = ? ORDER BY at LIMIT 1", key)
                .map((row, _) -> instant(row.getLong("at"))).findOne());
    }

    boolean waits(Set<Unasked> kinds, Instant by) {
        return readers.read(handle -> handle.select("SELECT EXISTS (SELECT 1 FROM post WHERE state IN ('PLANNED', 'CLAIMED')"
                + " AND under IS NULL AND not_before <= ? AND " + LineRows.isOf(kinds) + ")", by.equals(Instant.MAX) ? Long.MAX_VALUE : micros(by))
                .mapTo(Boolean.class).one());
    }

    boolean waits(Set<Unasked> kinds, ChannelId channel, Instant by) {
        return readers.read(handle -> handle.select("SELECT EXISTS (SELECT 1 FROM post WHERE state IN ('PLANNED', 'CLAIMED')"
                + " AND under IS NULL AND base IS NULL AND not_before <= ? AND json_extract(place, '$.channel') = ? AND " + LineRows.isOf(kinds)
                + ")",
                micros(by), channel.value()).mapTo(Boolean.class).one());
    }

    boolean isInDoubt(Set<Unasked> kinds, ChannelId channel, Instant since) {
        return readers.read(handle -> handle.select("SELECT EXISTS (SELECT 1 FROM post WHERE state = 'UNKNOWN' AND claimed_at >= ?"
                + " AND under IS NULL AND base IS NULL AND json_extract(place, '$.channel') = ? AND " + LineRows.isOf(kinds) + ")", micros(since),
                channel.value())
                .mapTo(Boolean.class).one());
    }

    String fresh(String key) {
        var spent = readers.read(handle -> handle.select("SELECT count(*) FROM post WHERE key = ? OR key > ? AND key < ?", key, key + "/again-",
                key + "/again.").mapTo(Integer.class).one());
        return spent == 0 ? key : Keys.of(key, "again-" + spent);
    }

    List<String> waitingWith(ArticleId article, Set<Unasked> kinds) {
        return readers.read(handle -> handle.select("SELECT key FROM post JOIN post_article ON post_article.post = post.key WHERE article = ?"
                + " AND state = 'PLANNED' AND under IS NULL AND base IS NULL AND " + LineRows.isOf(kinds) + " ORDER BY number", article.value())
                .mapTo(String.class).list());
    }

    List<Outbox.Doubtful> doubtful(Instant now, int max) {
        return readers.read(handle -> handle.select(DOUBTFUL, micros(now), max)
                .map((row, _) -> {
                    var read = LineRows.row(row);
                    return new Outbox.Doubtful(
                            read.line(), read.place(), instant(row.getLong("claimed_at")), row.getInt("doubts"), row.getInt("looks"));
                })
                .list());
    }

    List<String> claimedBefore(Instant then) {
        return readers
                .read(handle -> handle.select("SELECT key FROM post WHERE state = 'CLAIMED' AND claimed_at < ? ORDER BY claimed_at", micros(then))
                        .mapTo(String.class).list());
    }

    Outbox.Counts counts() {
        return readers.read(handle -> counts(handle.select("SELECT state, n FROM post_count")));
    }

    Outbox.Counts counts(ChannelId channel) {
        return readers.read(handle -> counts(handle.select(
                "SELECT state, count(*) AS n FROM post WHERE state IN ('PLANNED', 'CLAIMED', 'UNKNOWN') AND lane = ? GROUP BY state",
                PlaceJson.lane(new Place.InChannel(channel)))));
    }

    private static Outbox.Counts counts(Query states) {
        var counts = states.reduceRows(new HashMap<String, Long>(), (all, row) -> {
            all.put(row.getColumn("state", String.class), row.getColumn("n", Long.class));
            return all;
        });
        return new Outbox.Counts(
                counts.getOrDefault("PLANNED", 0L), counts.getOrDefault("CLAIMED", 0L), counts.getOrDefault("UNKNOWN", 0L),
                counts.getOrDefault("SENT", 0L), counts.getOrDefault("NOT_SENT", 0L));
    }
}
