package news.backstory.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import news.backstory.channel.ChannelId;
import news.backstory.post.Bit;
import news.backstory.post.Post;
import news.backstory.post.Post.Matter;
import news.backstory.post.Row;

/** What is told to whoever waits for a line that was not said: of what they asked for, that; of what came by itself, what it was, and where. */
public final class Regrets {

    static final String NOT_PREPARED = "it cannot be prepared";

    private Regrets() {}

    static Post notPosted(Line line, String why) {
        if (why.equals(NOT_PREPARED)) {
            // It names no article: that may be what breaks us.
            return Post.Saying.of(Row.of(new Bit.Plain("In "), new Bit.Where(line.place().channel()),
                    new Bit.Plain(" I could not post something: it breaks me, which is in the log. Tell whoever looks after me.")));
        }
        return Unasked.channelOf(line)
                .map(channel -> saying(line.post(), new Bit.Plain("In "), new Bit.Where(channel), new Bit.Plain(" I could not post "),
                        new Bit.Plain(": Slack does not take it (" + why + "). Tell whoever looks after me.")))
                .orElseGet(() -> new Post.Notice(Matter.NOT_POSTED, why));
    }

    /** Of news that is told later. */
    static Post kept(Line line) {
        return saying(line.post(), new Bit.Plain("In "), new Bit.Where(line.place().channel()), new Bit.Plain(" I could not post "),
                new Bit.Plain(" and what came after it: Slack has not taken it for hours. I keep it, and say it as soon as I can."));
    }

    static Post perhapsPosted(Line line) {
        return Unasked.channelOf(line)
                .map(channel -> saying(line.post(), new Bit.Plain("In "), new Bit.Where(channel), new Bit.Plain(" I perhaps posted "),
                        new Bit.Plain(": Slack does not tell me whether it arrived, and I do not say it twice. Please look.")))
                .orElseGet(() -> new Post.Notice(Matter.PERHAPS_POSTED, ""));
    }

    /** What was perhaps posted, and was killed before or after. */
    public static Post perhapsStands(ChannelId channel) {
        return Post.Saying.of(Row.of(
                new Bit.Strong("A story was killed"), new Bit.Plain(" that I perhaps posted in "), new Bit.Where(channel),
                new Bit.Plain(
                        ": Slack does not tell me whether it arrived, so I cannot take it back. Please look there, delete it, and do not use it.")));
    }

    /** @param saidAt when the message came that it is about */
    static Post stillStands(ChannelId channel, Optional<Instant> saidAt, String why) {
        var closed = Closing.why(why);
        return Post.Saying.of(Row.of(
                new Bit.Plain("In "), new Bit.Where(channel), new Bit.Plain(" a story that was killed still stands"),
                new Bit.Plain(saidAt.isPresent() ? ", in what I said on " : ""), saidAt.<Bit>map(Bit.When::new).orElseGet(() -> new Bit.Plain("")),
                new Bit.Plain(
                        ": " + closed.orElse("Slack does not let me change that message (" + why + ")") + ". Please delete that, and do not use it."
                                + (closed.isPresent() ? " As soon as I can post there again I take it back." : ""))));
    }

    /** @param rest of the sentence in which what it was stands before the last */
    private static Post saying(Post post, Bit... rest) {
        var bits = new ArrayList<>(List.of(rest));
        bits.addAll(bits.size() - 1, what(post));
        return Post.Saying.of(new Row(bits, List.of()));
    }

    private static List<Bit> what(Post post) {
        var articles = post.articles();
        return post instanceof Post.Digest(_, var briefs, _)
                ? List.of(new Bit.Plain("a list of " + briefs.size() + (briefs.size() == 1 ? " story" : " stories")))
                : articles.isEmpty() ? List.of(new Bit.Plain("something")) : List.of(new Bit.Headline(articles.getFirst()));
    }
}
