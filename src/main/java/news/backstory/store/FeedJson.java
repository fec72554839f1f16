package news.backstory.store;

import static news.backstory.store.Instants.instant;
import static news.backstory.store.Instants.micros;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import news.backstory.feed.Feed;
import news.backstory.feed.KnownEntry;
import news.backstory.feed.Wishes;

/** Feeds and their entries as the tables hold them. */
final class FeedJson {

    private FeedJson() {}

    static String text(Feed feed) {
        var json = JsonNodeFactory.instance.objectNode();
        var place = feed.place();
        var health = feed.health();
        json.put("address", feed.address().text()).put("title", feed.title()).put("standing", feed.standing().name())
                .put("next", micros(feed.next())).put("paceSeconds", feed.pace().toSeconds());
        var placed = json.putObject("place").put("address", place.address().text()).put("etag", place.have().etag())
                .put("lastModified", place.have().lastModified()).put("haveSince", micros(place.haveSince())).put("bodyHash", place.bodyHash())
                .put("movesTo", place.movesTo());
        var days = placed.putArray("movedOn");
        place.movedOn().stream().sorted().forEach(days::add);
        json.putObject("health").put("lastRead", micros(health.lastRead())).put("lastNew", micros(health.lastNew()))
                .put("failures", health.failures())
                .put("failingSince", micros(health.failingSince())).put("problem", health.problem()).put("caughtUp", micros(health.caughtUp()))
                .put("held", health.held()).set("flaws", Json.texts(health.flaws()));
        var wishes = json.putObject("wishes").put("pauseSeconds", feed.wishes().pause().toSeconds()).put("isExpired", feed.wishes().isExpired());
        wishes.set("days", Json.texts(feed.wishes().days().stream().sorted().toList()));
        var hours = wishes.putArray("hours");
        feed.wishes().hours().stream().sorted().forEach(hours::add);
        return json.toString();
    }

    static Feed feed(String text) {
        var json = Json.object(text);
        var place = json.path("place");
        var health = json.path("health");
        return new Feed(
                Json.link(json.path("address")),
                json.path("title").asText(),
                new Feed.Place(Json.link(place.path("address")), new Feed.Have(place.path("etag").asText(), place.path("lastModified").asText()),
                        at(place, "haveSince"), place.path("bodyHash").asText(), place.path("movesTo").asText(),
                        Json.list(place.path("movedOn"), JsonNode::asLong).stream().collect(Collectors.toSet())),
                // One that was written before this was kept has been read since.
                new Feed.Health(at(health, "lastRead"), at(health, "lastNew"), at(health, health.has("caughtUp") ? "caughtUp" : "lastRead"),
                        health.path("failures").asInt(), at(health, "failingSince"), health.path("problem").asText(),
                        Json.texts(health.path("flaws")), health.path("held").asInt()),
                Feed.Standing.valueOf(json.path("standing").asText()),
                at(json, "next"),
                Duration.ofSeconds(json.path("paceSeconds").asLong()),
                wishes(json.path("wishes")));
    }

    /** None in a feed that was written before they were kept. */
    private static Wishes wishes(JsonNode json) {
        return new Wishes(Duration.ofSeconds(json.path("pauseSeconds").asLong()), new HashSet<>(Json.list(json.path("hours"), JsonNode::asInt)),
                new HashSet<>(Json.texts(json.path("days"))), "", List.of(), json.path("isExpired").asBoolean());
    }

    static String text(KnownEntry entry) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("name", entry.name()).put("title", entry.title()).put("state", entry.state()).put("page", entry.page())
                .put("firstSeen", micros(entry.firstSeen()))
                .put("lastSeen", micros(entry.lastSeen())).set("keys", Json.texts(entry.keys().stream().sorted().toList()));
        entry.published().forEach(date -> json.put("published", micros(date)));
        return json.toString();
    }

    static KnownEntry entry(String text) {
        var json = Json.object(text);
        return new KnownEntry(json.path("name").asText(), new HashSet<>(Json.texts(json.path("keys"))), json.path("title").asText(),
                json.has("published") ? List.of(at(json, "published")) : List.of(), json.path("state").asText(), json.path("page").asText(),
                at(json, "firstSeen"),
                at(json, "lastSeen"));
    }

    static String text(Map<String, Instant> deleted) {
        var json = JsonNodeFactory.instance.objectNode();
        deleted.forEach((id, at) -> json.put(id, micros(at)));
        return json.toString();
    }

    static Map<String, Instant> deleted(String text) {
        return Json.object(text).properties().stream().collect(Collectors.toMap(Map.Entry::getKey, id -> instant(id.getValue().asLong())));
    }

    private static Instant at(JsonNode json, String name) {
        return instant(json.path(name).asLong());
    }
}
