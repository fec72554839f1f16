package news.backstory.channel;

/** A place where people read, by the name that the edge gave it; we never look inside. */
public record ChannelId(String value) {

    public ChannelId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a channel has a name");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
