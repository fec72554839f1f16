package news.backstory.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** That nothing can be said in a channel any more: how that is noticed, and what is told of it. */
final class Closing {

    /** How the keys of posts begin for which nobody has asked just now; then comes the channel. */
    private static final Set<String> UNASKED = Set.of("story", "digest", "together");

    private static final String NOT_THERE = "I am not in it (any more). To have me back, type there /invite @Backstory";
    private static final String NOT_FREE = "only some people may post there. An admin of the workspace can let me";

    /** Slack's words for it (docs.slack.dev/reference/methods/chat.postMessage) and ours, and what they mean. */
    private static final Map<String, String> WHY = Map.of(
            "is_archived", "it is archived", "channel_not_found", NOT_THERE, "not_in_channel", NOT_THERE, Endings.NOT_A_MEMBER, NOT_THERE,
            "restricted_action", NOT_FREE, "restricted_action_read_only_channel", NOT_FREE, "restricted_action_thread_only_channel", NOT_FREE);

    private static final int MAX_NAMED = 10;

    private Closing() {}

    /** The channel of a post that nobody asked for; empty for any other. */
    static Optional<ChannelId> channelOf(String key) {
        var parts = key.split("/", 3);
        return parts.length == 3 && UNASKED.contains(parts[0]) ? Optional.of(new ChannelId(parts[1])) : Optional.empty();
    }

    /** What closed the channel, in words, if it was that. */
    static Optional<String> why(String reason) {
        return Optional.ofNullable(WHY.get(reason));
    }

    static Optional<String> why(Posting outcome) {
        return switch (outcome) {
            case Posting.NotMember() -> why(Endings.NOT_A_MEMBER);
            case Posting.Gone(var reason) -> why(reason);
            case Posting.Refused(var reason) -> why(reason);
            case Posting.Posted _,Posting.Taken _,Posting.TooFast _,Posting.AddressSpent _,Posting.NotTried _,Posting.NotReached _,Posting.ShutOut _,Posting.Unknown _ ->
                Optional.empty();
        };
    }

    /** What its owner is told: which of theirs have stopped there, why, and how they go on. */
    static Post notice(ChannelId channel, String why, List<Subscription> stopped) {
        var bits = new ArrayList<Bit>();
        bits.add(new Bit.Plain("In "));
        bits.add(new Bit.Where(channel));
        bits.add(new Bit.Plain(" I can post nothing any more: " + why + ". What you subscribed to there is paused: "));
        stopped.stream().limit(MAX_NAMED).forEach(one -> {
            bits.add(new Bit.Strong(one.title()));
            bits.add(new Bit.Plain(" (" + one.id() + ") "));
        });
        if (stopped.size() > MAX_NAMED) {
            bits.add(new Bit.Plain("and " + (stopped.size() - MAX_NAMED) + " more "));
        }
        bits.add(new Bit.Plain("— to have it go on later, press Go on under "));
        bits.add(new Bit.Typed("/news list"));
        bits.add(new Bit.Plain(" there."));
        return new Post.Saying(List.of(), List.of(new Row(bits, List.of())));
    }
}
