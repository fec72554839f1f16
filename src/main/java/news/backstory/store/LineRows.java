package news.backstory.store;

import static news.backstory.store.Instants.instant;
import static news.backstory.store.Instants.micros;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.ledger.Line;
import news.backstory.ledger.Unasked;
import news.backstory.post.MessageRef;
import news.backstory.post.Place;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Lines as the rows of the table {@code post} hold them, for those who write or read them within a transaction. */
final class LineRows {

    static final int FIRST = 0;
    private static final int IN_ORDER = 1;
    private static final int LAST = 2;

    /** @param place with what it goes under looked up */
    record Row(Line line, Place place, String lane, int attempts) {}

    private LineRows() {}

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

    static Row row(ResultSet row) throws SQLException {
        var planned = PlaceJson.place(Json.object(row.getString("place")));
        var line = new Line(
                row.getString("key"), planned, PostJson.post(Json.object(row.getString("post"))), instant(row.getLong("stale_at")),
                LineJson.lines(row.getString("instead")), LineJson.places(Json.object(row.getString("tell"))),
                turn(row.getInt("turn")));
        return new Row(line, resolved(planned, row), row.getString("lane"), row.getInt("attempts"));
    }

    /** What is of these kinds, as a condition. */
    static String isOf(Set<Unasked> kinds) {
        return kinds.stream().map(kind -> "key GLOB '" + kind.beginning() + "*'").collect(Collectors.joining(" OR ", "(", ")"));
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
        return line.ifNotSaid().stream().map(LineRows::personAt).filter(person -> !person.isEmpty()).findFirst().orElse(null);
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
}
