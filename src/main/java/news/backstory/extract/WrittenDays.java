package news.backstory.extract;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /** By month, in its order; a name may be followed by the rest of a longer form ("sept" by "embre"). */
    private static final List<String> NAMES = List.of(
            "jan|jän|ene|gen|янв|oca|sty|led|tammi", "feb|fev|fév|feb|фев|şub|lut|úno|helmi|febr", "mar|mär|maa|мар|maj?rt|mrt|märz|marz|břez",
            "apr|avr|abr|апр|nis|kwi|dub|huhti", "may|mai|maj|mei|mag|мая|май|mayıs|květ|touko", "jun|juin|giu|июн|haz|cze|czerw|červn|kesä",
            "jul|juil|lug|июл|tem|lip|červen|heinä", "aug|août|aout|ago|авг|ağu|sie|srp|elo", "sep|set|сен|eyl|wrz|zář|syys",
            "oct|okt|out|ott|окт|eki|paź|říj|loka", "nov|ноя|kas|lis|marras", "dec|dez|dic|déc|дек|ara|gru|pro|joulu");
    private static final Map<String, Integer> MONTH_OF = months();
    private static final String MONTH = "(\\p{L}{3,12})";
    private static final String YEAR = "((?:19|20)\\d{2})";
    private static final Pattern YEAR_FIRST = Pattern
            .compile("(?<![\\d/.-])" + YEAR + "\\s?([-/.年년])\\s?(\\d{1,2})(?:\\2|月|월)\\s?(\\d{1,2})(?![\\d])");
    private static final Pattern DAY_FIRST = Pattern
            .compile("(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?,?[\\s-]+(?:of\\s+|de\\s+|d')?" + MONTH + "\\.?,?[\\s-]+(?:de\\s+|del\\s+)?" + YEAR
                    + "(?!\\d)");
    private static final Pattern MONTH_FIRST = Pattern
            .compile("(?<!\\p{L})" + MONTH + "\\.?[\\s-]+(\\d{1,2})(?:st|nd|rd|th)?,?[\\s-]+" + YEAR + "(?!\\d)");
    private static final Pattern NUMBERS = Pattern
            .compile("(?<![\\d/.-])(\\d{1,2})\\s?([./-])\\s?(\\d{1,2})\\s?\\2\\s?(20\\d{2}|19\\d{2}|\\d{2})(?![\\d/-])");

    private WrittenDays() {}

    static Optional<LocalDate> first(String text, Locale locale) {
        return in(text, locale).stream().min((one, other) -> Integer.compare(one.start(), other.start())).map(Found::day);
    }

    /** At most {@value #MAX_FOUND}. */
    static List<Found> in(String text, Locale locale) {
        var found = new ArrayList<Found>();
        find(YEAR_FIRST, text, found, parts -> of(number(parts, 1), number(parts, 3), number(parts, 4)));
        find(DAY_FIRST, text, found, parts -> of(number(parts, 3), month(parts.group(2)), number(parts, 1)));
        find(MONTH_FIRST, text, found, parts -> of(number(parts, 3), month(parts.group(1)), number(parts, 2)));
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

    /** 0 if the word names none. */
    private static int month(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        for (var length = Math.min(7, lower.length()); length >= 3; length--) {
            var month = MONTH_OF.get(lower.substring(0, length));
            if (month != null) {
                return month;
            }
        }
        return 0;
    }

    private static int number(MatchResult parts, int group) {
        return Integer.parseInt(Objects.requireNonNull(parts.group(group)));
    }

    private static Map<String, Integer> months() {
        var months = new HashMap<String, Integer>();
        for (var month = 0; month < MONTHS; month++) {
            for (var name : NAMES.get(month).split("\\|", -1)) {
                months.put(name, month + 1);
            }
        }
        return Map.copyOf(months);
    }
}
