package news.backstory.store;

import static news.backstory.store.Instants.instant;
import static news.backstory.store.Instants.micros;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import news.backstory.article.ArticleId;
import news.backstory.channel.ChannelId;
import news.backstory.channel.Mute;
import news.backstory.channel.Mutes;
import news.backstory.channel.PersonId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** What channels do not want to hear of, in the table {@code mute}. */
final class SqlMutes implements Mutes {

    private static final RowMapper<Mute> MUTE = (row, _) -> new Mute(
            row.getLong("number"), new ChannelId(row.getString("channel")),
            row.getString("article").isEmpty() ? List.of() : List.of(new ArticleId(row.getString("article"))), row.getString("words"),
            instant(row.getLong("until")), new PersonId(row.getString("person")));

    private static final Comparator<Mute> LONGEST_LAST = Comparator.comparing(Mute::until).thenComparingLong(Mute::number);

    private final Writer writer;
    private final Readers readers;

    SqlMutes(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public Mute story(ChannelId channel, ArticleId article, Instant until, PersonId by) {
        return add(channel, article.value(), "", until, by);
    }

    @Override
    public Mute words(ChannelId channel, String words, Instant until, PersonId by) {
        return add(channel, "", words, until, by);
    }

    @Override
    public List<Mute> of(ChannelId channel, Instant now) {
        var all = readers.read(handle -> all(handle, channel, now));
        return all.stream().filter(mute -> all.stream().noneMatch(other -> other.isOfTheSameAs(mute) && LONGEST_LAST.compare(mute, other) < 0))
                .toList();
    }

    private static List<Mute> all(Handle handle, ChannelId channel, Instant now) {
        return handle.select("SELECT * FROM mute WHERE channel = ? AND until > ? ORDER BY number DESC", channel.value(), micros(now)).map(MUTE)
                .list();
    }

    @Override
    public Optional<Mute> find(long number, Instant now) {
        return readers.read(handle -> handle.select("SELECT * FROM mute WHERE number = ? AND until > ?", number, micros(now)).map(MUTE).findOne());
    }

    @Override
    public void end(long number, Instant now) {
        writer.write(handle -> handle.execute("UPDATE mute SET until = ? WHERE number = ? AND until > ?", micros(now), number, micros(now)));
    }

    @Override
    public void endAll(Mute mute, Instant now) {
        writer.write(handle -> all(handle, mute.channel(), now).stream().filter(mute::isOfTheSameAs)
                .mapToInt(one -> handle.execute("UPDATE mute SET until = ? WHERE number = ?", micros(now), one.number())).sum());
    }

    private Mute add(ChannelId channel, String article, String words, Instant until, PersonId by) {
        return writer.write(handle -> {
            handle.execute(
                    "INSERT INTO mute (channel, article, words, until, person) SELECT ?, ?, ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM mute"
                            + " WHERE channel = ? AND article = ? AND words = ? AND until = ? AND person = ?)",
                    channel.value(), article, words, micros(until), by.value(), channel.value(), article, words, micros(until), by.value());
            return handle.select("SELECT * FROM mute WHERE channel = ? AND article = ? AND words = ? AND until = ? AND person = ?", channel.value(),
                    article, words, micros(until), by.value()).map(MUTE).one();
        });
    }
}
