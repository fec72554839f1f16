package news.backstory.wire;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * How new a version of an item is, as its sender says.
 *
 * @param created {@link #UNSAID} if the sender does not say
 * @param number  0 if the sender does not say, or says it in words
 */
public record VersionMark(Instant created, long number, First first) {

    public static final Instant UNSAID = Instant.MIN;

    public static final VersionMark NONE = new VersionMark(UNSAID, 0, First.CREATED);

    /** Which of the two decides, where both are said: ninjs goes by the time, NewsML-G2 by the number. */
    public enum First {
        CREATED, NUMBER
    }

    /** Whether this one, which arrived later, is an older version than that one; of two that do not differ, the later arrival is the newer. */
    public boolean isOlderThan(VersionMark arrivedBefore) {
        var byTime = compare(created.equals(UNSAID), arrivedBefore.created.equals(UNSAID), created.compareTo(arrivedBefore.created));
        var byNumber = compare(number == 0, arrivedBefore.number == 0, Long.compare(number, arrivedBefore.number));
        var decisive = first == First.CREATED ? byTime : byNumber;
        var other = first == First.CREATED ? byNumber : byTime;
        return decisive.orElseGet(() -> other.orElse(0)) < 0;
    }

    /** What is known of an item once this version of it was taken: where it does not say how new it is, what the one before said still counts. */
    public VersionMark after(VersionMark before) {
        return new VersionMark(created.equals(UNSAID) ? before.created : created, number == 0 ? before.number : number, first);
    }

    /** Nothing if either side says nothing, or both say the same. */
    private static OptionalInt compare(boolean mine, boolean other, int order) {
        return mine || other || order == 0 ? OptionalInt.empty() : OptionalInt.of(order);
    }
}
