package news.backstory.store;

import static news.backstory.store.Instants.instant;
import static news.backstory.store.Instants.micros;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import news.backstory.article.Article;
import news.backstory.article.ArticleChange;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;
import news.backstory.article.Kill;
import news.backstory.article.Link;
import news.backstory.article.Status;
import org.jdbi.v3.core.Handle;

/** Every article, in the tables {@code article}, {@code article_address} and {@code article_key}. */
final class SqlArticles implements Articles {

    private static final int PAGE = 200;

    private final Writer writer;
    private final Readers readers;

    SqlArticles(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public Optional<Article> find(ArticleId id) {
        return readers.read(handle -> ArticleRows.find(handle, id));
    }

    @Override
    public Optional<Kept> findAt(Link address) {
        return readers.read(handle -> kept(handle, "JOIN article_address ON article_address.article = article.id WHERE address = ?", address.text())
                .or(() -> kept(handle, "JOIN article_key ON article_key.article = article.id WHERE key = ?", address.key().text())));
    }

    @Override
    public Article save(Article article, Instant readAt, List<Link> addresses) {
        return writer.write(handle -> {
            var known = ArticleRows.find(handle, article.id());
            var kept = known.isPresent() && isHandedOver(handle, article.id())
                    ? known.get()
                    : putDeadOrAlive(handle, known, article, addresses, readAt);
            ArticleRows.lead(handle, addresses, kept.id());
            handle.execute("DELETE FROM article_unread WHERE article = ?", kept.id().value());
            return kept;
        });
    }

    @Override
    public Article saveUnread(Article article, Instant now, Instant next) {
        return writer.write(handle -> {
            var known = ArticleRows.find(handle, article.id())
                    .or(() -> ArticleRows.at(handle, article.link()).flatMap(id -> ArticleRows.find(handle, id)));
            if (known.isPresent()) {
                return known.get();
            }
            var addresses = List.of(article.link());
            var kept = putDeadOrAlive(handle, known, article, addresses, now);
            ArticleRows.lead(handle, addresses, kept.id());
            handle.execute("INSERT INTO article_unread (article, page, tries, next) VALUES (?, ?, 0, ?)", kept.id().value(), kept.link().text(),
                    micros(next));
            return kept;
        });
    }

    @Override
    public void saveEdited(ArticleId article, Link page, Instant next) {
        writer.write(handle -> handle.execute("INSERT INTO article_unread (article, page, tries, next, edited) VALUES (?, ?, 0, ?, 1)"
                + " ON CONFLICT (article) DO UPDATE SET tries = 0, next = excluded.next", article.value(), page.text(), micros(next)));
    }

    @Override
    public List<Unread> unread(Instant now, int max) {
        return readers.read(handle -> handle
                .select("SELECT article, page, tries FROM article_unread WHERE next <= ? ORDER BY next LIMIT ?", micros(now), max)
                .map((row, _) -> new Unread(new ArticleId(row.getString("article")), new Link(row.getString("page")), row.getInt("tries"))).list());
    }

    @Override
    public void triedInVain(ArticleId article, Instant next) {
        writer.write(
                handle -> handle.execute("UPDATE article_unread SET tries = tries + 1, next = ? WHERE article = ?", micros(next), article.value()));
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
    public List<ArticleId> dueForRelease(Instant now, int max) {
        return readers.read(handle -> handle.select("SELECT id FROM article WHERE release_at <= ? ORDER BY release_at LIMIT ?", micros(now), max)
                .mapTo(String.class).map(ArticleId::new).list());
    }

    @Override
    public List<ArticleId> dueForExpiry(Instant now, int max) {
        return readers.read(handle -> handle.select("SELECT id FROM article WHERE expires_at <= ? ORDER BY expires_at LIMIT ?", micros(now), max)
                .mapTo(String.class).map(ArticleId::new).list());
    }

    @Override
    public void expired(ArticleId article) {
        writer.write(handle -> handle.execute("UPDATE article SET expires_at = NULL WHERE id = ?", article.value()));
    }

    @Override
    public void released(ArticleId article) {
        writer.write(handle -> {
            // Whatever was said of it before its embargo, and stands as withheld, is to be put right.
            handle.execute(
                    "INSERT INTO article_change (article, before, at) SELECT id, json, release_at - 1 FROM article WHERE id = ? AND release_at IS NOT NULL",
                    article.value());
            return handle.execute("UPDATE article SET release_at = NULL WHERE id = ?", article.value());
        });
    }

    @Override
    public boolean kill(ArticleId article, Kill kill) {
        return writer.write(handle -> KillRows.killIfAlive(handle, article, kill));
    }

    @Override
    public boolean takenAway(ArticleId article, Kill kill) {
        return writer.write(handle -> {
            var isNew = KillRows.killIfAlive(handle, article, kill);
            handle.execute("UPDATE article_kill SET taken_away_at = ? WHERE article = ?", micros(kill.at()), article.value());
            return isNew;
        });
    }

    @Override
    public PutBack putBack(ArticleId article, String by, Instant at) {
        return writer.write(handle -> KillRows.putBack(handle, article, by, at));
    }

    @Override
    public Optional<Kill> killOf(ArticleId article) {
        return readers.read(handle -> handle.select("SELECT by, reason, at FROM article_kill WHERE article = ?", article.value())
                .map((row, _) -> new Kill(row.getString("by"), row.getString("reason"), instant(row.getLong("at")))).findOne());
    }

    @Override
    public List<ArticleChange> changes(int max) {
        return readers.read(handle -> handle.select("SELECT number, before, by, at FROM article_change ORDER BY number LIMIT ?", max)
                .map((row, _) -> new ArticleChange(row.getLong("number"), ArticleJson.article(row.getString("before")), row.getString("by"),
                        instant(row.getLong("at"))))
                .list());
    }

    @Override
    public void told(List<ArticleChange> changes) {
        writer.write(handle -> {
            changes.forEach(change -> handle.execute("DELETE FROM article_change WHERE number = ?", change.number()));
            return changes.size();
        });
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

    private static Optional<Kept> kept(Handle handle, String where, String value) {
        return handle
                .select("SELECT json, read_at, EXISTS (SELECT 1 FROM wire_item WHERE wire_item.article = article.id) AS handed_over,"
                        + " EXISTS (SELECT 1 FROM article_unread WHERE article_unread.article = article.id AND edited = 0) AS unread FROM article "
                        + where, value)
                .map((row, _) -> new Kept(
                        ArticleJson.article(row.getString("json")), instant(row.getLong("read_at")),
                        row.getBoolean("handed_over") ? Origin.HANDED_OVER : row.getBoolean("unread") ? Origin.TOLD_BY_FEED : Origin.READ_FROM_PAGE))
                .findOne();
    }

    private static boolean isHandedOver(Handle handle, ArticleId article) {
        return handle.select("SELECT 1 FROM wire_item WHERE article = ? LIMIT 1", article.value()).mapTo(Integer.class).findOne().isPresent();
    }

    private static Article putDeadOrAlive(Handle handle, Optional<Article> known, Article article, List<Link> addresses, Instant readAt) {
        var isKilledUnread = addresses.stream().filter(address -> KillRows.inheritsKill(handle, address, article.id())).count() > 0;
        var isDead = isKilledUnread || known.filter(before -> before.status() instanceof Status.Killed).isPresent();
        return ArticleRows.put(handle, isDead ? article.withStatus(new Status.Killed()) : article, readAt);
    }
}
