package news.backstory.post;

/** Where an answer to one request can be sent, for half an hour. Whoever knows it may post: it is a secret. */
public record ReplyAddress(String value) {

    public ReplyAddress {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a reply address is not blank");
        }
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
