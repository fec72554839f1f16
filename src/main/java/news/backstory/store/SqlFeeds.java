package news.backstory.store;

import static news.backstory.store.Instants.instant;
import static news.backstory.store.Instants.micros;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import news.backstory.article.Link;
import news.backstory.feed.Feed;
import news.backstory.feed.FeedMemory;
import news.backstory.feed.Feeds;
import news.backstory.feed.KnownEntry;
import org.jdbi.v3.core.Handle;

/** Feeds and what is known of their entries, in the tables {@code feed…}. */
final class SqlFeeds implements Feeds {

    private static final int MAX_ELSEWHERE = 10;

    private final Writer writer;
    private final Readers readers;

    SqlFeeds(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public Optional<Feed> find(Link address) {
        return readers.read(handle -> handle.select("SELECT json FROM feed WHERE address = ?", address.text()).mapTo(String.class).findOne())
                .map(FeedJson::feed);
    }

    @Override
    public List<Feed> all() {
        return readers.read(handle -> handle.select("SELECT json FROM feed ORDER BY address").mapTo(String.class).list()).stream().map(FeedJson::feed)
                .toList();
    }

    @Override
    public List<Feed> due(Instant now, int max) {
        return readers
                .read(handle -> handle.select("SELECT json FROM feed WHERE next <= ? ORDER BY next LIMIT ?", micros(now), max).mapTo(String.class)
                        .list())
                .stream().map(FeedJson::feed).toList();
    }

    @Override
    public void save(Feed feed) {
        writer.write(handle -> handle.execute(
                "INSERT INTO feed (address, next, json) VALUES (?, ?, ?) ON CONFLICT (address) DO UPDATE SET next = excluded.next, json = excluded.json",
                feed.address().text(), feed.isRead() ? micros(feed.next()) : null, FeedJson.text(feed)));
    }

    @Override
    public FeedMemory memory(Link feed) {
        return readers.read(handle -> {
            var entries = handle.select("SELECT json FROM feed_entry WHERE feed = ?", feed.text()).mapTo(String.class).list();
            return handle.select("SELECT deleted, last_read, ids_kept, ids_changed, ids_reused FROM feed_memory WHERE feed = ?", feed.text())
                    .map((row, _) -> new FeedMemory(entries.stream().map(FeedJson::entry).toList(), FeedJson.deleted(row.getString("deleted")),
                            new FeedMemory.IdTrust(row.getInt("ids_kept"), row.getInt("ids_changed"), row.getInt("ids_reused")),
                            instant(row.getLong("last_read"))))
                    .findOne().orElse(FeedMemory.NONE);
        });
    }

    @Override
    public void remember(Link feed, FeedMemory before, FeedMemory after) {
        var known = new HashMap<String, KnownEntry>();
        before.entries().forEach(entry -> known.put(entry.name(), entry));
        writer.write(handle -> {
            for (var entry : after.entries()) {
                var old = Optional.ofNullable(known.remove(entry.name()));
                if (old.isEmpty() || !old.get().equals(entry)) {
                    write(handle, feed, entry, old.map(KnownEntry::keys).orElse(Set.of()));
                }
            }
            known.keySet().forEach(name -> handle.execute("DELETE FROM feed_entry WHERE feed = ? AND name = ?", feed.text(), name));
            var trust = after.idTrust();
            return handle.execute("INSERT OR REPLACE INTO feed_memory (feed, deleted, last_read, ids_kept, ids_changed, ids_reused)"
                    + " VALUES (?, ?, ?, ?, ?, ?)", feed.text(), FeedJson.text(after.deleted()), micros(after.lastRead()), trust.kept(),
                    trust.changed(), trust.reused());
        });
    }

    @Override
    public List<KnownEntry> elsewhere(Link feed, Set<String> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        return readers.read(handle -> handle.createQuery("SELECT DISTINCT json FROM feed_entry_key JOIN feed_entry USING (feed, name)"
                + " WHERE key IN (<keys>) AND feed <> :feed LIMIT :max").bindList("keys", List.copyOf(keys)).bind("feed", feed.text())
                .bind("max", MAX_ELSEWHERE).mapTo(String.class).list()).stream().map(FeedJson::entry).toList();
    }

    private static void write(Handle handle, Link feed, KnownEntry entry, Set<String> keysBefore) {
        handle.execute("INSERT INTO feed_entry (feed, name, json) VALUES (?, ?, ?) ON CONFLICT (feed, name) DO UPDATE SET json = excluded.json",
                feed.text(), entry.name(), FeedJson.text(entry));
        var more = new HashSet<>(entry.keys());
        more.removeAll(keysBefore);
        more.forEach(
                key -> handle.execute("INSERT OR IGNORE INTO feed_entry_key (key, feed, name) VALUES (?, ?, ?)", key, feed.text(), entry.name()));
    }
}
