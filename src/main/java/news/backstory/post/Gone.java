package news.backstory.post;

import java.time.Instant;
import news.backstory.article.Kill;

/** Why an article that was shown must not be shown any more. */
public sealed interface Gone {

    /** For ever. */
    record Killed(Kill kill, Origin origin) implements Gone {}

    /** For now: withheld, or embargoed after it was shown. */
    record Held() implements Gone {}

    /** It was killed, and is so no more since that instant; but the time in which it could be used has ended. */
    record Over(Instant since, Origin origin) implements Gone {}

    /** It has not been shown since that instant; the earliest there is if nobody knows. */
    default Instant since() {
        return switch (this) {
            case Killed(var kill, _) -> kill.at();
            case Held(),Over _ -> Instant.EPOCH;
        };
    }
}
