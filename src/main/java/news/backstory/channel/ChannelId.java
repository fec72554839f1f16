package news.backstory.channel;

/** A place where people read, by the name that the edge gave it; we never look inside. */
public record ChannelId(String value) {

    public ChannelId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a channel has a name");
        }
    }

    /** A person's direct messages with us are a channel, too, named like the person. */
    public boolean isOf(PersonId person) {
        return value.equals(person.value());
    }

    @Override
    public String toString() {
        return value;
    }
}
