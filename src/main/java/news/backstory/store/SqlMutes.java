package news.backstory.store;

import static news.backstory.store.Instants.instant;
import static news.backstory.store.Instants.micros;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import news.backstory.article.ArticleId;
import news.backstory.channel.ChannelId;
import news.backstory.channel.Mute;
import news.backstory.channel.Mutes;
import news.backstory.channel.PersonId;
import org.jdbi.v3.core.mapper.RowMapper;

/** What channels do not want to hear of, in the table {@code mute}. */
final class SqlMutes implements Mutes {

    private static final RowMapper<Mute> MUTE = (row, _) -> new Mute(
            row.getLong("number"), new ChannelId(row.getString("channel")),
            row.getString("article").isEmpty() ? List.of() : List.of(new ArticleId(row.getString("article"))), row.getString("words"),
            instant(row.getLong("until")), new PersonId(row.getString("person")));

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
        return readers
                .read(handle -> handle.select("SELECT * FROM mute WHERE channel = ? AND until > ? ORDER BY number DESC", channel.value(), micros(now))
                        .map(MUTE).list());
    }

    @Override
    public Optional<Mute> end(long number, Instant now) {
        return writer.write(handle -> {
            var mute = handle.select("SELECT * FROM mute WHERE number = ? AND until > ?", number, micros(now)).map(MUTE).findOne();
            handle.execute("UPDATE mute SET until = ? WHERE number = ? AND until > ?", micros(now), number, micros(now));
            return mute;
        });
    }

    /** The same again only moves its end. */
    private Mute add(ChannelId channel, String article, String words, Instant until, PersonId by) {
        return writer.write(handle -> {
            handle.execute("DELETE FROM mute WHERE channel = ? AND article = ? AND words = ?", channel.value(), article, words);
            handle.execute("INSERT INTO mute (channel, article, words, until, person) VALUES (?, ?, ?, ?, ?)", channel.value(), article, words,
                    micros(until), by.value());
            return handle.select("SELECT * FROM mute ORDER BY number DESC LIMIT 1").map(MUTE).one();
        });
    }
}
