package news.backstory.store;

import static news.backstory.store.Instants.micros;

import java.time.Instant;
import java.util.List;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;
import news.backstory.article.Kill;
import news.backstory.article.Link;
import news.backstory.article.Status;
import org.jdbi.v3.core.Handle;

/** Who holds articles dead, in the tables {@code article_kill} and {@code wire_item}, for those who kill or put back within a transaction. */
final class KillRows {

    private KillRows() {}

    /** By a person, or because its page is gone. To be called before the article itself is put: the first word on why it is dead stands. */
    static void kill(Handle handle, ArticleId article, Kill kill) {
        kill(handle, article, kill, "");
    }

    static void kill(Handle handle, ArticleId article, Kill kill, String wire) {
        handle.execute("INSERT INTO article_kill (article, by, reason, at, wire) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", article.value(),
                kill.by(),
                kill.reason(), micros(kill.at()), wire);
    }

    /** Whether somebody holds it dead. */
    static boolean isHeldDead(Handle handle, ArticleId article) {
        return handle.select("SELECT 1 FROM article_kill WHERE article = ?", article.value()).mapTo(Integer.class).findOne().isPresent();
    }

    /** Its wire issues it again: the version that comes next takes its place, as if it had only been held until now. */
    static void revive(Handle handle, ArticleId article, Instant at) {
        handle.execute("DELETE FROM article_kill WHERE article = ?", article.value());
        // What was killed is told by no timeline.
        handle.execute("DELETE FROM article_version WHERE article = ?", article.value());
        ArticleRows.find(handle, article).ifPresent(dead -> ArticleRows.put(handle, dead.withStatus(new Status.Withheld()), at));
    }

    /** What is dead because nobody has said yet that it may show again can be held dead anew. */
    static boolean killIfAlive(Handle handle, ArticleId article, Kill kill) {
        return ArticleRows.find(handle, article)
                .filter(known -> !(known.status() instanceof Status.Killed) || !isHeldDead(handle, article)).map(known -> {
                    kill(handle, article, kill);
                    ArticleRows.put(handle, known.withStatus(new Status.Killed()), kill.at());
                    return true;
                }).orElse(false);
    }

    /**
     * Its wire killed what stands at this address before that was ever read, so that the address was all that was known of it. From now on it is this
     * article that the wire has killed: the address will lead to it alone.
     */
    static boolean inheritsKill(Handle handle, Link address, ArticleId heir) {
        var dead = killedAt(handle, address);
        for (var each : dead) {
            handle.execute(
                    "INSERT INTO article_kill (article, by, reason, at, wire) SELECT ?, by, reason, at, wire FROM article_kill WHERE article = ?"
                            + " ON CONFLICT DO NOTHING",
                    heir.value(), each.value());
            if (ArticleRows.find(handle, each).isEmpty()) {
                handle.execute("UPDATE wire_item SET article = ? WHERE article = ?", heir.value(), each.value());
            }
        }
        return !dead.isEmpty();
    }

    private static List<ArticleId> killedAt(Handle handle, Link address) {
        return handle.select("SELECT DISTINCT article_key.article FROM article_key JOIN wire_item ON wire_item.article = article_key.article"
                + " WHERE key = ? AND killed = 1", address.key().text()).mapTo(String.class).map(ArticleId::new).list();
    }

    /** What a wire alone killed, or its publisher took away, no person puts back. */
    static Articles.PutBack putBack(Handle handle, ArticleId article, String by, Instant at) {
        return ArticleRows.find(handle, article).filter(known -> known.status() instanceof Status.Killed)
                .map(known -> isKilledByWire(handle, known)
                        ? leftToWire(handle, article)
                        : isStillAway(handle, article) ? Articles.PutBack.TAKEN_AWAY : putBack(handle, known, by, at))
                .orElse(Articles.PutBack.REFUSED);
    }

    private static boolean isKilledByWire(Handle handle, Article known) {
        var id = known.id().value();
        return exists(handle, "SELECT 1 FROM article_kill WHERE wire <> '' AND article = ?", id)
                || exists(handle, "SELECT 1 FROM wire_item WHERE killed = 1 AND article = ?", id)
                || !killedAt(handle, known.link()).isEmpty();
    }

    /** Its publisher took it away, and we have not read it there since. */
    private static boolean isStillAway(Handle handle, ArticleId article) {
        return exists(handle, "SELECT 1 FROM article_kill JOIN article ON article.id = article_kill.article WHERE article = ?"
                + " AND taken_away_at > 0 AND taken_away_at >= read_at", article.value());
    }

    private static Articles.PutBack leftToWire(Handle handle, ArticleId article) {
        return handle.execute("UPDATE article_kill SET (wire, at) = (SELECT wire, received_at FROM wire_item WHERE killed = 1"
                + " AND wire_item.article = article_kill.article LIMIT 1) WHERE article = ? AND wire = ''"
                + " AND EXISTS (SELECT 1 FROM wire_item WHERE killed = 1 AND wire_item.article = article_kill.article)", article.value()) > 0
                        ? Articles.PutBack.KILLED_BY_WIRE
                        : Articles.PutBack.REFUSED;
    }

    /** What its wire withheld since it was pulled stays dead until the wire sends that again, or a newer version. */
    private static Articles.PutBack putBack(Handle handle, Article known, String by, Instant at) {
        var id = known.id().value();
        var missed = exists(handle, "SELECT 1 FROM wire_item WHERE article = ? AND missed = 1", id);
        handle.execute("DELETE FROM article_kill WHERE article = ?", id);
        if (missed) {
            handle.execute("UPDATE wire_item SET hash = '' WHERE article = ?", id);
            return Articles.PutBack.WITHHELD;
        }
        // Where its page says something else by now, what was pulled is told by no timeline.
        handle.execute("DELETE FROM article_version WHERE article = ? AND (headline <> ? OR standfirst <> ?)", id, known.headline(),
                known.standfirst());
        ArticleRows.put(handle, known.withStatus(new Status.Usable()).withVersion(known.version() + 1), at);
        handle.execute("UPDATE article_change SET by = ? WHERE number = (SELECT max(number) FROM article_change WHERE article = ?)", by, id);
        return Articles.PutBack.SHOWN;
    }

    private static boolean exists(Handle handle, String query, String value) {
        return handle.select(query + " LIMIT 1", value).mapTo(Integer.class).findOne().isPresent();
    }
}
