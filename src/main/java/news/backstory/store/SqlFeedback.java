package news.backstory.store;

import static news.backstory.store.Instants.instant;
import static news.backstory.store.Instants.micros;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import news.backstory.article.ArticleId;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.command.Feedback;
import org.jdbi.v3.core.Handle;

/** What people think of suggestions and cards, in the tables {@code verdict} and {@code report}. */
final class SqlFeedback implements Feedback {

    /** Old news is asked for seldom: docs/why/retention.md. */
    private static final Duration REMEMBERED = Duration.ofDays(365);

    /** More than any list shows. */
    private static final int MOST_KEPT = 20;

    private final Writer writer;
    private final Readers readers;

    SqlFeedback(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public void judge(ChannelId channel, ArticleId of, ArticleId suggested, Verdict verdict, PersonId by, Instant at) {
        writer.write(handle -> {
            handle.execute("DELETE FROM verdict WHERE at < ?", micros(at.minus(REMEMBERED)));
            return handle.execute(
                    "INSERT INTO verdict (channel, article, suggested, verdict, person, at) VALUES (?, ?, ?, ?, ?, ?)"
                            + " ON CONFLICT (channel, article, suggested) DO UPDATE SET verdict = excluded.verdict, person = excluded.person,"
                            + " at = excluded.at WHERE excluded.at >= verdict.at",
                    channel.value(), of.value(), suggested.value(), verdict.name(), by.value(), micros(at));
        });
    }

    @Override
    public Set<ArticleId> dropped(ChannelId channel, ArticleId of) {
        return readers.read(handle -> handle.select(
                "SELECT suggested FROM verdict WHERE channel = ? AND article = ? AND verdict = 'DROPPED'", channel.value(), of.value())
                .map((row, _) -> new ArticleId(row.getString("suggested")))
                .set());
    }

    @Override
    public List<ArticleId> kept(ChannelId channel, ArticleId of) {
        return readers.read(handle -> handle.select(
                "SELECT suggested FROM verdict WHERE channel = ? AND article = ? AND verdict = 'KEPT' ORDER BY at DESC, suggested LIMIT ?",
                channel.value(), of.value(), MOST_KEPT)
                .map((row, _) -> new ArticleId(row.getString("suggested")))
                .list());
    }

    @Override
    public void report(Report report) {
        writer.write(handle -> {
            handle.execute("DELETE FROM report WHERE at < ?", micros(report.at().minus(REMEMBERED)));
            var isNew = handle.execute(
                    "INSERT INTO report (key, channel, article, person, at, reason, words) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING",
                    report.key(), report.channel().value(), report.article().value(), report.by().value(), micros(report.at()),
                    report.reason().name(), report.words()) == 1;
            for (var spot : isNew ? report.sentences() : List.<Spot>of()) {
                handle.execute(
                        "INSERT INTO report_sentence (report, number, start, \"end\", hash) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                        report.key(), spot.number(), spot.start(), spot.end(), spot.hash());
            }
            return isNew;
        });
    }

    @Override
    public void takeBack(String report, PersonId by) {
        writer.write(handle -> handle.execute("DELETE FROM report WHERE key = ? AND person = ?", report, by.value()));
    }

    @Override
    public List<Report> reports(Instant since, int max) {
        return readers.read(handle -> handle.select("SELECT * FROM report WHERE at >= ? ORDER BY at, key LIMIT ?", micros(since), max)
                .map((row, _) -> new Report(row.getString("key"), new ChannelId(row.getString("channel")), new ArticleId(row.getString("article")),
                        new PersonId(row.getString("person")), instant(row.getLong("at")), Reason.valueOf(row.getString("reason")),
                        row.getString("words"), spots(handle, row.getString("key"))))
                .list());
    }

    private static List<Spot> spots(Handle handle, String report) {
        return handle.select("SELECT number, start, \"end\", hash FROM report_sentence WHERE report = ? ORDER BY start", report)
                .map((row, _) -> new Spot(row.getInt("number"), row.getInt("start"), row.getInt("end"), row.getString("hash")))
                .list();
    }
}
