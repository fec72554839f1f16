package news.backstory.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import news.backstory.article.Status;
import news.backstory.wire.WireItem.Concern;

/**
 * Draws an article's status from everything that a sender says about it. What is not plainly usable is held; of two things said, the stricter one counts.
 * IPTC: {@code pubstatus} is usable (also if absent), withheld or canceled; {@code embargoed} is the moment before which nothing of any version shows.
 */
final class StatusWords {

    /** Nothing leaves in the very second in which an embargo ends. */
    static final Duration AFTER_RELEASE = Duration.ofSeconds(1);

    /** In a headline: in capitals, or where it begins. A film called "Kill Bill" and a food embargo until next year are news. */
    private static final Pattern KILL_HEADLINE = Pattern.compile(
            "\\b(?:MANDATORY|BULLETIN|STORY|URGENT|PICTURE|PHOTO)[ -]KILL\\b|\\bKILL[ -](?:STORY|BULLETIN|NOTICE|ADVISORY)\\b|^\\W*KILL\\s*[:/\u2013\u2014-]"
                    + "|^\\W*(?i:mandatory|bulletin)[ -](?i:kill)\\b");
    private static final Pattern EMBARGO_HEADLINE = Pattern.compile(
            "\\bEMBARGO(?:ED)? (?:UNTIL|TILL|TO|BIS|FOR RELEASE)\\b|\\b(?:UNDER|STRICT|STRICTLY|SOUS) EMBARGO|\\b(?:NOT FOR|HOLD FOR) RELEASE\\b|\\bSPERRFRIST\\b"
                    + "|^\\W*(?i:embargo(?:ed)?)\\s*(?:[:/\u2013\u2014-]|(?i:until|till)\\b)|^\\W*EMBARGOED\\b");

    /** In a note to the staff nobody speaks of oil: any mention holds. */
    private static final Pattern KILL_NOTE = Pattern.compile(
            "\\b(?:mandatory|bulletin)[ -]kill\\b|\\bkill(?:ed)? (?:the|this|our) (?:story|item|article|report|earlier)\\b|^\\W*kill\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern EMBARGO_NOTE = Pattern.compile(
            "\\bembargo(?:ed)?\\b|\\b(?:not for|hold for) release\\b|\\b(?:not for (?:publication|use)|do not (?:publish|use)) (?:before|until)\\b"
                    + "|\\bhold until\\b|\\bsperrfrist\\b|\\bsous embargo\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NO_EMBARGO = Pattern.compile(
            "\\bembargo (?:is |was |has been |now )*(?:lifted|over|expired|ended)\\b|\\bno longer (?:under )?embargo|\\bno embargo\\b|\\bnot embargoed\\b",
            Pattern.CASE_INSENSITIVE);

    private Status status = new Status.Usable();
    private final Set<Concern> concerns = EnumSet.noneOf(Concern.class);
    private boolean embargoStated;

    /** The word that a sender puts in the place made for it; the last part of a code such as {@code stat:usable}. */
    void word(String word) {
        switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "usable" -> tighten(word.strip().equals("usable") ? new Status.Usable() : withheld(Concern.STATUS_UNKNOWN));
            case "canceled", "cancelled", "killed" -> tighten(new Status.Killed());
            case "withheld" -> tighten(new Status.Withheld());
            default -> tighten(withheld(Concern.STATUS_UNKNOWN));
        }
    }

    /** A status of some kind that is no word. */
    void wordless() {
        tighten(withheld(Concern.STATUS_UNKNOWN));
    }

    /** The moment in the place made for it; none, or none that can be told for sure, holds the article. */
    void embargo(String written) {
        embargoStated = true;
        tighten(Moments.exact(written).<Status>map(StatusWords::until).orElseGet(() -> withheld(Concern.EMBARGO_UNCLEAR)));
    }

    /** What may hide among a headline's words, or those that a text begins with. */
    void headline(String text) {
        words(text, KILL_HEADLINE, EMBARGO_HEADLINE);
    }

    /** What the sender tells the staff. */
    void note(String text) {
        words(text, KILL_NOTE, EMBARGO_NOTE);
    }

    Status status() {
        return status;
    }

    Set<Concern> concerns() {
        return concerns;
    }

    static Status strictest(Collection<Status> all) {
        return all.stream().max(Comparator.comparingInt(StatusWords::strictness).thenComparing(StatusWords::end)).orElse(new Status.Withheld());
    }

    private void words(String text, Pattern kill, Pattern embargo) {
        if (kill.matcher(text).find()) {
            tighten(withheld(Concern.KILL_IN_WORDS));
        }
        // An embargo that also stands where it should is only repeated here.
        if (!embargoStated && embargo.matcher(text).find() && !NO_EMBARGO.matcher(text).find()) {
            tighten(withheld(Concern.EMBARGO_IN_WORDS));
        }
    }

    private void tighten(Status said) {
        status = strictest(List.of(status, said));
    }

    private Status withheld(Concern why) {
        concerns.add(why);
        return new Status.Withheld();
    }

    private static Status until(Instant release) {
        return new Status.Embargoed(release.plus(AFTER_RELEASE));
    }

    private static int strictness(Status status) {
        return switch (status) {
            case Status.Usable _ -> 0;
            case Status.Embargoed _ -> 1;
            case Status.Withheld _ -> 2;
            case Status.Killed _ -> 3;
        };
    }

    private static Instant end(Status status) {
        return Optional.of(status).filter(Status.Embargoed.class::isInstance).map(Status.Embargoed.class::cast).map(Status.Embargoed::until)
                .orElse(Instant.MIN);
    }
}
