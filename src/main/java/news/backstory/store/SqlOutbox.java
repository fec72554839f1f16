package news.backstory.store;

import static news.backstory.store.Instants.instant;
import static news.backstory.store.Instants.micros;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import news.backstory.channel.ChannelId;
import news.backstory.channel.Line;
import news.backstory.channel.MessageRef;
import news.backstory.channel.Outbox;
import news.backstory.channel.Place;
import org.jdbi.v3.core.Handle;

/** The outbox and ledger, in the table {@code post}. */
final class SqlOutbox implements Outbox {

    /** What stands in {@code place} and {@code instead} when a line has ended: reply addresses are secrets, and of no more use. */
    private static final String FORGET = " place = CASE WHEN lane LIKE 'reply:%' THEN json_set(place, '$.address', '" + PlaceJson.FORGOTTEN
            + "') ELSE place END, instead = '[]'";

    /** The thread in which a line that is said now stands: the one it goes to, or the one that the line above it stands in; none if it begins one. */
    private static final String THREAD = """
            CASE json_extract(place, '$.is') WHEN 'in-thread' THEN json_extract(place, '$.message.id')
            WHEN 'under' THEN (SELECT coalesce(above.thread, above.message) FROM post AS above WHERE above.key = post.under) END""";

    private static final String WITH_ABOVE = """
            SELECT post.*, above.message_channel AS above_channel, coalesce(above.thread, above.message) AS above_message
            FROM post LEFT JOIN post AS above ON above.key = post.under
            """;

    private static final String DUE = WITH_ABOVE
            + "WHERE post.state = 'PLANNED' AND post.not_before <= ? AND (post.under IS NULL OR above.message IS NOT NULL) ORDER BY post.number LIMIT ?";

    private static final String DOUBTFUL = WITH_ABOVE + "WHERE post.state = 'UNKNOWN' AND post.not_before <= ? ORDER BY post.number LIMIT ?";

    /** Lines that will never be said: too late, or to go under one that was never said. */
    private static final String HOPELESS = """
            state = 'PLANNED' AND (stale_at <= ? OR EXISTS (SELECT 1 FROM post AS above WHERE above.key = post.under AND above.state = 'NOT_SENT'))""";

    /** Of the lines that may go, how many are looked at to find one for each lane. */
    private static final int LOOK_AT_MOST = 5_000;

    private final Writer writer;
    private final Readers readers;

    SqlOutbox(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public void add(List<Line> lines) {
        if (!lines.isEmpty()) {
            writer.write(handle -> add(handle, lines));
        }
    }

    @Override
    public List<Planned> due(Instant now, int max) {
        while (readers.read(handle -> hasHopeless(handle, now))) {
            writer.write(handle -> dropHopeless(handle, now));
        }
        var lanes = new HashSet<String>();
        return readers.read(handle -> handle.select(DUE, micros(now), LOOK_AT_MOST)
                .map((row, _) -> row(row))
                .stream()
                .filter(row -> lanes.add(row.lane()))
                .limit(max)
                .map(row -> new Planned(row.line(), row.place(), row.attempts()))
                .toList());
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
        writer.write(handle -> handle.execute("UPDATE post SET state = 'PLANNED', not_before = ?, looks = 0 WHERE key = ?", micros(notBefore), key));
    }

    @Override
    public void notSent(String key, String why, Instant now) {
        writer.write(handle -> end(handle, key, why, now));
    }

    @Override
    public void replace(String key, List<Line> instead, Instant now) {
        writer.write(handle -> {
            end(handle, key, "not a member of the channel", now);
            return add(handle, instead);
        });
    }

    @Override
    public void unknown(String key, Instant lookAt) {
        writer.write(handle -> handle.execute("UPDATE post SET state = 'UNKNOWN', not_before = ? WHERE key = ?", micros(lookAt), key));
    }

    @Override
    public List<Doubtful> doubtful(Instant now, int max) {
        return readers.read(handle -> handle.select(DOUBTFUL, micros(now), max)
                .map((row, _) -> new Doubtful(row(row).line(), row(row).place(), instant(row.getLong("claimed_at")), row.getInt("looks")))
                .list());
    }

    @Override
    public void notFoundYet(String key, Instant lookAgainAt) {
        writer.write(handle -> handle.execute("UPDATE post SET looks = looks + 1, not_before = ? WHERE key = ?", micros(lookAgainAt), key));
    }

    @Override
    public int recover(Instant now) {
        return writer.write(handle -> handle.execute("UPDATE post SET state = 'UNKNOWN', not_before = ? WHERE state = 'CLAIMED'", micros(now)));
    }

    @Override
    public Optional<MessageRef> messageOf(String key) {
        return readers.read(handle -> handle.select("SELECT message_channel, message FROM post WHERE key = ? AND message IS NOT NULL", key)
                .map((row, _) -> new MessageRef(new ChannelId(row.getString("message_channel")), row.getString("message")))
                .findOne());
    }

    @Override
    public Counts counts() {
        var counts = readers.read(handle -> handle.select("SELECT state, count(*) AS n FROM post GROUP BY state")
                .reduceRows(new HashMap<String, Long>(), (all, row) -> {
                    all.put(row.getColumn("state", String.class), row.getColumn("n", Long.class));
                    return all;
                }));
        return new Counts(
                counts.getOrDefault("PLANNED", 0L), counts.getOrDefault("CLAIMED", 0L), counts.getOrDefault("UNKNOWN", 0L),
                counts.getOrDefault("SENT", 0L),
                counts.getOrDefault("NOT_SENT", 0L));
    }

    private static int add(Handle handle, List<Line> lines) {
        var added = 0;
        for (var line : lines) {
            added += handle.execute(
                    "INSERT INTO post (key, state, lane, under, place, post, instead, stale_at) VALUES (?, 'PLANNED', ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING",
                    line.key(), PlaceJson.lane(line.place()), line.place() instanceof Place.Under(var above, _) ? above : null,
                    PlaceJson.json(line.place()).toString(), PostJson.json(line.post()).toString(), LineJson.text(line.ifNotMember()),
                    micros(line.staleAt()));
        }
        return added;
    }

    /** Lines under this one follow when {@link #due} comes upon them. */
    private static int end(Handle handle, String key, String why, Instant now) {
        return handle.execute("UPDATE post SET state = 'NOT_SENT', why = ?, ended_at = ?," + FORGET + " WHERE key = ?", why, micros(now), key);
    }

    private static boolean hasHopeless(Handle handle, Instant now) {
        return handle.select("SELECT EXISTS (SELECT 1 FROM post WHERE " + HOPELESS + ")", micros(now)).mapTo(Boolean.class).one();
    }

    private static int dropHopeless(Handle handle, Instant now) {
        return handle.execute(
                "UPDATE post SET state = 'NOT_SENT', why = CASE WHEN stale_at <= ? THEN 'too late' ELSE 'what it goes under was not said' END, ended_at = ?,"
                        + FORGET
                        + " WHERE " + HOPELESS,
                micros(now), micros(now), micros(now));
    }

    private record Row(Line line, Place place, String lane, int attempts) {}

    private static Row row(ResultSet row) throws SQLException {
        var planned = PlaceJson.place(Json.object(row.getString("place")));
        var line = new Line(
                row.getString("key"), planned, PostJson.post(Json.object(row.getString("post"))), instant(row.getLong("stale_at")),
                LineJson.lines(row.getString("instead")));
        var place = planned instanceof Place.Under && row.getString("above_message") != null
                ? new Place.InThread(new MessageRef(new ChannelId(row.getString("above_channel")), row.getString("above_message")))
                : planned;
        return new Row(line, place, row.getString("lane"), row.getInt("attempts"));
    }
}
