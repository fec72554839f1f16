package news.backstory.store;

import static news.backstory.store.Instants.instant;
import static news.backstory.store.Instants.micros;

import java.time.Instant;
import java.util.List;
import news.backstory.channel.PersonId;
import news.backstory.channel.Takers;

/** Who has taken a story on, in the table {@code taken_on}. */
final class SqlTakers implements Takers {

    private final Writer writer;

    SqlTakers(Writer writer) {
        this.writer = writer;
    }

    @Override
    public List<Taker> toggle(String post, PersonId person, Instant at) {
        return writer.write(handle -> {
            // The same press, worked on again after a crash, is not a second one.
            handle.execute("INSERT INTO taken_on (post, person, at) VALUES (?, ?, ?)"
                    + " ON CONFLICT (post, person) DO UPDATE SET gone = 1 - gone, at = excluded.at WHERE at <> excluded.at",
                    post, person.value(), micros(at));
            return handle.select("SELECT person, at FROM taken_on WHERE post = ? AND gone = 0 ORDER BY at, person", post)
                    .map((row, _) -> new Taker(new PersonId(row.getString("person")), instant(row.getLong("at")))).list();
        });
    }
}
