package news.backstory.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import news.backstory.ledger.Finding;
import news.backstory.ledger.Poster;
import news.backstory.ledger.Posting;
import news.backstory.post.Cards;
import news.backstory.post.MessageRef;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.slack.Drawing;

/** A workspace that keeps what each message reads now, as Slack would draw it, and what was said to one person alone. Any thread may use it. */
public final class WatchedSlack implements Poster {

    private final Map<MessageRef, String> standing = new LinkedHashMap<>();
    private final List<String> saidSinceLooked = new ArrayList<>();
    private int messages;

    @Override
    public synchronized Posting post(String key, Place place, Post post, Cards cards) {
        var drawn = Drawing.of(place, post, cards);
        if (drawn.isEmpty()) {
            return new Posting.Refused("nothing of it may be shown");
        }
        saidSinceLooked.add(drawn);
        return switch (place) {
            case Place.InChannel _,Place.InThread _ -> {
                var message = new MessageRef(place.channel(), String.valueOf(++messages));
                standing.put(message, drawn);
                yield new Posting.Posted(message);
            }
            case Place.InsteadOf(var message) -> {
                standing.put(message, drawn);
                yield new Posting.Posted(message);
            }
            case Place.OnLinks(var message, _, _) -> {
                standing.put(new MessageRef(message.channel(), "links-on-" + message.id()), drawn);
                yield new Posting.Taken();
            }
            case Place.Reply _,Place.ReplyToAll _,Place.ForPerson _,Place.ForPersonInThread _ -> new Posting.Taken();
            case Place.Under _,Place.Again _ -> throw new IllegalStateException("not resolved: " + place);
        };
    }

    @Override
    public Finding find(String key, Place place, Instant since) {
        return new Finding.NotThere();
    }

    /** What was said since this was asked last. */
    public synchronized List<String> heard() {
        var heard = List.copyOf(saidSinceLooked);
        saidSinceLooked.clear();
        return heard;
    }

    /** What every message reads now. */
    public synchronized Map<MessageRef, String> standing() {
        return Map.copyOf(standing);
    }
}
