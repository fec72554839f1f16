package news.backstory.ledger;

import news.backstory.post.MessageRef;

/** What came of looking for a post of ours. */
public sealed interface Finding {

    record Found(MessageRef message) implements Finding {}

    record NotThere() implements Finding {}

    /** Not now: the other side is not to be reached, or has not answered. */
    record CannotLook(String why) implements Finding {}

    /** Nor later: we have no leave to read there, or too much was said since. */
    record MayNotLook(String why) implements Finding {}
}
