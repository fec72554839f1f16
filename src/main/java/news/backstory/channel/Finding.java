package news.backstory.channel;

/** What came of looking for a post of ours. */
public sealed interface Finding {

    record Found(MessageRef message) implements Finding {}

    record NotThere() implements Finding {}

    /** We may not look there, or could not now. */
    record CannotLook(String why) implements Finding {}
}
