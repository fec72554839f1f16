package news.backstory.store;

import static news.backstory.store.Instants.instant;
import static news.backstory.store.Instants.micros;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import news.backstory.article.Tier;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.channel.Source;
import news.backstory.channel.Subscription;
import news.backstory.channel.Subscription.State;
import news.backstory.channel.Subscriptions;
import news.backstory.channel.Wanted;
import org.jdbi.v3.core.Handle;

/** Subscriptions, in the table {@code subscription}. A removed one stays, so that its removal can be undone and asked about. */
final class SqlSubscriptions implements Subscriptions {

    private static final String LIVE = "state IN ('NEW', 'ACTIVE')";
    private static final String HEARD = "(" + LIVE + " OR state = 'PAUSED' AND why IN ('" + Subscription.SHUT_OUT + "', '" + Subscription.SHUT_OUT_NEW
            + "'))";

    private final Writer writer;
    private final Readers readers;

    SqlSubscriptions(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public Added add(ChannelId channel, Source source, String title, Wanted wanted, PersonId by, Instant at) {
        return writer.write(handle -> {
            var there = handle
                    .select("SELECT * FROM subscription WHERE channel = ? AND source = ? AND state <> 'REMOVED'", channel.value(), source.text())
                    .map((row, _) -> subscription(row)).findOne();
            if (there.isPresent()) {
                handle.execute("UPDATE subscription SET wanted = ? WHERE number = ?", json(wanted), there.get().number());
                handle.execute("UPDATE subscription SET state = 'ACTIVE', why = '' WHERE number = ? AND state = 'PAUSED' AND why <> ?",
                        there.get().number(), Subscription.SHUT_OUT);
            } else {
                handle.execute("INSERT INTO subscription (channel, source, title, wanted, person, at, state) VALUES (?, ?, ?, ?, ?, ?, 'NEW')",
                        channel.value(), source.text(), title, json(wanted), by.value(), micros(at));
            }
            return new Added(
                    handle.select("SELECT * FROM subscription WHERE channel = ? AND source = ? AND state <> 'REMOVED'", channel.value(),
                            source.text())
                            .map((row, _) -> subscription(row)).one(),
                    there.isEmpty());
        });
    }

    @Override
    public Optional<Subscription> find(long number) {
        return readers
                .read(handle -> handle.select("SELECT * FROM subscription WHERE number = ?", number).map((row, _) -> subscription(row)).findOne());
    }

    @Override
    public List<Subscription> of(ChannelId channel) {
        return readers
                .read(handle -> handle.select("SELECT * FROM subscription WHERE channel = ? AND state <> 'REMOVED' ORDER BY number", channel.value())
                        .map((row, _) -> subscription(row)).list());
    }

    @Override
    public List<Subscription> by(PersonId person) {
        return readers
                .read(handle -> handle.select("SELECT * FROM subscription WHERE person = ? AND state <> 'REMOVED' ORDER BY number", person.value())
                        .map((row, _) -> subscription(row)).list());
    }

    @Override
    public List<Subscription> to(Source source) {
        return readers.read(handle -> handle.select("SELECT * FROM subscription WHERE source = ? AND " + HEARD + " ORDER BY number", source.text())
                .map((row, _) -> subscription(row)).list());
    }

    @Override
    public List<Subscription> unwelcomed() {
        return readers
                .read(handle -> handle.select("SELECT * FROM subscription WHERE state = 'NEW' ORDER BY number").map((row, _) -> subscription(row))
                        .list());
    }

    @Override
    public Set<ChannelId> channels() {
        return readers.read(handle -> handle.select("SELECT DISTINCT channel FROM subscription WHERE state <> 'REMOVED'").mapTo(String.class).list())
                .stream().map(ChannelId::new).collect(Collectors.toSet());
    }

    @Override
    public Set<Source> sources() {
        return readers.read(handle -> handle.select("SELECT DISTINCT source FROM subscription WHERE " + HEARD).mapTo(String.class).list()).stream()
                .flatMap(text -> Source.parse(text).stream()).collect(Collectors.toSet());
    }

    @Override
    public void welcomed(long number) {
        writer.write(handle -> handle.execute("UPDATE subscription SET state = 'ACTIVE' WHERE number = ? AND state = 'NEW'", number));
    }

    @Override
    public void set(long number, State state, String why) {
        writer.write(handle -> handle.execute("UPDATE OR IGNORE subscription SET state = ?, why = ? WHERE number = ?", state.name(), why, number));
    }

    /** Pauses those of a channel; how many there were. */
    static int pause(Handle handle, ChannelId channel, String why) {
        return handle.execute("UPDATE subscription SET state = 'PAUSED', why = ? WHERE channel = ? AND " + LIVE, why, channel.value());
    }

    @Override
    public void shutOut() {
        writer.write(handle -> handle.execute("UPDATE subscription SET why = CASE state WHEN 'NEW' THEN ? ELSE ? END, state = 'PAUSED' WHERE " + LIVE,
                Subscription.SHUT_OUT_NEW, Subscription.SHUT_OUT));
    }

    @Override
    public void letIn() {
        writer.write(handle -> handle.execute(
                "UPDATE subscription SET state = CASE why WHEN ? THEN 'NEW' ELSE 'ACTIVE' END, why = '' WHERE state = 'PAUSED' AND why IN (?, ?)",
                Subscription.SHUT_OUT_NEW, Subscription.SHUT_OUT_NEW, Subscription.SHUT_OUT));
    }

    @Override
    public void change(long number, Wanted wanted) {
        writer.write(handle -> handle.execute("UPDATE subscription SET wanted = ? WHERE number = ?", json(wanted), number));
    }

    private static Subscription subscription(ResultSet row) throws SQLException {
        return new Subscription(
                row.getLong("number"), new ChannelId(row.getString("channel")),
                Source.parse(row.getString("source")).orElseThrow(() -> new StoreFault("the store holds a source that is none")),
                row.getString("title"), wanted(Json.object(row.getString("wanted"))), new PersonId(row.getString("person")),
                instant(row.getLong("at")), State.valueOf(row.getString("state")), row.getString("why"));
    }

    private static String json(Wanted wanted) {
        var json = JsonNodeFactory.instance.objectNode().put("breaking", wanted.breaking().name()).put("manner", wanted.manner().name());
        json.set("with", Json.texts(wanted.with()));
        json.set("without", Json.texts(wanted.without()));
        json.set("tiers", Json.texts(wanted.tiers().stream().map(Tier::name).sorted().toList()));
        json.set("languages", Json.texts(wanted.languages().stream().sorted().toList()));
        return json.toString();
    }

    private static Wanted wanted(JsonNode json) {
        return new Wanted(
                Json.texts(json.path("with")), Json.texts(json.path("without")),
                Json.texts(json.path("tiers")).stream().map(Tier::valueOf).collect(Collectors.toSet()),
                new HashSet<>(Json.texts(json.path("languages"))),
                Wanted.Breaking.valueOf(json.path("breaking").asText()), Wanted.Manner.valueOf(json.path("manner").asText()));
    }
}
