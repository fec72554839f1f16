package news.backstory.store;

import static news.backstory.store.Instants.instant;
import static news.backstory.store.Instants.micros;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import news.backstory.article.ArticleId;
import news.backstory.channel.Arrival;
import news.backstory.channel.Arrivals;
import news.backstory.channel.Source;
import org.jdbi.v3.core.Handle;

/** What came by itself, in the table {@code arrival}. */
final class SqlArrivals implements Arrivals {

    /** What is held back for good, or for long, is left alone until it changes. */
    private static final String PERHAPS_SHOWABLE = "json_extract(article.json, '$.status.is') IN ('usable', 'embargoed')"
            + " AND (article.release_at IS NULL OR article.release_at <= ?)";

    private final Writer writer;
    private final Readers readers;

    SqlArrivals(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public void arrived(Source source, ArticleId article, Instant at, Arrival.Kind kind) {
        writer.write(handle -> arrived(handle, source, article, at, kind));
    }

    /** In the transaction of whoever asks. */
    static int arrived(Handle handle, Source source, ArticleId article, Instant at, Arrival.Kind kind) {
        return handle.execute("INSERT INTO arrival (source, article, at, kind, state) VALUES (?, ?, ?, ?, 'WAITING') ON CONFLICT DO NOTHING",
                source.text(),
                article.value(), micros(at), kind.name());
    }

    @Override
    public List<Arrival> waiting(Instant now, int max) {
        return readers.read(handle -> handle.select(
                "SELECT arrival.* FROM arrival JOIN article ON article.id = arrival.article WHERE state = 'WAITING' AND " + PERHAPS_SHOWABLE
                        + " ORDER BY number LIMIT ?",
                micros(now), max).map((row, _) -> arrival(row)).list());
    }

    @Override
    public void weighed(List<Arrival> arrivals) {
        writer.write(handle -> {
            arrivals.forEach(arrival -> handle.execute("UPDATE arrival SET state = 'WEIGHED', at = ? WHERE number = ?", micros(arrival.at()),
                    arrival.number()));
            return arrivals.size();
        });
    }

    @Override
    public List<Arrival> between(Set<Source> sources, Instant from, Instant to, int max) {
        if (sources.isEmpty()) {
            return List.of();
        }
        return readers.read(handle -> handle
                .createQuery(
                        "SELECT * FROM arrival WHERE source IN (<sources>) AND at >= :from AND at < :to ORDER BY at DESC, number DESC LIMIT :max")
                .bindList("sources", sources.stream().map(Source::text).toList()).bind("from", micros(from)).bind("to", micros(to)).bind("max", max)
                .map((row, _) -> arrival(row)).list());
    }

    @Override
    public Set<Source> sourcesOf(ArticleId article) {
        return readers.read(handle -> handle.select("SELECT source FROM arrival WHERE article = ?", article.value()).mapTo(String.class).list())
                .stream().flatMap(source -> Source.parse(source).stream()).collect(Collectors.toSet());
    }

    @Override
    public void forgetBefore(Instant then) {
        writer.write(handle -> handle.execute("DELETE FROM arrival WHERE at < ? AND state = 'WEIGHED'", micros(then)));
    }

    private static Arrival arrival(ResultSet row) throws SQLException {
        return new Arrival(
                row.getLong("number"),
                Source.parse(row.getString("source")).orElseThrow(() -> new StoreFault("the store holds a source that is none")),
                new ArticleId(row.getString("article")), instant(row.getLong("at")), Arrival.Kind.valueOf(row.getString("kind")));
    }
}
