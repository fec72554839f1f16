package news.backstory.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import news.backstory.channel.ChannelId;
import news.backstory.post.Bit;
import news.backstory.post.Origin;
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
            return said(line, List.of(new Bit.Plain(" I could not post something: it breaks me, which is in the log. Tell whoever looks after me.")));
        }
        return Unasked.channelOf(line)
                .map(_ -> said(line, " I could not post ", ": Slack does not take it (" + why + "). Tell whoever looks after me."))
                .orElseGet(() -> new Post.Notice(Matter.NOT_POSTED, why));
    }

    /** Of news that is told later. */
    static Post kept(Line line) {
        return said(line, " I could not post ",
                " and what came after it: Slack has not taken it for hours. I keep it, and say it as soon as I can.");
    }

    static Post perhapsPosted(Line line) {
        return Unasked.channelOf(line)
                .map(_ -> said(line, " I perhaps posted ", ": Slack does not tell me whether it arrived, and I do not say it twice. Please look."))
                .orElseGet(() -> new Post.Notice(Matter.PERHAPS_POSTED, ""));
    }

    /** What was perhaps posted, and was killed before that was told; which of several it is is not known. */
    static Post perhapsStands(Line line) {
        return perhapsStands(line.place().channel(), isHere(line), Optional.empty());
    }

    /**
     * What was perhaps posted, as somebody has been told, and was killed then.
     *
     * @param told who reads this
     */
    public static Post perhapsStands(ChannelId channel, ChannelId told, Origin killed) {
        return perhapsStands(channel, channel.equals(told), Optional.of(killed));
    }

    private static Post perhapsStands(ChannelId channel, boolean isHere, Optional<Origin> killed) {
        var bits = new ArrayList<Bit>(List.of(new Bit.Strong("A story was killed"), new Bit.Plain(" that I perhaps posted ")));
        bits.addAll(isHere ? List.of(new Bit.Plain("here")) : List.of(new Bit.Plain("in "), new Bit.Where(channel)));
        killed.ifPresent(origin -> {
            bits.add(new Bit.Plain(" ("));
            bits.addAll(origin.bits());
            bits.add(new Bit.Plain(")"));
        });
        bits.add(new Bit.Plain(
                ": Slack does not tell me whether it arrived, so I cannot take it back. Please look there, delete it, and do not use it."));
        return Post.Saying.of(new Row(bits, List.of()));
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

    private static Post said(Line line, String before, String after) {
        return said(line, Stream.of(List.<Bit>of(new Bit.Plain(before)), what(line.post()), List.<Bit>of(new Bit.Plain(after)))
                .flatMap(List::stream).toList());
    }

    /** A person's own round-up is nowhere but where they read this. */
    private static boolean isHere(Line line) {
        return line.ifNotSaid().stream().anyMatch(place -> place.channel().equals(line.place().channel()));
    }

    private static Post said(Line line, List<Bit> what) {
        var channel = line.place().channel();
        List<Bit> where = isHere(line) ? List.of(new Bit.Plain("Here")) : List.of(new Bit.Plain("In "), new Bit.Where(channel));
        return Post.Saying.of(new Row(Stream.of(where, what).flatMap(List::stream).toList(), List.of()));
    }

    private static List<Bit> what(Post post) {
        var articles = post.articles();
        return post instanceof Post.Digest(_, var briefs, _)
                ? List.of(new Bit.Plain("a list of " + briefs.size() + (briefs.size() == 1 ? " story" : " stories")))
                : articles.isEmpty() ? List.of(new Bit.Plain("something")) : List.of(new Bit.Headline(articles.getFirst()));
    }
}
