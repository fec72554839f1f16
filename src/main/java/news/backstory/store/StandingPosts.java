package news.backstory.store;

import static news.backstory.store.Instants.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import news.backstory.article.ArticleId;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.ledger.Keys;
import news.backstory.ledger.Outbox;
import news.backstory.post.Place;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What was said, and how it reads now, as the table {@code post} holds it. It only reads. */
final class StandingPosts {

    /** Of a post and the changes made to it, the latest that was or may be said. */
    private static final String READS_NOW = "SELECT * FROM post WHERE (key = ? OR base = ?) AND state <> 'NOT_SENT' AND post <> ''"
            + " ORDER BY number DESC LIMIT 1";

    private static final String CARRIERS = "SELECT DISTINCT first.* FROM post_article JOIN post ON post.key = post_article.post"
            + " JOIN post AS first ON first.key = coalesce(post.base, post.key)"
            + " WHERE post_article.article = ? AND post.state <> 'NOT_SENT' AND first.state IN ('CLAIMED', 'UNKNOWN', 'SENT') AND first.post <> ''"
            + " ORDER BY first.number";

    private static final String PERHAPS_SAID = "SELECT post.key, post.place, post.asked_by FROM post_article JOIN post ON post.key = post_article.post"
            + " WHERE post_article.article = ? AND post.state = 'NOT_SENT' AND post.base IS NULL AND post.why LIKE '" + Outbox.PERHAPS_SAID
            + "%' ORDER BY post.number";

    private final Readers readers;

    StandingPosts(Readers readers) {
        this.readers = readers;
    }

    List<Outbox.Carrier> carrying(ArticleId article) {
        return readers.read(handle -> handle.select(CARRIERS, article.value()).map((first, _) -> carrier(handle, first)).list().stream()
                .filter(carrier -> carrier.content().articles().contains(article)).toList());
    }

    Optional<Outbox.Carrier> carrier(String key) {
        return readers.read(handle -> handle
                .select("SELECT * FROM post WHERE key = ? AND state IN ('PLANNED', 'CLAIMED', 'UNKNOWN', 'SENT') AND post <> ''", key)
                .map((first, _) -> carrier(handle, first)).findOne());
    }

    List<Outbox.Perhaps> perhapsSaid(ArticleId article) {
        return readers.read(handle -> handle.select(PERHAPS_SAID, article.value()).map((row, _) -> {
            var key = row.getString("key");
            var channel = place(row).channel();
            return told(handle, key, Optional.ofNullable(row.getString("asked_by"))).map(person -> new Outbox.Perhaps(key, channel, person));
        }).list().stream().flatMap(Optional::stream).toList());
    }

    /** Whoever asked; of what came by itself, whoever stands on the line that told of it. */
    private static Optional<ChannelId> told(Handle handle, String key, Optional<String> askedBy) {
        return askedBy.map(ChannelId::new).or(() -> handle.select("SELECT place FROM post WHERE key = ?", Keys.of(key, Outbox.NOT_SAID))
                .map((row, _) -> place(row).channel()).findOne());
    }

    private static Place place(ResultSet row) throws SQLException {
        return PlaceJson.place(Json.object(row.getString("place")));
    }

    private static Outbox.Carrier carrier(Handle handle, ResultSet first) throws SQLException {
        var key = first.getString("key");
        var content = handle.select(READS_NOW, key, key).map((row, _) -> PostJson.post(Json.object(row.getString("post")))).findOne()
                .orElseGet(() -> PostJson.post(Json.object(text(first, "post"))));
        var ended = first.getLong("ended_at");
        var place = place(first);
        return new Outbox.Carrier(
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
}
