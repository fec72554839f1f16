package news.backstory.store;

import static news.backstory.store.Instants.micros;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import news.backstory.article.ArticleId;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.command.Feedback;

/** What people think of suggestions and cards, in the tables {@code verdict} and {@code wrong_card}. */
final class SqlFeedback implements Feedback {

    /** Old news is asked for seldom: docs/why/retention.md. */
    private static final Duration REMEMBERED = Duration.ofDays(365);

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
    public void reportWrong(ChannelId channel, ArticleId article, PersonId by, Instant at) {
        writer.write(handle -> {
            handle.execute("DELETE FROM wrong_card WHERE at < ?", micros(at.minus(REMEMBERED)));
            return handle.execute(
                    "INSERT INTO wrong_card (channel, article, person, at) VALUES (?, ?, ?, ?) ON CONFLICT (person, article, channel) DO NOTHING",
                    channel.value(), article.value(), by.value(), micros(at));
        });
    }
}
