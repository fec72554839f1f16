package news.backstory.extract;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A day, the most exact moment on it that was named, and how often each clue speaks of it. */
final class DayCandidate {

    /** What a source's word weighs is learned, not said here. */
    enum Clue {
        DATA_PUBLISHED, DATA_UPDATED, DATA_OTHER, META_PUBLISHED, META_UPDATED, META_EITHER, MICRODATA_PUBLISHED, MICRODATA_UPDATED, TIME, FIRST_TIME, TIME_NEAR_HEADLINE, ADDRESS, SCRIPT, FIRST_SCRIPT, NAMED_DATE, NAMED_META, NEAR_HEADLINE, IN_TEXT, AFTER_UPDATE_WORD, AFTER_PUBLISH_WORD, ALONE, IN_CLUTTER, FOOTER, FIRST_WRITTEN, IN_COMMENTS
    }

    private final LocalDate day;
    private OffsetDateTime moment;

    /** With the time that is written beside the day; the same as the moment if there is none. What was learned knows nothing of it. */
    private OffsetDateTime written;

    private final Map<Clue, Integer> clues = new EnumMap<>(Clue.class);
    private int order = 99;

    /** What the words and classes near the headline call it, and whether it is said anywhere else than of an event or a copyright. */
    private boolean labelledPublished;
    private boolean labelledUpdated;
    private boolean mayBeOfPage;

    DayCandidate(LocalDate day, OffsetDateTime moment) {
        this.day = day;
        this.moment = moment;
        this.written = moment;
    }

    /** Once more, by something that says this of it. */
    void named(OffsetDateTime as, Clue... by) {
        if (hasNoTime(moment)) {
            moment = as;
        }
        for (var clue : by) {
            clues.merge(clue, 1, Integer::sum);
        }
        mayBeOfPage |= !List.of(by).contains(Clue.IN_TEXT);
    }

    /** @param place among the days that the text names, from 0 */
    void atPlace(int place) {
        order = Math.min(order, place);
    }

    /** Near the headline, with this time beside it. */
    void writtenAt(OffsetDateTime time) {
        if (hasNoTime(written)) {
            written = time;
        }
    }

    void labelPublished() {
        labelledPublished = true;
    }

    /** With this time beside it. */
    void labelPublished(OffsetDateTime time) {
        labelledPublished = true;
        written = time;
    }

    void labelUpdated() {
        labelledUpdated = true;
    }

    /** Of nothing else that the page tells of. */
    void maybeOfPage() {
        mayBeOfPage = true;
    }

    int count(Clue clue) {
        return clues.getOrDefault(clue, 0);
    }

    LocalDate day() {
        return day;
    }

    /** By a source that means it. */
    boolean isCalledPublished() {
        return Stream.of(Clue.DATA_PUBLISHED, Clue.DATA_OTHER, Clue.META_PUBLISHED, Clue.MICRODATA_PUBLISHED, Clue.ADDRESS)
                .anyMatch(clue -> count(clue) > 0);
    }

    /** By the words beside it, whatever other days are called. */
    boolean isLabelledPublished() {
        return labelledPublished;
    }

    /** Only that: neither a label nor a source calls it the day of publication. */
    boolean isOnlyLabelledUpdated() {
        return labelledUpdated && !labelledPublished && !isCalledPublished();
    }

    boolean mayBeOfPage() {
        return mayBeOfPage;
    }

    boolean isCalledUpdated() {
        return Stream.of(Clue.DATA_UPDATED, Clue.META_UPDATED, Clue.MICRODATA_UPDATED, Clue.AFTER_UPDATE_WORD).anyMatch(clue -> count(clue) > 0);
    }

    OffsetDateTime moment() {
        return hasNoTime(moment) ? written : moment;
    }

    /** As the page names it, without the time that is written beside it. */
    OffsetDateTime named() {
        return moment;
    }

    int order() {
        return order;
    }

    int differentClues() {
        return clues.size();
    }

    static boolean hasNoTime(OffsetDateTime moment) {
        return moment.toLocalTime().toSecondOfDay() == 0;
    }
}
