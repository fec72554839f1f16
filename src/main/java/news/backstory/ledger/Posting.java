package news.backstory.ledger;

import java.time.Duration;
import news.backstory.post.MessageRef;

/** What came of saying a post. Only {@link Unknown} leaves open whether it was said. */
public sealed interface Posting {

    /** It stands there now. */
    record Posted(MessageRef message) implements Posting {}

    /** It was taken, and has no name we could use later. */
    record Taken() implements Posting {}

    /** Not said: too many at once. */
    record TooFast(Duration retryAfter) implements Posting {}

    /** Not said: the bot is not a member of the channel. */
    record NotMember() implements Posting {}

    /** Not said: the reply address is too old, or was used too often. */
    record AddressSpent() implements Posting {}

    /** Not said, and never will be: the channel is archived, the message is gone. */
    record Gone(String why) implements Posting {}

    /** Not said: the other side refuses it as it is. A fault of ours. */
    record Refused(String why) implements Posting {}

    /** Not said: something of ours broke before it could be tried. */
    record NotTried(String why) implements Posting {}

    /** Not said: the other side could not be reached at all, or does not let us in. */
    record NotReached(String why) implements Posting {}

    /** Not said: the other side does not know our key (any more). Nothing will be, until whoever runs us gives us another. */
    record ShutOut(String why) implements Posting {}

    /** Perhaps said: the connection broke, or the answer made no sense. */
    record Unknown(String why) implements Posting {}
}
