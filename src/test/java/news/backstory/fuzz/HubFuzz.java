package news.backstory.fuzz;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.backstory.article.Link;
import news.backstory.feed.Hubs;
import news.backstory.hub.HubDesk;
import news.backstory.hub.HubSecret;
import news.backstory.hub.HubSubscription;
import news.backstory.hub.HubSubscriptions;
import news.backstory.web.Fetch;

/** Any bytes as what a hub sends: headers that name hubs, questions whether we meant it, deliveries. Without the secret none is ever taken for the hub's. */
public final class HubFuzz {

    private static final Link FEED = new Link("https://herald.example/feed");
    private static final String CALLBACK = "callback";

    private HubFuzz() {}

    public static void fuzzerInitialize() {
        Seeds.load("hub", HubFuzz::fuzzerTestOneInput);
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        Hubs.of(new Fetch.Page(FEED.uri(), "text/html", text, bytes)).ifPresent(hubs -> require(hubs.hubs().size() <= 5, "too many hubs"));
        var kept = new Kept();
        var desk = new HubDesk(List.of(new Link("https://bot.example/hubs/")), kept, _ -> new Fetch.Unreachable("no web here"), _ -> true,
                new SecureRandom(), InstantSource.fixed(Instant.EPOCH.plusSeconds(1_000_000)));
        var query = new HashMap<String, String>();
        for (var field : text.split("&", 20)) {
            query.put(field.replaceFirst("=.*", ""), field.replaceFirst("[^=]*=?", ""));
        }
        query.put("hub.topic", FEED.text());
        var reply = desk.verify(CALLBACK, query);
        require(reply.status() == 404 || List.of("subscribe", "denied").contains(query.get("hub.mode")), "confirmed what was not asked for");
        require(!(desk.deliver(CALLBACK, text, bytes) instanceof HubDesk.Delivery.Genuine), "forged");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    /** One subscription whose confirmation we wait for. */
    private static final class Kept implements HubSubscriptions {

        private final Map<String, HubSubscription> all = new HashMap<>(Map.of(CALLBACK,
                new HubSubscription(FEED, FEED, new Link("https://hub.example/"),
                        CALLBACK, new HubSecret("a secret that nobody guesses"), HubSubscription.State.LIVE, Instant.EPOCH.plusSeconds(1),
                        Instant.MAX, Instant.MAX, 0, "", false)));

        @Override
        public Optional<HubSubscription> find(String callback) {
            return Optional.ofNullable(all.get(callback));
        }

        @Override
        public List<HubSubscription> all() {
            return List.copyOf(all.values());
        }

        @Override
        public void save(HubSubscription subscription) {
            all.put(subscription.callback(), subscription);
        }

        @Override
        public void delete(String callback) {
            all.remove(callback);
        }
    }
}
