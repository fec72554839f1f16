package news.backstory.article;

import java.time.Instant;

/** The one question asked at the last moment before anything of an article leaves the house. What is not plainly usable is not shown. */
public record Showable(Status status, Instant expires) {

    public boolean at(Instant now) {
        return !isExpiredAt(now) && switch (status) {
            case Status.Usable _ -> true;
            case Status.Embargoed(var until) -> !now.isBefore(until);
            case Status.Withheld _,Status.Killed _ -> false;
        };
    }

    /** It is of no use any more. What was said of it while it was, stands: that is no kill. */
    public boolean isExpiredAt(Instant now) {
        return !now.isBefore(expires);
    }
}
