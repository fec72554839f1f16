package news.backstory.store;

import static news.backstory.store.Instants.instant;
import static news.backstory.store.Instants.micros;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import news.backstory.article.ArticleId;
import news.backstory.channel.ChannelId;
import news.backstory.channel.Deeds;
import news.backstory.channel.PersonId;

/** Who did what, in the table {@code deed}. */
final class SqlDeeds implements Deeds {

    private final Writer writer;
    private final Readers readers;

    SqlDeeds(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public void did(ChannelId channel, PersonId person, Kind what, String about, List<ArticleId> articles, Instant at) {
        var ids = articles.stream().map(ArticleId::value).collect(Collectors.joining(" "));
        writer.write(handle -> handle.execute(
                "INSERT INTO deed (channel, person, what, about, articles, at) SELECT ?, ?, ?, ?, ?, ? WHERE NOT EXISTS"
                        + " (SELECT 1 FROM deed WHERE channel = ? AND person = ? AND what = ? AND about = ? AND articles = ? AND at = ?)",
                channel.value(), person.value(), what.name(), about, ids, micros(at), channel.value(), person.value(), what.name(), about, ids,
                micros(at)));
    }

    @Override
    public Optional<Deed> find(ChannelId channel, PersonId person, Kind what, Instant at) {
        return readers
                .read(handle -> handle.select("SELECT * FROM deed WHERE channel = ? AND person = ? AND what = ? AND at = ? ORDER BY number LIMIT 1",
                        channel.value(), person.value(), what.name(), micros(at)).map((row, _) -> deed(channel, row)).findOne());
    }

    @Override
    public List<Deed> since(ChannelId channel, Instant then, int max) {
        return readers.read(handle -> handle.select("SELECT * FROM deed WHERE channel = ? AND at >= ? ORDER BY at DESC, number DESC LIMIT ?",
                channel.value(), micros(then), max)
                .map((row, _) -> deed(channel, row)).list());
    }

    private static Deed deed(ChannelId channel, ResultSet row) throws SQLException {
        return new Deed(channel, new PersonId(row.getString("person")), Kind.valueOf(row.getString("what")), row.getString("about"),
                Arrays.stream(row.getString("articles").split(" ")).filter(id -> !id.isEmpty()).map(ArticleId::new).toList(),
                instant(row.getLong("at")));
    }

    @Override
    public void forgetBefore(Instant then) {
        writer.write(handle -> handle.execute("DELETE FROM deed WHERE at < ?", micros(then)));
    }
}
