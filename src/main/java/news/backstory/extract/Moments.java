package news.backstory.extract;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Instants as pages write them for machines, in the zone they name. Without a zone they are taken as UTC; without a time, as the day's start. */
final class Moments {

    private static final int MAX_CHARACTERS = 100;

    private static final Pattern ISO = Pattern.compile(
            "(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T ]{1,2}(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?\\s?(Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?)?\\b.{0,20}",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:T?(\\d{2})(\\d{2})(\\d{2})?(Z|[+-]\\d{4})?)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DOTTED = Pattern
            .compile("(?<day>\\d{1,2})\\.\\s?(?<month>\\d{1,2})\\.\\s?(?<year>\\d{4})(?:\\D{1,5}(?<hour>\\d{1,2}):(?<minute>\\d{2}))?.{0,20}");

    /** But for zones of two countries, or more: of these the day is read. */
    private static final Pattern PRINTED_BY_C = Pattern.compile("\\p{L}{3} \\p{L}{3} \\d{1,2} \\d{1,2}:\\d{2}:\\d{2} (?!IST|BST)[A-Z]{1,5} \\d{4}");
    private static final DateTimeFormatter OF_C = DateTimeFormatter.ofPattern("EEE MMM d H:mm:ss zzz yyyy", Locale.ENGLISH);

    private Moments() {}

    /** @param locale decides which of 5/6/2026 is the day */
    static Optional<OffsetDateTime> parse(String text, Locale locale) {
        var line = Words.oneLine(text);
        if (line.isEmpty() || line.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        try {
            return iso(line).or(() -> inHeaderForm(line))
                    .or(() -> WrittenDays.first(line, locale).map(day -> day.atStartOfDay().atOffset(ZoneOffset.UTC)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Optional<OffsetDateTime> iso(String line) {
        var iso = ISO.matcher(line);
        if (iso.matches()) {
            return Optional.of(moment(iso.toMatchResult()));
        }
        var compact = COMPACT.matcher(line);
        if (compact.matches()) {
            return Optional.of(moment(compact.toMatchResult()));
        }
        var dotted = DOTTED.matcher(line);
        return dotted.matches() ? Optional.of(dotted(dotted.toMatchResult())) : Optional.empty();
    }

    private static OffsetDateTime moment(MatchResult parts) {
        var day = LocalDate.of(number(parts.group(1)), number(parts.group(2)), number(parts.group(3)));
        var time = LocalTime.of(number(parts.group(4)), number(parts.group(5)), number(parts.group(6)));
        return day.atTime(time).atOffset(zone(Objects.requireNonNullElse(parts.group(7), "Z")));
    }

    private static OffsetDateTime dotted(MatchResult parts) {
        var day = LocalDate.of(number(parts.group("year")), number(parts.group("month")), number(parts.group("day")));
        return day.atTime(number(parts.group("hour")), number(parts.group("minute"))).atOffset(ZoneOffset.UTC);
    }

    /** RFC 1123, as in mail: "Sat, 11 May 2019 17:02:00 GMT"; or as C and Java print it, "Sat May 11 17:02:00 GMT 2019". */
    private static Optional<OffsetDateTime> inHeaderForm(String line) {
        try {
            return Optional.of(PRINTED_BY_C.matcher(line).matches()
                    ? ZonedDateTime.parse(line, OF_C).toOffsetDateTime()
                    : OffsetDateTime.parse(line, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeParseException otherForm) {
            return Optional.empty();
        }
    }

    private static ZoneOffset zone(String text) {
        return Character.isLetter(text.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(text);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
