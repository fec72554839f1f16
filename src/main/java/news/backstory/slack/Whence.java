package news.backstory.slack;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Optional;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.command.Caller;
import news.backstory.command.Request;
import news.backstory.post.MessageRef;
import news.backstory.post.Place;
import news.backstory.post.ReplyAddress;

/**
 * Where a form was opened: what the answer to it needs, and what Slack would else forget. It travels with the view, in its private metadata, which only we
 * see.
 *
 * @param channel empty when it was opened from the person's own page
 * @param thread  the first message of the thread it was opened in; or empty
 * @param reply   an address that is still good for a while; or empty
 * @param about   what the form is about
 */
record Whence(String channel, String thread, String reply, String about) {

    static Whence of(Caller caller, boolean fromHome, String about) {
        if (fromHome) {
            return new Whence("", "", "", about);
        }
        var thread = caller.everyone() instanceof Place.InThread(MessageRef first) ? first.id() : "";
        var reply = caller.alone() instanceof Place.Reply(ReplyAddress address, _, _) ? address.value() : "";
        return new Whence(caller.everyone().channel().value(), thread, reply, about);
    }

    String json() {
        var json = new JsonObject();
        json.addProperty("channel", channel);
        json.addProperty("thread", thread);
        json.addProperty("reply", reply);
        json.addProperty("about", about);
        return json.toString();
    }

    /** Empty for what {@link #json} never wrote. */
    static Optional<Whence> read(String json) {
        try {
            return JsonParser.parseString(json) instanceof JsonObject object
                    ? Optional.of(new Whence(text(object, "channel"), text(object, "thread"), text(object, "reply"), text(object, "about")))
                    : Optional.empty();
        } catch (JsonParseException notOurs) {
            return Optional.empty();
        }
    }

    boolean isHome() {
        return channel.isEmpty();
    }

    /** Who sent the form off, and where the answer goes: from their own page, to their direct messages with us. */
    Caller caller(Request heard, PersonId person) {
        if (isHome()) {
            return atHome(heard, person);
        }
        var where = new ChannelId(channel);
        Place alone = reply.isEmpty() ? new Place.ForPerson(where, person) : new Place.Reply(new ReplyAddress(reply), where, person);
        Place everyone = thread.isEmpty() ? new Place.InChannel(where) : new Place.InThread(new MessageRef(where, thread));
        return new Caller(heard.key(), heard.heardAt(), person, DirectMessages.channel(channel, person), alone, everyone);
    }

    static Caller atHome(Request heard, PersonId person) {
        var direct = DirectMessages.of(person);
        var place = new Place.InChannel(direct);
        return new Caller(heard.key(), heard.heardAt(), person, direct, place, place);
    }

    private static String text(JsonObject json, String name) {
        return json.has(name) && json.get(name).isJsonPrimitive() ? json.get(name).getAsString() : "";
    }
}
