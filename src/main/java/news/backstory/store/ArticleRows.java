package news.backstory.store;

import static news.backstory.store.Instants.micros;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Dated;
import news.backstory.article.Link;
import news.backstory.article.Status;
import news.backstory.article.Traits;
import org.jdbi.v3.core.Handle;

/** The rows of the tables {@code article}, {@code article_address} and {@code article_key}, for those who write them within a transaction. */
final class ArticleRows {

    /** Anybody can hang a new "?utm=…" on an address; what is beyond these is read again whenever somebody asks for it. */
    static final int MAX_ADDRESSES = 100;

    /** A live blog changes hundreds of times a day; of more versions than these the earliest are forgotten. */
    static final int MAX_VERSIONS = 100;

    private ArticleRows() {}

    static Optional<Article> find(Handle handle, ArticleId id) {
        return handle.select("SELECT json FROM article WHERE id = ?", id.value()).map((row, _) -> ArticleJson.article(row.getString("json")))
                .findOne();
    }

    static Article put(Handle handle, Article article, Instant readAt) {
        var dated = find(handle, article.id()).map(before -> withEarliest(article, before)).orElse(article);
        handle.execute(
                "INSERT INTO article (id, published, read_at, release_at, expires_at, json) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                        + " published = excluded.published, read_at = excluded.read_at, release_at = excluded.release_at,"
                        + " expires_at = excluded.expires_at, json = excluded.json",
                dated.id().value(), micros(dated.published().at()), micros(readAt), releaseAt(dated.status()), expiresAt(dated.traits().expires()),
                ArticleJson.text(dated));
        if (dated.showable().at(readAt)) {
            keepVersion(handle, dated, readAt);
        }
        return dated;
    }

    private static void keepVersion(Handle handle, Article article, Instant readAt) {
        handle.execute(
                "INSERT INTO article_version (article, version, headline, standfirst, seen_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                article.id().value(), article.version(), article.headline(), article.standfirst(), micros(readAt));
        handle.execute("DELETE FROM article_version WHERE article = ? AND version <= ?", article.id().value(), article.version() - MAX_VERSIONS);
    }

    /** From now on these lead to this article, wherever they led before. */
    static void lead(Handle handle, List<Link> addresses, ArticleId article) {
        for (var address : addresses) {
            handle.execute(
                    "INSERT INTO article_address (address, article) SELECT ?, ? WHERE (SELECT count(*) FROM article_address WHERE article = ?) < ?"
                            + " ON CONFLICT (address) DO UPDATE SET article = excluded.article",
                    address.text(), article.value(), article.value(), MAX_ADDRESSES);
            handle.execute(
                    "INSERT INTO article_key (key, article) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET article = excluded.article",
                    address.key().text(), article.value());
        }
    }

    /** The article that is known, or known to be dead, at a page that has this address in any of its forms. */
    static Optional<ArticleId> at(Handle handle, Link address) {
        return handle.select("SELECT article FROM article_key WHERE key = ?", address.key().text()).mapTo(String.class).findOne().map(ArticleId::new);
    }

    /** What SQLite stores for no release is its null, which Jdbi takes only as such. */
    private static Optional<Long> releaseAt(Status status) {
        return switch (status) {
            case Status.Embargoed(var until) -> Optional.of(micros(until));
            case Status.Usable _,Status.Withheld _,Status.Killed _ -> Optional.empty();
        };
    }

    private static Optional<Long> expiresAt(Instant expires) {
        return expires.equals(Traits.NEVER) ? Optional.empty() : Optional.of(micros(expires));
    }

    /** Where nobody states when it appeared, the first time we saw it stands. */
    private static Article withEarliest(Article article, Article before) {
        return article.published().basis() == Dated.Basis.FIRST_SEEN && before.published().at().isBefore(article.published().at())
                ? article.withPublished(before.published())
                : article;
    }
}
