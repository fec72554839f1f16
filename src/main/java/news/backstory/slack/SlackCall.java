package news.backstory.slack;

import com.slack.api.methods.SlackApiException;
import java.io.IOException;

/** One call of the Web API through the SDK. */
interface SlackCall<T> {

    T run() throws IOException, SlackApiException;

    /**
     * Makes the call. The SDK throws what it likes at an answer that it cannot read (a NullPointerException at an empty one, a JsonSyntaxException at a
     * page of HTML); by then the request has been sent, so that each of these is a broken answer and no more.
     */
    static <T> T make(SlackCall<T> call) throws IOException, SlackApiException {
        try {
            return call.run();
        } catch (RuntimeException unreadable) {
            throw new UnreadableAnswer(unreadable);
        }
    }

    /** An answer came, and made no sense. */
    final class UnreadableAnswer extends IOException {

        private static final long serialVersionUID = 1L;

        UnreadableAnswer(RuntimeException cause) {
            super(cause);
        }
    }
}
