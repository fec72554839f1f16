package news.backstory.channel;

/** Somebody who reads or asks, by the name that the edge gave them; we never look inside. */
public record PersonId(String value) {

    public PersonId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a person has a name");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
