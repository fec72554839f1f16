package news.backstory.store;

import static news.backstory.store.Instants.instant;
import static news.backstory.store.Instants.micros;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import news.backstory.hub.HubSecret;
import news.backstory.hub.HubSubscription;
import news.backstory.hub.HubSubscriptions;

/** Agreements with hubs, in the table {@code hub_subscription}. */
final class SqlHubSubscriptions implements HubSubscriptions {

    private final Writer writer;
    private final Readers readers;

    SqlHubSubscriptions(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public Optional<HubSubscription> find(String callback) {
        return readers.read(handle -> handle.select("SELECT json FROM hub_subscription WHERE callback = ?", callback).mapTo(String.class).findOne())
                .map(SqlHubSubscriptions::subscription);
    }

    @Override
    public List<HubSubscription> all() {
        return readers.read(handle -> handle.select("SELECT json FROM hub_subscription ORDER BY callback").mapTo(String.class).list()).stream()
                .map(SqlHubSubscriptions::subscription).toList();
    }

    @Override
    public void save(HubSubscription subscription) {
        writer.write(handle -> handle.execute("INSERT OR REPLACE INTO hub_subscription (callback, json) VALUES (?, ?)", subscription.callback(),
                text(subscription)));
    }

    @Override
    public void delete(String callback) {
        writer.write(handle -> handle.execute("DELETE FROM hub_subscription WHERE callback = ?", callback));
    }

    private static String text(HubSubscription subscription) {
        return JsonNodeFactory.instance.objectNode().put("feed", subscription.feed().text()).put("topic", subscription.topic().text())
                .put("hub", subscription.hub().text()).put("callback", subscription.callback()).put("secret", subscription.secret().text())
                .put("state", subscription.state().name()).put("askedAt", micros(subscription.askedAt()))
                .put("leaseUntil", micros(subscription.leaseUntil()))
                .put("next", micros(subscription.next())).put("failures", subscription.failures()).put("problem", subscription.problem())
                .put("hasMissed", subscription.hasMissed()).toString();
    }

    private static HubSubscription subscription(String text) {
        var json = Json.object(text);
        return new HubSubscription(Json.link(json.path("feed")), Json.link(json.path("topic")), Json.link(json.path("hub")),
                json.path("callback").asText(), new HubSecret(json.path("secret").asText()),
                HubSubscription.State.valueOf(json.path("state").asText()),
                instant(json.path("askedAt").asLong()), instant(json.path("leaseUntil").asLong()), instant(json.path("next").asLong()),
                json.path("failures").asInt(), json.path("problem").asText(), json.path("hasMissed").asBoolean());
    }
}
