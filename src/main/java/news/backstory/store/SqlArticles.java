package news.backstory.store;

import static news.backstory.store.Instants.instant;
import static news.backstory.store.Instants.micros;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;
import news.backstory.article.Dated;
import news.backstory.article.Link;
import org.jdbi.v3.core.Handle;

/** Every article, in the tables {@code article} and {@code article_address}. */
final class SqlArticles implements Articles {

    private static final int PAGE = 200;

    /** A live blog changes hundreds of times a day; of more versions than these the earliest are forgotten. */
    static final int MAX_VERSIONS = 100;

    private final Writer writer;
    private final Readers readers;

    SqlArticles(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public Optional<Article> find(ArticleId id) {
        return readers.read(handle -> find(handle, id));
    }

    @Override
    public Optional<Kept> findAt(Link address) {
        return readers.read(handle -> handle.select(
                "SELECT json, read_at FROM article JOIN article_address ON article_address.article = article.id WHERE address = ?", address.text())
                .map((row, _) -> new Kept(ArticleJson.article(row.getString("json")), instant(row.getLong("read_at"))))
                .findOne());
    }

    @Override
    public void save(Article article, Instant readAt, List<Link> addresses) {
        writer.write(handle -> {
            var dated = find(handle, article.id()).map(before -> withEarliest(article, before)).orElse(article);
            handle.execute(
                    "INSERT INTO article (id, published, read_at, json) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE"
                            + " SET published = excluded.published, read_at = excluded.read_at, json = excluded.json",
                    dated.id().value(), micros(dated.published().at()), micros(readAt), ArticleJson.text(dated));
            if (dated.showable().at(readAt)) {
                keepVersion(handle, dated, readAt);
            }
            for (var address : addresses) {
                handle.execute(
                        "INSERT INTO article_address (address, article) VALUES (?, ?) ON CONFLICT (address) DO UPDATE SET article = excluded.article",
                        address.text(), dated.id().value());
            }
            return addresses.size();
        });
    }

    @Override
    public List<Version> versions(ArticleId id) {
        return readers.read(handle -> handle.select(
                "SELECT version, headline, standfirst, seen_at FROM article_version WHERE article = ? ORDER BY version", id.value())
                .map((row, _) -> new Version(
                        row.getInt("version"), row.getString("headline"), row.getString("standfirst"), instant(row.getLong("seen_at"))))
                .list());
    }

    @Override
    public void forEach(Consumer<Article> each) {
        var after = new Mark(Long.MIN_VALUE, "");
        List<Row> page;
        do {
            page = page(after);
            page.forEach(row -> each.accept(row.article()));
            after = page.isEmpty() ? after : page.getLast().mark();
        } while (page.size() == PAGE);
    }

    @Override
    public int count() {
        return readers.read(handle -> handle.select("SELECT count(*) FROM article").mapTo(Integer.class).one());
    }

    /** How far one has come in the order of time. */
    private record Mark(long published, String id) {}

    private record Row(Mark mark, Article article) {}

    private List<Row> page(Mark after) {
        return readers.read(handle -> handle.select(
                "SELECT id, published, json FROM article WHERE (published, id) > (?, ?) ORDER BY published, id LIMIT ?", after.published(),
                after.id(), PAGE)
                .map((row, _) -> new Row(new Mark(row.getLong("published"), row.getString("id")), ArticleJson.article(row.getString("json"))))
                .list());
    }

    private static Optional<Article> find(Handle handle, ArticleId id) {
        return handle.select("SELECT json FROM article WHERE id = ?", id.value()).map((row, _) -> ArticleJson.article(row.getString("json")))
                .findOne();
    }

    private static void keepVersion(Handle handle, Article article, Instant readAt) {
        handle.execute(
                "INSERT INTO article_version (article, version, headline, standfirst, seen_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                article.id().value(), article.version(), article.headline(), article.standfirst(), micros(readAt));
        handle.execute("DELETE FROM article_version WHERE article = ? AND version <= ?", article.id().value(), article.version() - MAX_VERSIONS);
    }

    /** Where nobody states when it appeared, the first time we saw it stands. */
    private static Article withEarliest(Article article, Article before) {
        return article.published().basis() == Dated.Basis.FIRST_SEEN && before.published().at().isBefore(article.published().at())
                ? article.withPublished(before.published())
                : article;
    }
}
