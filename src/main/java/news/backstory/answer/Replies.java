package news.backstory.answer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import news.backstory.channel.ChannelId;
import news.backstory.command.Caller;
import news.backstory.ledger.Line;
import news.backstory.post.Bit;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.post.Row;
import news.backstory.post.Row.Ask;
import news.backstory.post.Row.Choice;

/** Lines of answers: for whoever asked, and for all who read the channel. */
final class Replies {

    private static final Duration ANSWER_LASTS = Duration.ofMinutes(29);
    static final Duration PUBLIC_LASTS = Duration.ofHours(6);

    /** A button that stands in a channel for ever must not do for ever what was meant for the moment. */
    static final Duration UNDO_LASTS = Duration.ofMinutes(10);

    private Replies() {}

    static Choice undo(Caller caller, Ask by, long number) {
        return new Choice("Undo", by, String.valueOf(number), caller.heardAt().plus(UNDO_LASTS));
    }

    static List<Line> undoIsOver(Caller caller, Instant until) {
        return alone(caller, Row.of(
                new Bit.Plain("Undo was there for " + UNDO_LASTS.toMinutes() + " minutes, until "), new Bit.When(until),
                new Bit.Plain(". What stands now, with buttons to change it: "), new Bit.Typed("/news list"), new Bit.Plain(" and "),
                new Bit.Typed("/news mutes")));
    }

    static List<Line> alone(Caller caller, Row... rows) {
        return alone(caller, List.of(rows));
    }

    static List<Line> alone(Caller caller, List<Row> rows) {
        return alone(caller, new Post.Saying(List.of(), rows));
    }

    static List<Line> alone(Caller caller, Post post) {
        return List.of(answer(caller, post));
    }

    static Line answer(Caller caller, Post post) {
        return new Line(caller.key() + "/answer", caller.alone(), post, caller.heardAt().plus(ANSWER_LASTS));
    }

    /** A line for all who read the channel. Where we may not write, its person is told how to let us. */
    static List<Line> toChannel(Caller caller, Row row) {
        return toChannel(caller, caller.channel(), row);
    }

    static List<Line> toChannel(Caller caller, ChannelId channel, Row row) {
        var saying = Post.Saying.of(row);
        var invite = Post.Saying.of(row,
                Row.of(new Bit.Plain("But I am not in this channel, so nothing can come here: "), new Bit.Typed("/invite @Backstory"),
                        new Bit.Plain(", then ask again.")));
        return List.of(new Line(
                caller.key() + "/told", new Place.InChannel(channel), saying, caller.heardAt().plus(PUBLIC_LASTS),
                List.of(new Line(caller.key() + "/invite", caller.alone(), invite, caller.heardAt().plus(ANSWER_LASTS))), List.of()));
    }
}
