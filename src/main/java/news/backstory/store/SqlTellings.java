package news.backstory.store;

import static news.backstory.store.Instants.instant;
import static news.backstory.store.Instants.micros;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import news.backstory.article.ArticleId;
import news.backstory.channel.ChannelId;
import news.backstory.ledger.Line;
import news.backstory.telling.Telling;
import news.backstory.telling.Tellings;
import org.jdbi.v3.core.Handle;

/** What channels were told, and what waits, in the tables {@code telling}, {@code held_back} and {@code digest_slot}. */
final class SqlTellings implements Tellings {

    private final Writer writer;
    private final Readers readers;

    SqlTellings(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public boolean tell(List<Line> lines, List<Telling> tellings) {
        return writer.write(handle -> told(handle, lines, tellings));
    }

    @Override
    public boolean tell(List<Line> lines, List<Telling> tellings, Slot slot) {
        return writer.write(handle -> {
            if (isUsed(handle, slot) || !told(handle, lines, tellings)) {
                return false;
            }
            handle.execute("INSERT INTO digest_slot (channel, day, slot, at) VALUES (?, ?, ?, ?)", slot.channel().value(), slot.day().toString(),
                    slot.time(), micros(slot.at()));
            return true;
        });
    }

    @Override
    public Optional<Telling> of(ChannelId channel, ArticleId article) {
        return readers.read(handle -> handle.select("SELECT * FROM telling WHERE channel = ? AND article = ?", channel.value(), article.value())
                .map((row, _) -> new Telling(channel, article, row.getString("post"), Telling.Part.valueOf(row.getString("part")),
                        instant(row.getLong("at"))))
                .findOne());
    }

    @Override
    public List<Telling> since(ChannelId channel, Instant then) {
        return readers.read(handle -> handle.select("SELECT * FROM telling WHERE channel = ? AND at > ?", channel.value(), micros(then))
                .map((row, _) -> telling(row)).list());
    }

    @Override
    public List<Telling> of(ArticleId article) {
        return readers.read(handle -> handle.select("SELECT * FROM telling WHERE article = ? ORDER BY channel", article.value())
                .map((row, _) -> telling(row)).list());
    }

    private static Telling telling(ResultSet row) throws SQLException {
        return new Telling(new ChannelId(row.getString("channel")), new ArticleId(row.getString("article")), row.getString("post"),
                Telling.Part.valueOf(row.getString("part")), instant(row.getLong("at")));
    }

    @Override
    public int firstsSince(ChannelId channel, Instant then) {
        return readers.read(handle -> handle.select(
                "SELECT count(DISTINCT post) FROM telling WHERE channel = ? AND at > ? AND part IN ('FIRST', 'IN_DIGEST')", channel.value(),
                micros(then))
                .mapTo(Integer.class).one());
    }

    @Override
    public void holdBack(ChannelId channel, ArticleId article, Why why, Instant at) {
        writer.write(handle -> handle.execute("INSERT INTO held_back (channel, article, why, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                channel.value(), article.value(), why.name(), micros(at)));
    }

    @Override
    public List<ArticleId> heldBack(ChannelId channel, Why why, int max) {
        return readers.read(handle -> handle.select("SELECT article FROM held_back WHERE channel = ? AND why = ? ORDER BY at, article LIMIT ?",
                channel.value(), why.name(), max).mapTo(String.class).map(ArticleId::new).list());
    }

    @Override
    public void forgetHeldBack(ChannelId channel, Instant before) {
        var old = readers.read(handle -> handle.select("SELECT count(*) FROM held_back WHERE channel = ? AND why = 'TOO_MANY' AND at < ?",
                channel.value(), micros(before)).mapTo(Integer.class).one());
        if (old > 0) {
            writer.write(handle -> handle.execute("DELETE FROM held_back WHERE channel = ? AND why = 'TOO_MANY' AND at < ?", channel.value(),
                    micros(before)));
        }
    }

    @Override
    public void drop(ChannelId channel, ArticleId article) {
        writer.write(handle -> handle.execute("DELETE FROM held_back WHERE channel = ? AND article = ?", channel.value(), article.value()));
    }

    @Override
    public void tellApart(ChannelId channel, ArticleId article, String post, Instant at) {
        writer.write(handle -> {
            var told = handle.execute("DELETE FROM telling WHERE channel = ? AND article = ? AND post = ? AND part IN ('ALSO', 'FOLLOWS')",
                    channel.value(), article.value(), post);
            return told == 0
                    ? 0
                    : handle.execute("INSERT INTO held_back (channel, article, why, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", channel.value(),
                            article.value(), Why.TOO_MANY.name(), micros(at));
        });
    }

    @Override
    public List<ChannelId> waiting(Why why) {
        return readers.read(handle -> handle.select("SELECT DISTINCT channel FROM held_back WHERE why = ? ORDER BY channel", why.name())
                .mapTo(String.class).map(ChannelId::new).list());
    }

    @Override
    public Optional<Instant> lastSlot(ChannelId channel) {
        return readers.read(handle -> handle
                .select("SELECT max(at) AS last FROM digest_slot WHERE channel = ? AND slot GLOB '[0-2][0-9]:[0-5][0-9]*'", channel.value())
                .map((row, _) -> row.getLong("last")).findOne()).filter(last -> last > 0).map(Instants::instant);
    }

    @Override
    public boolean isUsed(Slot slot) {
        return readers.read(handle -> isUsed(handle, slot));
    }

    private static boolean isUsed(Handle handle, Slot slot) {
        return handle.select("SELECT 1 FROM digest_slot WHERE channel = ? AND day = ? AND slot = ?", slot.channel().value(), slot.day().toString(),
                slot.time()).mapTo(Integer.class).findOne().isPresent();
    }

    /** Another outlet's report that was told elsewhere stays there; what has a place of its own must be new. */
    private static boolean told(Handle handle, List<Line> lines, List<Telling> tellings) {
        var known = tellings.stream().anyMatch(telling -> telling.part() != Telling.Part.ALSO
                && handle.select("SELECT 1 FROM telling WHERE channel = ? AND article = ?", telling.channel().value(), telling.article().value())
                        .mapTo(Integer.class).findOne().isPresent());
        if (known) {
            return false;
        }
        for (var telling : tellings) {
            handle.execute("INSERT INTO telling (channel, article, post, part, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                    telling.channel().value(), telling.article().value(), telling.post(), telling.part().name(), micros(telling.at()));
            handle.execute("DELETE FROM held_back WHERE channel = ? AND article = ?", telling.channel().value(), telling.article().value());
        }
        LineRows.add(handle, lines);
        return true;
    }
}
