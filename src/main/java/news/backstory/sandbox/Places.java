package news.backstory.sandbox;

import java.util.Optional;

/** Which channels the bot finds, and in which it may write. */
final class Places {

    /** What the bot meets when it wants to write somewhere. */
    sealed interface Place {

        record Open(Channel channel) implements Place {}

        /** Slack's word for why not. */
        record Closed(String error) implements Place {}
    }

    private final Workspace workspace;

    Places(Workspace workspace) {
        this.workspace = workspace;
    }

    /** By its id, or a person's id for the direct message with them, or "#world". */
    Place writable(String named) {
        var found = readable(named);
        if (found.isEmpty()) {
            return new Place.Closed("channel_not_found");
        }
        var channel = found.get();
        if (channel.archived()) {
            return new Place.Closed("is_archived");
        }
        return channel.has(workspace.bot().userId()) ? new Place.Open(channel) : new Place.Closed("not_in_channel");
    }

    /** Private ones that the bot is not in are not there, as far as it can see. */
    Optional<Channel> readable(String named) {
        var channel = named.startsWith("U")
                ? workspace.directMessage(named)
                : named.startsWith("#") ? workspace.channelNamed(named.substring(1)) : workspace.channel(named);
        return channel.filter(there -> there.kind() == Channel.Kind.PUBLIC || there.has(workspace.bot().userId()));
    }
}
