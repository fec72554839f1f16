package news.backstory.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import news.backstory.channel.ChannelId;
import news.backstory.channel.Subscription;
import news.backstory.post.Bit;
import news.backstory.post.Post;
import news.backstory.post.Row;

/** That nothing can be said in a channel any more: how that is noticed, and what is told of it. */
public final class Closing {

    private static final String NOT_THERE = "I am not in it (any more). To have me back, type there /invite @Backstory";
    private static final String NOT_FREE = "only some people may post there. An admin of the workspace can let me";

    /** Slack's words for it (docs.slack.dev/reference/methods/chat.postMessage) and ours, and what they mean. */
    private static final Map<String, String> WHY = Map.of(
            "is_archived", "it is archived", "channel_not_found", NOT_THERE, "not_in_channel", NOT_THERE, Endings.NOT_A_MEMBER, NOT_THERE,
            "restricted_action", NOT_FREE, "restricted_action_read_only_channel", NOT_FREE, "restricted_action_thread_only_channel", NOT_FREE);

    private static final int MAX_NAMED = 10;

    private Closing() {}

    /** What closed the channel, in words, if it was that. */
    static Optional<String> why(String reason) {
        return Optional.ofNullable(WHY.get(reason));
    }

    public static Optional<String> why(Posting outcome) {
        return switch (outcome) {
            case Posting.NotMember() -> why(Endings.NOT_A_MEMBER);
            case Posting.Gone(var reason) -> why(reason);
            case Posting.Refused(var reason) -> why(reason);
            case Posting.Posted _,Posting.Taken _,Posting.TooFast _,Posting.AddressSpent _,Posting.NotTried _,Posting.NotReached _,Posting.ShutOut _,Posting.Unknown _ ->
                Optional.empty();
        };
    }

    /** What its owner is told: which of theirs have stopped there, why, and how they go on. */
    public static Post notice(ChannelId channel, String why, List<Subscription> stopped) {
        var bits = new ArrayList<Bit>();
        bits.add(new Bit.Plain("In "));
        bits.add(new Bit.Where(channel));
        bits.add(new Bit.Plain(" I can post nothing any more: " + why + ". What you subscribed to there is paused: "));
        bits.addAll(named(stopped));
        bits.add(new Bit.Plain("— to have it go on later, press Go on under "));
        bits.add(new Bit.Typed("/news list"));
        bits.add(new Bit.Plain(" there."));
        return new Post.Saying(List.of(), List.of(new Row(bits, List.of())));
    }

    /** Some of them by name, and how many more; a space after each. */
    public static List<Bit> named(List<Subscription> subscriptions) {
        var names = subscriptions.stream().limit(MAX_NAMED)
                .flatMap(one -> Stream.of(new Bit.Strong(one.title()), new Bit.Plain(" (" + one.id() + ") ")));
        var more = subscriptions.size() - MAX_NAMED;
        return Stream.<Bit>concat(names, Stream.of(new Bit.Plain(more > 0 ? "and " + more + " more " : "")).filter(_ -> more > 0)).toList();
    }
}
