package news.backstory.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Instants as feeds write them: RFC 3339 and its relatives, RFC 822 and what people take for it, asctime, and the forms of Korean sites. What has no zone is UTC.
 * Names of months in the languages of MonthNames.
 */
final class FeedDates {

    private static final int MAX_CHARACTERS = 80;

    /** With the spaces that somebody has put between; of more it is not found out what it would be without. */
    private static final int MAX_RAW_CHARACTERS = 300;
    private static final Pattern SPACES = Pattern.compile("\\s{2,}|[\\s&&[^ ]]");
    private static final String TIME = "(?<hour>\\d{1,2}):(?<minute>\\d{1,2})(?::(?<second>\\d{1,2})(?:[.,]\\d+)?)?(?:\\s*(?<half>[ap])\\.?m\\.?)?";
    private static final String ZONE = "(?:\\s*(?<zone>(?:GMT|UTC)?[+-]\\d{1,2}:?(?:\\d{2})?|Z|[A-Z]{1,5}(?![A-Z0-9])))?";
    private static final List<Pattern> FORMS = List.of(
            form("(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})(?:T?(?<hour>\\d{2}):?(?<minute>\\d{2}):?(?<second>\\d{2})?(?:[.,]\\d+)?" + ZONE
                    + ")?"),
            form("(?:\\p{L}{2,9}[.,]*\\s+)?(?<year>\\d{4})(?!\\d)(?![-/.]?W\\d|-\\d{3}(?!\\d)|\\p{L})(?:[-/.](?<month>\\d{1,2}|\\p{L}{3,12})(?:[-/.](?<day>\\d{1,2}))?)?(?:\\s*(?:T\\s*|\\s)"
                    + TIME + ZONE + ")?.*"),
            form("(?:\\p{L}+[.,]*\\s*,?\\s*)?(?<day>\\d{1,2})(?:st|nd|rd|th)?[\\s,./-]+(?<month>\\p{L}{3,12}|\\d{1,2})[\\s,./-]+(?<year>\\d{4}|\\d{2})(?:[\\s,T-]+(?:at )?"
                    + TIME + ZONE + ")?.*"),
            form("(?:\\p{L}+[.,]*\\s+)?(?<month>\\p{L}{3,12})\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>\\d{4})[\\s,-]+(?:at )?"
                    + TIME + ZONE + ".*"),
            form("(?:\\p{L}+[.,]*\\s+)?(?<month>\\p{L}{3,12})\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?:" + TIME + ZONE
                    + "\\s+)?(?<year>\\d{4})(?!\\d).*"));
    /** Hours; what is not here is taken as UTC. German ones as in German feeds. */
    private static final Map<String, Integer> ZONES = Map.ofEntries(
            Map.entry("EST", -5), Map.entry("EDT", -4), Map.entry("CST", -6), Map.entry("CDT", -5), Map.entry("MST", -7), Map.entry("MDT", -6),
            Map.entry("PST", -8),
            Map.entry("PDT", -7), Map.entry("AKST", -9), Map.entry("AKDT", -8), Map.entry("HST", -10), Map.entry("AST", -4), Map.entry("ADT", -3),
            Map.entry("ET", -5), Map.entry("CT", -6),
            Map.entry("MT", -7), Map.entry("PT", -8), Map.entry("BST", 1), Map.entry("WEST", 1), Map.entry("CET", 1), Map.entry("CEST", 2),
            Map.entry("MET", 1), Map.entry("MEZ", 1), Map.entry("MEST", 2),
            Map.entry("MESZ", 2), Map.entry("EET", 2), Map.entry("EEST", 3), Map.entry("MSK", 3), Map.entry("JST", 9), Map.entry("KST", 9),
            Map.entry("HKT", 8), Map.entry("SGT", 8), Map.entry("BRT", -3), Map.entry("ART", -3), Map.entry("SAST", 2), Map.entry("PKT", 5),
            Map.entry("WIB", 7), Map.entry("WIT", 9), Map.entry("PHT", 8), Map.entry("EAT", 3), Map.entry("WAT", 1), Map.entry("AWST", 8),
            Map.entry("AEST", 10), Map.entry("AEDT", 11), Map.entry("NZST", 12), Map.entry("NZDT", 13));

    /** Seconds or milliseconds, of this age. */
    private static final Pattern SINCE_1970 = Pattern.compile("1\\d{9}(?:\\d{3})?");
    private static final Pattern KOREAN = Pattern
            .compile("(\\d{4})(?:년\\s*|-)(\\d{1,2})(?:월\\s*|-)(\\d{1,2})일?\\s+(오전|오후)?\\s*(\\d{1,2}:\\d{2}(?::\\d{2})?)(?<=[일오년월].{0,30})");
    private static final Pattern OFFSET = Pattern.compile("(?:GMT|UTC)?([+-])(\\d{1,2}):?(\\d{2})?", Pattern.CASE_INSENSITIVE);
    private static final Set<String> UTC = Set.of("Z", "GMT", "UTC", "UT");

    /** A time that the form did not take, and a zone by its place or by a word that is none of those known. */
    private static final Pattern A_TIME = Pattern.compile("\\d{1,2}\\s*[:h]\\s*\\d{2}");
    private static final Pattern A_ZONE_LEFT = Pattern.compile("[A-Z][a-z]+/[A-Z][a-z]+");
    private static final Pattern EAST_ASIAN = Pattern.compile("(\\d{4})\\s*年\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*日");
    private static final Pattern UHR = Pattern.compile("\\s+Uhr$", Pattern.CASE_INSENSITIVE);
    private static final Pattern BEFORE_TIME = Pattern.compile("[\\s,]+(?:um|kl\\.?|à|às|a las|alle|at)\\s+(?=\\d{1,2}\\s*[:.h])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern DOTTED_TIME = Pattern.compile("(?<=[\\s,])(\\d{1,2})[.h](\\d{2})(?:\\.(\\d{2}))?(?=$|[\\s,])");
    private static final Pattern DE = Pattern.compile("(?<=\\d|\\p{L}) de (?=\\p{L}|\\d)");

    /** With half a day behind it, or a day of the month that is no month, it is the American order. */
    private static final Pattern AMERICAN = Pattern.compile("^(\\d{1,2})/(\\d{1,2})/(\\d{4})[\\s,]+(\\d{1,2}:.*[ap]\\.?m\\.?.*)$",
            Pattern.CASE_INSENSITIVE);
    private static final int SHOWN_CHARACTERS = 40;
    private static final int FIRST_YEAR = 1971;
    private static final int LAST_YEAR = 2200;
    private static final int CENTURY_TURNS_AT = 70;
    private static final int MOST_DAYS = 32;

    private FeedDates() {}

    /** As {@link #parse}; what is wrong with one that cannot be read, or only in part, is noted. */
    static Optional<Instant> parse(String text, Flaws flaws) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        var line = line(text);
        var parts = parts(line);
        var date = date(line, parts);
        if (date.isEmpty()) {
            flaws.add("a date that cannot be read: " + shown(text));
        } else if (parts.filter(found -> isInPart(line, found)).isPresent()) {
            flaws.add("a date of which a part cannot be read: " + shown(text));
        }
        return date;
    }

    private static String shown(String text) {
        return PlainTitle.cut(PlainTitle.line(text), SHOWN_CHARACTERS);
    }

    /** A time that stands there and was not found, or a zone that nobody knows: then the day is right at best. */
    private static boolean isInPart(String line, Matcher parts) {
        return groupOr(parts, "hour").isEmpty()
                ? A_TIME.matcher(line).find()
                : !isKnown(groupOr(parts, "zone")) || A_ZONE_LEFT.matcher(line).find();
    }

    private static boolean isKnown(String zone) {
        return zone.isEmpty() || OFFSET.matcher(zone).matches() || UTC.contains(zone.toUpperCase(Locale.ROOT))
                || ZONES.containsKey(zone.toUpperCase(Locale.ROOT));
    }

    static Optional<Instant> parse(String text) {
        var line = line(text);
        return date(line, parts(line));
    }

    private static Optional<Instant> date(String line, Optional<Matcher> parts) {
        return isSince1970(line) ? Optional.of(Instant.ofEpochSecond(Long.parseLong(line.substring(0, 10)))) : parts.flatMap(FeedDates::instant);
    }

    private static boolean isSince1970(String line) {
        return SINCE_1970.matcher(line).matches();
    }

    /** Empty if it is too long for a date; on one line, with single spaces: the forms would try each of many. */
    private static String line(String text) {
        var stripped = text.strip();
        if (stripped.length() > MAX_RAW_CHARACTERS) {
            return "";
        }
        var line = SPACES.matcher(stripped).replaceAll(" ");
        return line.length() > MAX_CHARACTERS ? "" : plain(line);
    }

    /** Of the first form that fits and names a day. */
    private static Optional<Matcher> parts(String written) {
        if (written.isEmpty() || isSince1970(written)) {
            return Optional.empty();
        }
        var line = fromKorean(written);
        return FORMS.stream().map(form -> form.matcher(line)).filter(Matcher::matches).filter(parts -> instant(parts).isPresent()).findFirst();
    }

    /** Signs that mean what others are written for: a minus that is none of ASCII, the units of Chinese and Japanese dates, words before a time. */
    private static String plain(String text) {
        var line = EAST_ASIAN.matcher(UHR.matcher(text.replace('\u2212', '-')).replaceFirst("")).replaceFirst("$1-$2-$3");
        var timed = DOTTED_TIME.matcher(BEFORE_TIME.matcher(line).replaceFirst(" ")).replaceFirst("$1:$2");
        return AMERICAN.matcher(DE.matcher(timed).replaceAll(" ")).replaceFirst("$3-$1-$2 $4");
    }

    /** Korean sites write the units behind the numbers and the half of the day before the hour, and mean their own time. */
    private static String fromKorean(String text) {
        var korean = KOREAN.matcher(text);
        if (!korean.matches()) {
            return text;
        }
        var half = korean.group(4) == null ? "" : korean.group(4).equals("오후") ? "pm" : "am";
        return "%s-%s-%s %s%s KST".formatted(korean.group(1), korean.group(2), korean.group(3), korean.group(5), half);
    }

    private static Optional<Instant> instant(Matcher parts) {
        try {
            var year = year(parts.group("year"));
            if (year < FIRST_YEAR || year > LAST_YEAR) {
                return Optional.empty(); // Programs write 1 or 1970 where they know none; other calendars count otherwise.
            }
            var day = day(year, month(parts.group("month")), number(parts.group("day"), 1));
            var hour = number(parts.group("hour"), 0);
            var half = groupOr(parts, "half");
            var hours = half.equalsIgnoreCase("p") && hour < 12 ? hour + 12 : half.equalsIgnoreCase("a") && hour == 12 ? 0 : hour;
            // 24:00 and 23:59:60 are right, and what runs further over is read as it was meant by whoever added it up.
            return Optional.of(day.atStartOfDay().plusHours(hours).plusMinutes(number(parts.group("minute"), 0))
                    .plusSeconds(number(parts.group("second"), 0)).toInstant(zone(groupOr(parts, "zone"))));
        } catch (DateTimeException noSuchInstant) {
            return Optional.empty();
        }
    }

    /** The 31st of June is the 1st of July: programs that add to a day do not always turn the page. A thirteenth month may be two numbers swapped. */
    private static LocalDate day(int year, int month, int day) {
        if (day < 1 || day > MOST_DAYS) {
            throw new DateTimeException("no day of a month");
        }
        return LocalDate.of(year, month, 1).plusDays(day - 1L);
    }

    private static int year(String digits) {
        var year = Integer.parseInt(digits);
        return digits.length() > 2 ? year : year + (year < CENTURY_TURNS_AT ? 2_000 : 1_900);
    }

    private static int month(@Nullable String text) {
        return text == null || Character.isDigit(text.charAt(0)) ? number(text, 1) : MonthNames.number(text);
    }

    private static ZoneOffset zone(String zone) {
        var offset = OFFSET.matcher(zone);
        if (!offset.matches()) {
            return ZoneOffset.ofHours(ZONES.getOrDefault(zone.toUpperCase(Locale.ROOT), 0));
        }
        var minutes = number(offset.group(2), 0) * 60 + number(offset.group(3), 0);
        return ZoneOffset.ofTotalSeconds((offset.group(1).equals("-") ? -minutes : minutes) * 60);
    }

    private static String groupOr(Matcher parts, String name) {
        return parts.namedGroups().containsKey(name) && parts.group(name) != null ? parts.group(name) : "";
    }

    private static int number(@Nullable String digits, int otherwise) {
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    private static Pattern form(String form) {
        return Pattern.compile(form, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }
}
