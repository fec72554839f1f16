package news.backstory.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.post.MessageRef;
import news.backstory.post.Place;
import news.backstory.post.ReplyAddress;

/** Places as the table {@code post} holds them. */
final class PlaceJson {

    /** What stands for a reply address once nothing more will be sent there: it is a secret, and is kept no longer than it is needed. */
    static final String FORGOTTEN = "forgotten";

    private PlaceJson() {}

    static ObjectNode json(Place place) {
        return switch (place) {
            case Place.InChannel(var channel) -> of("in-channel", channel);
            case Place.InThread(var first) -> of("in-thread").set("message", message(first));
            case Place.Under(var key, var channel) -> of("under", channel).put("key", key);
            case Place.ForPerson(var channel, var person) -> of("for-person", channel).put("person", person.value());
            case Place.ForPersonInThread(var first, var person) ->
                of("for-person-in-thread").put("person", person.value()).set("message", message(first));
            case Place.Reply(var address, var channel, var person) ->
                of("reply", channel).put("address", address.value()).put("person", person.value());
            case Place.ReplyToAll(var address, var channel) -> of("reply-to-all", channel).put("address", address.value());
            case Place.InsteadOf(var message) -> of("instead-of").set("message", message(message));
            case Place.Again(var key, var channel) -> of("again", channel).put("key", key);
            case Place.OnLinks(var message, var first, var by) -> {
                var json = of("on-links");
                by.ifPresent(person -> json.put("person", person.value()));
                json.set("message", message(message));
                yield json.set("first", message(first));
            }
        };
    }

    static Place place(JsonNode json) {
        var is = json.path("is").asText();
        return switch (is) {
            case "in-channel" -> new Place.InChannel(channel(json));
            case "in-thread" -> new Place.InThread(message(json.path("message")));
            case "under" -> new Place.Under(json.path("key").asText(), channel(json));
            case "for-person" -> new Place.ForPerson(channel(json), person(json));
            case "for-person-in-thread" -> new Place.ForPersonInThread(message(json.path("message")), person(json));
            case "reply" -> new Place.Reply(address(json), channel(json), person(json));
            case "reply-to-all" -> new Place.ReplyToAll(address(json), channel(json));
            case "instead-of" -> new Place.InsteadOf(message(json.path("message")));
            case "again" -> new Place.Again(json.path("key").asText(), channel(json));
            case "on-links" -> new Place.OnLinks(message(json.path("message")), message(json.path(json.has("first") ? "first" : "message")),
                    json.has("person") ? Optional.of(person(json)) : Optional.empty());
            default -> throw new StoreFault("the store holds a place of a kind that is not known: " + is);
        };
    }

    /** One at a time is said in each lane: a channel is one, and so is a reply address. */
    static String lane(Place place) {
        return switch (place) {
            case Place.Reply(var address, _, _) -> "reply:" + Integer.toHexString(address.value().hashCode());
            case Place.ReplyToAll(var address, _) -> "reply:" + Integer.toHexString(address.value().hashCode());
            case Place.InChannel _,Place.InThread _,Place.Under _,Place.ForPerson _,Place.ForPersonInThread _,Place.InsteadOf _,Place.Again _,Place.OnLinks _ ->
                "channel:" + place.channel().value();
        };
    }

    static ObjectNode message(MessageRef message) {
        return JsonNodeFactory.instance.objectNode().put("channel", message.channel().value()).put("id", message.id());
    }

    static MessageRef message(JsonNode json) {
        return new MessageRef(channel(json), json.path("id").asText());
    }

    private static ObjectNode of(String kind) {
        return JsonNodeFactory.instance.objectNode().put("is", kind);
    }

    private static ObjectNode of(String kind, ChannelId channel) {
        return of(kind).put("channel", channel.value());
    }

    private static ChannelId channel(JsonNode json) {
        return new ChannelId(json.path("channel").asText());
    }

    private static PersonId person(JsonNode json) {
        return new PersonId(json.path("person").asText());
    }

    private static ReplyAddress address(JsonNode json) {
        return new ReplyAddress(json.path("address").asText());
    }
}
