package news.backstory.store;

import static news.backstory.store.Instants.instant;
import static news.backstory.store.Instants.micros;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import news.backstory.article.ArticleId;
import news.backstory.channel.ChannelId;
import news.backstory.channel.Keys;
import news.backstory.channel.Line;
import news.backstory.channel.MessageRef;
import news.backstory.channel.Outbox;
import news.backstory.channel.PersonId;
import news.backstory.channel.Place;
import news.backstory.channel.Tellings;
import news.backstory.channel.Unasked;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The outbox and ledger, in the table {@code post}. */
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

    private static final String DOUBT = "UPDATE post SET state = 'UNKNOWN', not_before = ?, doubts = doubts + 1 WHERE state = 'CLAIMED'";

    /** Of a post and the changes made to it, the latest that was or may be said. */
    private static final String READS_NOW = "SELECT * FROM post WHERE (key = ? OR base = ?) AND state <> 'NOT_SENT' AND post <> ''"
            + " ORDER BY number DESC LIMIT 1";

    private static final String CARRIERS = "SELECT DISTINCT first.* FROM post_article JOIN post ON post.key = post_article.post"
            + " JOIN post AS first ON first.key = coalesce(post.base, post.key)"
            + " WHERE post_article.article = ? AND post.state <> 'NOT_SENT' AND first.state IN ('CLAIMED', 'UNKNOWN', 'SENT') AND first.post <> ''"
            + " ORDER BY first.number";

    private static final String DOUBTFUL = WITH_ABOVE + "WHERE post.state = 'UNKNOWN' AND post.not_before <= ? ORDER BY post.number LIMIT ?";

    private static final String HOPELESS = WITH_ABOVE
            + "WHERE post.state = 'PLANNED' AND (post.stale_at <= ? OR above.state = 'NOT_SENT' OR post.base IS NOT NULL AND post.turn <> 0 AND EXISTS"
            + " (SELECT 1 FROM post AS newer WHERE newer.base = post.base AND newer.number > post.number AND newer.state = 'SENT')) ORDER BY post.number LIMIT ?";

    /** What a post tells: all that it was to show, or if it goes under another, what it says there. Its key, three times. */
    private static final String TOLD_BY = "(post = ? OR part = 'FOLLOWS' AND post = (SELECT under FROM post WHERE key = ?)"
            + " AND article IN (SELECT article FROM post_article WHERE post_article.post = ?))";

    /** What is to be said in a channel, and goes under nothing and changes nothing. */
    private static final String WAITING = "SELECT * FROM post WHERE state = 'PLANNED' AND under IS NULL AND base IS NULL"
            + " AND json_extract(place, '$.channel') = ? AND ";

    private static final String PERHAPS_SAID = "SELECT post.key, post.place FROM post_article JOIN post ON post.key = post_article.post"
            + " WHERE post_article.article = ? AND post.state = 'NOT_SENT' AND post.base IS NULL AND post.why LIKE '" + Outbox.PERHAPS_SAID
            + "%' ORDER BY post.number";

    private static final String COMES_BY_ITSELF = isOf(EnumSet.allOf(Unasked.class));

    private static final Duration RESTED_LASTS = Duration.ofHours(1);

    private static final int FIRST = 0;
    private static final int IN_ORDER = 1;
    private static final int LAST = 2;

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
    public List<Hopeless> hopeless(Instant now, int max) {
        return readers.read(handle -> handle.select(HOPELESS, micros(now), max)
                .map((row, _) -> new Hopeless(row(row).line(), row.getLong("stale_at") <= micros(now), row.getInt("attempts")))
                .list());
    }

    @Override
    public List<Planned> due(Instant now, int max) {
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
    public void takeBackAgain(ChannelId channel) {
        writer.write(handle -> handle.execute("UPDATE post SET not_before = 0 WHERE state = 'PLANNED' AND turn = " + FIRST
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
                        + isOf(EnumSet.complementOf(EnumSet.copyOf(Unasked.NEWS))),
                micros(until), micros(until), channel.value()));
    }

    @Override
    public boolean waits(Set<Unasked> kinds, Instant by) {
        return readers.read(handle -> handle.select("SELECT EXISTS (SELECT 1 FROM post WHERE state IN ('PLANNED', 'CLAIMED')"
                + " AND under IS NULL AND not_before <= ? AND " + isOf(kinds) + ")", by.equals(Instant.MAX) ? Long.MAX_VALUE : micros(by))
                .mapTo(Boolean.class).one());
    }

    @Override
    public boolean waits(Set<Unasked> kinds, ChannelId channel, Instant by) {
        return readers.read(handle -> handle.select("SELECT EXISTS (SELECT 1 FROM post WHERE state IN ('PLANNED', 'CLAIMED')"
                + " AND under IS NULL AND base IS NULL AND not_before <= ? AND json_extract(place, '$.channel') = ? AND " + isOf(kinds) + ")",
                micros(by), channel.value()).mapTo(Boolean.class).one());
    }

    @Override
    public boolean isInDoubt(Set<Unasked> kinds, ChannelId channel, Instant since) {
        return readers.read(handle -> handle.select("SELECT EXISTS (SELECT 1 FROM post WHERE state = 'UNKNOWN' AND claimed_at >= ?"
                + " AND under IS NULL AND base IS NULL AND json_extract(place, '$.channel') = ? AND " + isOf(kinds) + ")", micros(since),
                channel.value())
                .mapTo(Boolean.class).one());
    }

    @Override
    public String fresh(String key) {
        var spent = readers.read(handle -> handle.select("SELECT count(*) FROM post WHERE key = ? OR key > ? AND key < ?", key, key + "/again-",
                key + "/again.").mapTo(Integer.class).one());
        return spent == 0 ? key : Keys.of(key, "again-" + spent);
    }

    @Override
    public List<String> waitingWith(ArticleId article, Set<Unasked> kinds) {
        return readers.read(handle -> handle.select("SELECT key FROM post JOIN post_article ON post_article.post = post.key WHERE article = ?"
                + " AND state = 'PLANNED' AND under IS NULL AND base IS NULL AND " + isOf(kinds) + " ORDER BY number", article.value())
                .mapTo(String.class).list());
    }

    @Override
    public void deleted(String key, String why, Instant now) {
        writer.write(
                handle -> handle.execute("UPDATE post SET state = 'NOT_SENT', why = ?, ended_at = ? WHERE state = 'SENT' AND (key = ? OR base = ?)",
                        why, micros(now), key, key));
    }

    @Override
    public void untold(String key, String why, Instant now) {
        writer.write(handle -> {
            if (notSent(handle, key, "state IN ('PLANNED', 'CLAIMED', 'UNKNOWN')", why, now) == 1) {
                handle.execute("INSERT INTO held_back (channel, article, why, at) SELECT channel, article, ?, ? FROM telling WHERE " + TOLD_BY
                        + " ON CONFLICT DO NOTHING", Tellings.Why.TOO_MANY.name(), micros(now), key, key, key);
                handle.execute("DELETE FROM telling WHERE " + TOLD_BY, key, key, key);
            }
            return key;
        });
    }

    @Override
    public List<Line> waiting(ChannelId channel, Set<Unasked> kinds) {
        return readers.read(handle -> handle.select(WAITING + isOf(kinds) + " ORDER BY number", channel.value()).map((row, _) -> row(row).line()).list());
    }

    @Override
    public Optional<Instant> triedSince(ChannelId channel, Set<Unasked> kinds) {
        return readers.read(handle -> handle.select(
                "SELECT min(at) AS since FROM telling WHERE post IN (SELECT key FROM (" + WAITING + isOf(kinds) + ") WHERE attempts > 0)",
                channel.value()).map((row, _) -> row.getLong("since")).findOne()).filter(since -> since > 0).map(Instants::instant);
    }

    @Override
    public void rest(String key, Instant until) {
        writer.write(handle -> handle.execute("UPDATE post SET not_before = ?, stale_at = max(stale_at, ?)"
                + " WHERE state = 'PLANNED' AND not_before < ? AND key = ?", micros(until), micros(until.plus(RESTED_LASTS)), micros(until), key));
    }

    @Override
    public List<Perhaps> perhapsSaid(ArticleId article) {
        return readers.read(handle -> handle.select(PERHAPS_SAID, article.value())
                .map((row, _) -> Map.entry(row.getString("key"), PlaceJson.place(Json.object(row.getString("place"))).channel())).list().stream()
                .flatMap(said -> handle.select("SELECT place FROM post WHERE key = ?", Keys.of(said.getKey(), Outbox.NOT_SAID))
                        .map((row, _) -> PlaceJson.place(Json.object(row.getString("place")))).findOne()
                        .map(told -> new Perhaps(said.getKey(), said.getValue(), told)).stream())
                .toList());
    }

    private static String isOf(Set<Unasked> kinds) {
        return kinds.stream().map(kind -> "key GLOB '" + kind.beginning() + "*'").collect(Collectors.joining(" OR ", "(", ")"));
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
    public List<Doubtful> doubtful(Instant now, int max) {
        return readers.read(handle -> handle.select(DOUBTFUL, micros(now), max)
                .map((row, _) -> new Doubtful(
                        row(row).line(), row(row).place(), instant(row.getLong("claimed_at")), row.getInt("doubts"), row.getInt("looks")))
                .list());
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
    public List<String> claimedBefore(Instant then) {
        return readers
                .read(handle -> handle.select("SELECT key FROM post WHERE state = 'CLAIMED' AND claimed_at < ? ORDER BY claimed_at", micros(then))
                        .mapTo(String.class).list());
    }

    @Override
    public int recover(Instant now) {
        return writer.write(handle -> handle.execute(DOUBT, micros(now)));
    }

    @Override
    public void forgetBefore(Instant then) {
        writer.write(handle -> handle.execute("DELETE FROM post WHERE post = '' AND ended_at < ?", micros(then)));
    }

    @Override
    public Optional<MessageRef> messageOf(String key) {
        return readers.read(handle -> handle.select("SELECT message_channel, message FROM post WHERE key = ? AND message IS NOT NULL", key)
                .map((row, _) -> new MessageRef(new ChannelId(row.getString("message_channel")), row.getString("message")))
                .findOne());
    }

    @Override
    public List<Carrier> carrying(ArticleId article) {
        return readers.read(handle -> handle.select(CARRIERS, article.value()).map((first, _) -> carrier(handle, first)).list().stream()
                .filter(carrier -> carrier.content().articles().contains(article)).toList());
    }

    @Override
    public Optional<Carrier> carrier(String key) {
        return readers.read(handle -> handle
                .select("SELECT * FROM post WHERE key = ? AND state IN ('PLANNED', 'CLAIMED', 'UNKNOWN', 'SENT') AND post <> ''", key)
                .map((first, _) -> carrier(handle, first)).findOne());
    }

    @Override
    public Counts counts() {
        var counts = readers.read(handle -> handle.select("SELECT state, n FROM post_count")
                .reduceRows(new HashMap<String, Long>(), (all, row) -> {
                    all.put(row.getColumn("state", String.class), row.getColumn("n", Long.class));
                    return all;
                }));
        return new Counts(
                counts.getOrDefault("PLANNED", 0L), counts.getOrDefault("CLAIMED", 0L), counts.getOrDefault("UNKNOWN", 0L),
                counts.getOrDefault("SENT", 0L),
                counts.getOrDefault("NOT_SENT", 0L));
    }

    @Override
    public Counts counts(ChannelId channel) {
        var counts = readers.read(handle -> handle.select(
                "SELECT state, count(*) AS n FROM post WHERE state IN ('PLANNED', 'CLAIMED', 'UNKNOWN') AND lane = ? GROUP BY state",
                PlaceJson.lane(new Place.InChannel(channel)))
                .reduceRows(new HashMap<String, Long>(), (all, row) -> {
                    all.put(row.getColumn("state", String.class), row.getColumn("n", Long.class));
                    return all;
                }));
        return new Counts(counts.getOrDefault("PLANNED", 0L), counts.getOrDefault("CLAIMED", 0L), counts.getOrDefault("UNKNOWN", 0L), 0, 0);
    }

    /** In the transaction of whoever asks. */
    static int add(Handle handle, List<Line> lines) {
        var added = 0;
        for (var line : lines) {
            var base = base(handle, line.place());
            var isNew = handle.execute(
                    "INSERT INTO post (key, state, lane, under, base, turn, asked_by, place, post, instead, tell, stale_at)"
                            + " VALUES (?, 'PLANNED', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING",
                    line.key(), PlaceJson.lane(line.place()), above(line.place()), base, turn(line.turn()), askedBy(line),
                    PlaceJson.json(line.place()).toString(), PostJson.json(line.post()).toString(), LineJson.text(line.ifNotMember()),
                    LineJson.places(line.ifNotSaid()).toString(), micros(line.staleAt())) == 1;
            if (isNew && !isPrivate(line.place())) {
                line.post().articles().forEach(article -> handle.execute(
                        "INSERT OR IGNORE INTO post_article (article, post) VALUES (?, ?)", article.value(), line.key()));
            }
            added += isNew ? 1 : 0;
        }
        return added;
    }

    private static int turn(Line.Turn turn) {
        return switch (turn) {
            case FIRST -> FIRST;
            case IN_ORDER -> IN_ORDER;
            case LAST -> LAST;
        };
    }

    private static Line.Turn turn(int kept) {
        return kept == FIRST ? Line.Turn.FIRST : kept == LAST ? Line.Turn.LAST : Line.Turn.IN_ORDER;
    }

    private static @Nullable String above(Place place) {
        return place instanceof Place.Under(var above, _) ? above : place instanceof Place.Again(var said, _) ? said : null;
    }

    /** The line whose message this one changes. */
    private static @Nullable String base(Handle handle, Place place) {
        if (place instanceof Place.Again(var said, _)) {
            return said;
        }
        return place instanceof Place.InsteadOf(var message)
                ? handle.select("SELECT key FROM post WHERE message = ? AND message_channel = ? AND base IS NULL LIMIT 1", message.id(),
                        message.channel().value()).mapTo(String.class).findOne().orElse(null)
                : null;
    }

    /** Whoever is told when it is not said is the one who asked for it. Nobody asks for cards on links, but somebody shared them. */
    private static @Nullable String askedBy(Line line) {
        if (line.place() instanceof Place.OnLinks links) {
            return links.by().map(PersonId::value).orElse(null);
        }
        return line.ifNotSaid().stream().map(SqlOutbox::personAt).filter(person -> !person.isEmpty()).findFirst().orElse(null);
    }

    private static String personAt(Place place) {
        return switch (place) {
            case Place.Reply(_, _, var person) -> person.value();
            case Place.ForPerson(_, var person) -> person.value();
            case Place.ForPersonInThread(_, var person) -> person.value();
            case Place.InChannel _,Place.InThread _,Place.Under _,Place.ReplyToAll _,Place.InsteadOf _,Place.Again _,Place.OnLinks _ -> "";
        };
    }

    private static boolean isPrivate(Place place) {
        return !personAt(place).isEmpty();
    }

    private static Carrier carrier(Handle handle, ResultSet first) throws SQLException {
        var key = first.getString("key");
        var content = handle.select(READS_NOW, key, key).map((row, _) -> PostJson.post(Json.object(row.getString("post")))).findOne()
                .orElseGet(() -> PostJson.post(Json.object(text(first, "post"))));
        var ended = first.getLong("ended_at");
        var place = PlaceJson.place(Json.object(first.getString("place")));
        return new Carrier(
                key, place, content, thread(handle, key, place, first.getString("under")),
                instant(ended == 0 ? first.getLong("claimed_at") : ended),
                Optional.ofNullable(first.getString("asked_by")).map(PersonId::new));
    }

    private static String text(ResultSet row, String column) {
        try {
            return row.getString(column);
        } catch (SQLException gone) {
            throw new StoreFault("could not read", gone);
        }
    }

    /** Threads are one floor deep: what goes under a line that goes under another stands beside it. */
    private static String thread(Handle handle, String key, Place place, @Nullable String under) {
        if (place instanceof Place.InThread(var first)) {
            return first.id();
        }
        if (place instanceof Place.OnLinks links) {
            return links.first().id();
        }
        if (under == null) {
            return key;
        }
        return handle.select("SELECT under, place FROM post WHERE key = ?", under)
                .map((row, _) -> thread(handle, under, PlaceJson.place(Json.object(row.getString("place"))), row.getString("under"))).findOne()
                .orElse(under);
    }

    /** Lines under this one follow when {@link #hopeless} comes upon them. */
    private void end(String key, String from, String why, List<Line> instead, Instant now) {
        writer.write(handle -> {
            return notSent(handle, key, from, why, now) == 1 ? add(handle, instead) : 0;
        });
    }

    private static int notSent(Handle handle, String key, String from, String why, Instant now) {
        return handle.execute("UPDATE post SET state = 'NOT_SENT', why = ?, ended_at = ?," + FORGET + " WHERE key = ? AND " + from, why, micros(now),
                key);
    }

    private record Row(Line line, Place place, String lane, int attempts) {}

    private static Row row(ResultSet row) throws SQLException {
        var planned = PlaceJson.place(Json.object(row.getString("place")));
        var line = new Line(
                row.getString("key"), planned, PostJson.post(Json.object(row.getString("post"))), instant(row.getLong("stale_at")),
                LineJson.lines(row.getString("instead")), LineJson.places(Json.object(row.getString("tell"))),
                turn(row.getInt("turn")));
        return new Row(line, resolved(planned, row), row.getString("lane"), row.getInt("attempts"));
    }

    private static Place resolved(Place planned, ResultSet row) throws SQLException {
        if (planned instanceof Place.Under && row.getString("above_message") != null) {
            return new Place.InThread(new MessageRef(new ChannelId(row.getString("above_channel")), row.getString("above_message")));
        }
        if (planned instanceof Place.Again && row.getString("above_place") != null) {
            return PlaceJson.place(Json.object(row.getString("above_place"))) instanceof Place.OnLinks links
                    ? links
                    : row.getString("above_own") == null
                            ? planned
                            : new Place.InsteadOf(new MessageRef(new ChannelId(row.getString("above_channel")), row.getString("above_own")));
        }
        return planned;
    }
}
