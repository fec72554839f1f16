package news.backstory.store;

import static news.backstory.store.Instants.instant;
import static news.backstory.store.Instants.micros;

import java.time.Instant;
import java.util.List;
import news.backstory.command.Request;
import news.backstory.command.Requests;
import news.backstory.ledger.Line;

/** The inbox, in the table {@code request}. */
final class SqlRequests implements Requests {

    private final Writer writer;
    private final Readers readers;

    SqlRequests(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public boolean add(Request request) {
        return writer.write(handle -> handle.execute(
                "INSERT INTO request (key, heard_at, content) VALUES (?, ?, ?) ON CONFLICT (key) DO NOTHING",
                request.key(), micros(request.heardAt()), request.content()) == 1);
    }

    @Override
    public List<Request> pending(int max) {
        return readers.read(handle -> handle.select("SELECT key, heard_at, content FROM request WHERE done_at IS NULL ORDER BY number LIMIT ?", max)
                .map((row, _) -> new Request(row.getString("key"), instant(row.getLong("heard_at")), row.getString("content")))
                .list());
    }

    @Override
    public void done(String key, List<Line> answers, Instant now) {
        writer.write(handle -> {
            var first = handle.execute("UPDATE request SET done_at = ?, content = '' WHERE key = ? AND done_at IS NULL", micros(now), key) == 1;
            return first ? LineRows.add(handle, answers) : 0;
        });
    }

    @Override
    public void forgetBefore(Instant then) {
        writer.write(handle -> handle.execute("DELETE FROM request WHERE done_at < ?", micros(then)));
    }

    @Override
    public long pendingCount() {
        return readers.read(handle -> handle.select("SELECT count(*) FROM request WHERE done_at IS NULL").mapTo(Long.class).one());
    }
}
