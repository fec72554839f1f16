package news.backstory.store;

import static news.backstory.store.Instants.instant;
import static news.backstory.store.Instants.micros;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Kill;
import news.backstory.article.Status;
import news.backstory.channel.Arrival;
import news.backstory.channel.Source;
import news.backstory.wire.Known;
import news.backstory.wire.Known.Life;
import news.backstory.wire.VersionMark;
import news.backstory.wire.WireItem;
import news.backstory.wire.WireItems;
import org.jdbi.v3.core.Handle;

/** What wires handed over, in the tables {@code wire_item} and {@code wire_signature}, and its articles. */
final class SqlWireItems implements WireItems {

    private final Writer writer;

    SqlWireItems(Writer writer) {
        this.writer = writer;
    }

    /** One transaction of the one thread that writes: no other version, and no reading of the item's page, comes between looking and keeping. */
    @Override
    public Handover take(Parcel parcel) {
        return writer.write(handle -> {
            if (!parcel.signature().isEmpty() && handle.execute(
                    "INSERT INTO wire_signature (wire, signature, received_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    parcel.wire().text(), parcel.signature(), micros(parcel.receivedAt())) == 0) {
                return new Handover.Repeated();
            }
            var outcomes = new ArrayList<Outcome>();
            for (var item : parcel.items()) {
                outcomes.add(take(handle, item, parcel));
            }
            return new Handover.Taken(List.copyOf(outcomes));
        });
    }

    @Override
    public void forgetSignaturesBefore(Instant then) {
        writer.write(handle -> handle.execute("DELETE FROM wire_signature WHERE received_at < ?", micros(then)));
    }

    private static Outcome take(Handle handle, WireItem item, Parcel parcel) {
        var row = row(handle, item);
        var verdict = row.map(known -> known.known().verdictOn(item)).orElseGet(() -> Known.verdictOnFirst(item));
        var claimed = parcel.claimed().contains(item.uri());
        var article = row.map(Row::article).orElseGet(() -> claimed ? adopted(handle, item) : item.article());
        switch (verdict) {
            case OLDER, SAME, DEAD -> {
            }
            case KEPT, KILLED -> {
                if (verdict == Verdict.KEPT && row.filter(known -> known.known().life() instanceof Life.Killed).isPresent()) {
                    KillRows.revive(handle, article, parcel.receivedAt());
                }
                keep(handle, item, article, parcel.receivedAt());
                if (claimed) {
                    lead(handle, item, article);
                }
                remember(handle, item, article, verdict, newest(row, item, verdict), parcel.receivedAt());
                if (verdict == Verdict.KEPT) {
                    // In the same step: whoever repeats this very delivery is told that we have it.
                    SqlArrivals.arrived(handle, new Source.OfWire(item.wire().text()), article, parcel.receivedAt(), Arrival.Kind.NEWS);
                }
            }
        }
        return new Outcome(item.uri(), article, verdict);
    }

    private static void keep(Handle handle, WireItem item, ArticleId id, Instant receivedAt) {
        var known = ArticleRows.find(handle, id);
        if (item.status() instanceof Status.Killed) {
            var by = known.map(Article::source).filter(source -> !source.isBlank()).orElse(item.wire().text());
            KillRows.kill(handle, id, new Kill(by, reason(item), receivedAt), item.wire().text());
        }
        // A person may have lifted their hold, and left it to the next version whether it shows.
        var killed = item.status() instanceof Status.Killed
                || known.filter(before -> before.status() instanceof Status.Killed).isPresent() && KillRows.isHeldDead(handle, id);
        switch (item.content()) {
            case WireItem.Content.Report(var report) when !killed -> ArticleRows.put(
                    handle, report.withId(id).withStatus(item.status()).withVersion(version(report, known)), receivedAt);
            // What a person holds dead goes on behind the curtain, so that it is up to date if they put it back.
            case WireItem.Content.Report(var report) when !(item.status() instanceof Status.Killed) -> ArticleRows.put(
                    handle, report.withId(id).withStatus(new Status.Killed()).withVersion(version(report, known)), receivedAt);
            // A kill takes nothing new in; what brings no text makes nothing visible that was not.
            case WireItem.Content.Report _,WireItem.Content.Nothing _ -> known.ifPresent(before -> ArticleRows.put(
                    handle, before.withStatus(Known.stricter(before.status(), killed ? new Status.Killed() : item.status())), receivedAt));
        }
    }

    /** What the sender wrote to the staff about it. */
    private static String reason(WireItem item) {
        return switch (item.content()) {
            case WireItem.Content.Report(var report) -> report.traits().editorsNote();
            case WireItem.Content.Nothing _ -> "";
        };
    }

    /** Rises when a reader would see a difference. */
    private static int version(Article report, Optional<Article> known) {
        return known.map(before -> before.headline().equals(report.headline()) && before.standfirst().equals(report.standfirst())
                && before.paragraphs().equals(report.paragraphs()) ? before.version() : before.version() + 1).orElse(1);
    }

    /** The article that was read at its page, if no other item is that one already. */
    private static ArticleId adopted(Handle handle, WireItem item) {
        return item.pages().stream().flatMap(page -> ArticleRows.at(handle, page).stream())
                .filter(article -> handle.select("SELECT 1 FROM wire_item WHERE article = ? LIMIT 1", article.value()).mapTo(Integer.class).findOne()
                        .isEmpty())
                .findFirst().orElse(item.article());
    }

    /** A page that was killed before it was read has no article to lead to, only its key. */
    private static void lead(Handle handle, WireItem item, ArticleId article) {
        if (ArticleRows.find(handle, article).isPresent()) {
            ArticleRows.lead(handle, item.pages(), article);
        } else {
            item.pages().forEach(page -> handle.execute(
                    "INSERT INTO article_key (key, article) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET article = excluded.article",
                    page.key().text(), article.value()));
        }
    }

    /** A kill that is older than what it kills, or does not say how old it is, does not make that new again. */
    private static VersionMark newest(Optional<Row> row, WireItem item, Verdict verdict) {
        return row.map(known -> known.known().version())
                .map(known -> verdict == Verdict.KILLED && !known.isOlderThan(item.version()) ? known : item.version().after(known))
                .orElse(item.version());
    }

    private static void remember(Handle handle, WireItem item, ArticleId article, Verdict verdict, VersionMark version, Instant receivedAt) {
        handle.execute(
                "INSERT INTO wire_item (wire, uri, article, killed, version_created, version_number, version_first, hash, received_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (wire, uri) DO UPDATE SET killed = excluded.killed,"
                        + " version_created = excluded.version_created, version_number = excluded.version_number,"
                        + " version_first = excluded.version_first, hash = excluded.hash, received_at = excluded.received_at",
                item.wire().text(), item.uri(), article.value(), verdict == Verdict.KILLED ? 1 : 0,
                version.created().equals(VersionMark.UNSAID) ? Optional.empty() : Optional.of(micros(version.created())), version.number(),
                version.first().name(), item.hash(), micros(receivedAt));
        handle.execute("UPDATE wire_item SET missed = ? WHERE wire = ? AND uri = ?",
                verdict == Verdict.KEPT && !(item.status() instanceof Status.Usable) && KillRows.isHeldDead(handle, article) ? 1 : 0,
                item.wire().text(), item.uri());
    }

    private record Row(ArticleId article, Known known) {}

    private static Optional<Row> row(Handle handle, WireItem item) {
        return handle.select("SELECT wire_item.*, article_kill.wire AS killer, article_kill.at AS killed_at FROM wire_item"
                + " LEFT JOIN article_kill ON article_kill.article = wire_item.article WHERE wire_item.wire = ? AND uri = ?", item.wire().text(),
                item.uri()).map((row, _) -> row(row)).findOne();
    }

    private static Row row(ResultSet row) throws SQLException {
        var created = row.getLong("version_created");
        var mark = new VersionMark(
                row.wasNull() ? VersionMark.UNSAID : instant(created), row.getLong("version_number"),
                VersionMark.First.valueOf(row.getString("version_first")));
        return new Row(new ArticleId(row.getString("article")), new Known(mark, row.getString("hash"), life(row)));
    }

    private static Life life(ResultSet row) throws SQLException {
        if (!row.getBoolean("killed")) {
            return new Life.Alive();
        }
        return row.getString("wire").equals(row.getString("killer"))
                ? new Life.Killed(instant(row.getLong("killed_at")))
                // Nothing is remembered of an item between its kill and its next issue.
                : new Life.Pulled(instant(row.getLong("received_at")));
    }
}
