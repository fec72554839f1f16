package news.backstory.command;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import news.backstory.article.ArticleId;
import news.backstory.channel.ChannelId;
import news.backstory.channel.Deeds;
import news.backstory.channel.PersonId;
import news.backstory.post.Place;

/**
 * Who asks, and where answers go.
 *
 * @param key      names the request; the keys of its answers start with it
 * @param heardAt  when it was asked; what a person does counts from then, however late we come to it
 * @param alone    where what only this person should see goes
 * @param everyone where what the channel should see goes
 */
public record Caller(String key, Instant heardAt, PersonId person, ChannelId channel, Place alone, Place everyone) {

    /** The same of something done to articles. */
    public void did(Deeds deeds, Deeds.Kind what, String about, List<ArticleId> articles) {
        deeds.did(channel, person, what, about, articles, heardAt);
    }

    /**
     * The same where it shows, too: whoever looks there later finds who it was.
     *
     * @param elsewhere where the articles stand
     */
    public void did(Deeds deeds, Deeds.Kind what, String about, List<ArticleId> articles, List<ChannelId> elsewhere) {
        Stream.concat(Stream.of(channel), elsewhere.stream()).distinct()
                .forEach(where -> deeds.did(where, person, what, about, articles, heardAt));
    }

    /** Writes down what this request does in its channel, so that asked again it knows. */
    public void did(Deeds deeds, Deeds.Kind what, String about) {
        deeds.did(channel, person, what, about, heardAt);
    }

    /** What this very request did in its channel before we died and were asked again. */
    public Optional<Deeds.Deed> doneBefore(Deeds deeds, Deeds.Kind what) {
        return doneBefore(deeds, what, channel);
    }

    public Optional<Deeds.Deed> doneBefore(Deeds deeds, Deeds.Kind what, ChannelId where) {
        return deeds.find(where, person, what, heardAt);
    }
}
