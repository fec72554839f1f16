package news.backstory.extract;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Days as people write them, anywhere in a text, in the languages most news is written in. */
final class WrittenDays {

    /** A day, and where in the text it stands. */
    record Found(LocalDate day, int start, int end) {}

    private static final int MAX_FOUND = 20;
    private static final int CENTURY = 2000;
    private static final int MONTHS = 12;

    private static final String MONTH = MonthNames.WORD;
    private static final String YEAR = "((?:19|20)\\d{2})";
    private static final Pattern YEAR_FIRST = Pattern
            .compile("(?<![\\d/.-])" + YEAR + "\\s?([-/.年년])\\s?(\\d{1,2})(?:\\2|月|월)\\s?(\\d{1,2})(?![\\d])");
    private static final Pattern DAY_FIRST = Pattern
            .compile("(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?,?[\\s-]+(?:of\\s+|de\\s+|d')?" + MONTH
                    + "(?:\\s?/\\s?\\p{L}+)?\\.?[,،]?[\\s-]+(?:de\\s+|del\\s+)?" + YEAR
                    + "(?!\\d)");

    /** As in "Mon Nov 03 08:15:00 EST 2025", which C and Java print. */
    private static final String A_TIME = "(?:\\d{1,2}:\\d{2}:\\d{2}\\s+(?:(?:[A-Z]{1,5}|[+-]\\d{4})\\s+)?)?";
    private static final Pattern MONTH_FIRST = Pattern
            .compile("(?<!\\p{L})" + MONTH + "\\.?[\\s-]+(\\d{1,2})(?:st|nd|rd|th)?[,،]?[\\s-]+" + A_TIME + YEAR + "(?!\\d)");

    /** Hungarian: "2025. november 3."; where a sentence begins behind a year, its first word does not look so. */
    private static final Pattern NAMED_YEAR_FIRST = Pattern.compile("(?<![\\d/.-])" + YEAR + "\\.\\s+(?=\\p{Ll})" + MONTH + "\\s+(\\d{1,2})(?!\\d)");
    private static final Pattern NUMBERS = Pattern
            .compile("(?<![\\d/.-])(\\d{1,2})\\s?([./-])\\s?(\\d{1,2})\\s?\\2\\s?(20\\d{2}|19\\d{2}|\\d{2})(?![\\d/-])");

    private WrittenDays() {}

    static Optional<LocalDate> first(String text, Locale locale) {
        return in(text, locale).stream().min((one, other) -> Integer.compare(one.start(), other.start())).map(Found::day);
    }

    /** At most {@value #MAX_FOUND}. */
    static List<Found> in(String written, Locale locale) {
        var text = withAsciiDigits(written);
        var found = new ArrayList<Found>();
        find(YEAR_FIRST, text, found, parts -> of(number(parts, 1), number(parts, 3), number(parts, 4)));
        find(DAY_FIRST, text, found, parts -> of(number(parts, 3), MonthNames.number(parts.group(2)), number(parts, 1)));
        find(MONTH_FIRST, text, found, parts -> of(number(parts, 3), MonthNames.number(parts.group(1)), number(parts, 2)));
        find(NAMED_YEAR_FIRST, text, found, parts -> of(number(parts, 1), MonthNames.whole(parts.group(2)), number(parts, 3)));
        find(NUMBERS, text, found, parts -> inNumbers(parts, locale));
        return found;
    }

    private interface Reading {
        Optional<LocalDate> day(MatchResult parts);
    }

    private static void find(Pattern form, String text, List<Found> found, Reading reading) {
        form.matcher(text).results().limit(MAX_FOUND).forEach(parts -> reading.day(parts)
                .filter(_ -> found.size() < MAX_FOUND
                        && found.stream().noneMatch(other -> parts.start() < other.end() && other.start() < parts.end()))
                .ifPresent(day -> found.add(new Found(day, parts.start(), parts.end()))));
    }

    /** With slashes, Americans write the month first; what can only be read one way is read so. */
    private static Optional<LocalDate> inNumbers(MatchResult parts, Locale locale) {
        var first = number(parts, 1);
        var second = number(parts, 3);
        var year = number(parts, 4) < 100 ? CENTURY + number(parts, 4) : number(parts, 4);
        var monthFirst = parts.group(2).equals("/")
                && (locale.getCountry().equals("US") || (locale.getLanguage().equals("en") && locale.getCountry().isEmpty()));
        if (second > MONTHS || (monthFirst && first <= MONTHS)) {
            return of(year, first, second);
        }
        return of(year, second, first);
    }

    private static Optional<LocalDate> of(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int number(MatchResult parts, int group) {
        return Integer.parseInt(Objects.requireNonNull(parts.group(group)));
    }

    /** Each sign where it stood: Arabic, Persian and Indian digits are one character, too. */
    private static String withAsciiDigits(String text) {
        if (text.chars().noneMatch(WrittenDays::isForeignDigit)) {
            return text;
        }
        var plain = new StringBuilder(text);
        for (var at = 0; at < plain.length(); at++) {
            if (isForeignDigit(plain.charAt(at))) {
                plain.setCharAt(at, (char) ('0' + Character.digit(plain.charAt(at), 10)));
            }
        }
        return plain.toString();
    }

    private static boolean isForeignDigit(int sign) {
        return sign > '\u007f' && Character.isDigit(sign);
    }
}
