package news.backstory.post;

import news.backstory.channel.ChannelId;

/** Something that stands in a channel, by the name that the edge gave it; we never look inside. */
public record MessageRef(ChannelId channel, String id) {

    public MessageRef {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a message has a name");
        }
    }
}
