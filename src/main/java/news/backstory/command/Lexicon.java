package news.backstory.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of which commands are made: times, spans, zones, languages, people. Each is empty for a text that is none. */
public final class Lexicon {

    static final int MAX_WORDS_CHARACTERS = 200;

    private static final int MAX_LANGUAGES = 20;
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Pattern TOKEN = Pattern.compile("(?:[^\\s\"]|\"[^\"]*+\")++");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2})(?:[:.h](\\d{2}))?\\s?(am|pm)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPAN = Pattern.compile("(\\d{1,4})\\s?(m|min|minutes?|h|hours?|d|days?|w|weeks?|months?)", Pattern.CASE_INSENSITIVE);

    private Lexicon() {}

    /** Codes of languages, with commas between them, or "any"; empty for what is none. */
    public static Optional<Set<String>> languages(String text) {
        if (text.isBlank() || text.equalsIgnoreCase("any")) {
            return Optional.of(Set.of());
        }
        var codes = Arrays.stream(text.split("[,\\s]+")).map(code -> code.toLowerCase(Locale.ROOT)).filter(code -> !code.isEmpty()).toList();
        return codes.size() <= MAX_LANGUAGES && codes.stream().allMatch(code -> code.matches("[a-z]{2,3}"))
                ? Optional.of(Set.copyOf(codes))
                : Optional.empty();
    }

    /** The people that are mentioned, by the names the edge gave them. */
    public static List<String> people(String text) {
        return CommandParser.PERSON.matcher(text).results().map(found -> found.group(1)).distinct().limit(50).toList();
    }

    public static Optional<ZoneId> zone(String text) {
        try {
            return text.contains("/") || text.equalsIgnoreCase("UTC") || text.equals("GMT") ? Optional.of(ZoneId.of(text)) : Optional.empty();
        } catch (DateTimeException noSuchZone) {
            return ZoneId.getAvailableZoneIds().stream().filter(text::equalsIgnoreCase).findFirst().map(ZoneId::of);
        }
    }

    static Optional<LocalTime> time(String text) {
        var time = TIME
                .matcher(text.length() == 4 && text.chars().allMatch(Character::isDigit) ? text.substring(0, 2) + ":" + text.substring(2) : text);
        if (!time.matches() || time.group(2) == null && time.group(3) == null) {
            return Optional.empty();
        }
        var hour = Integer.parseInt(time.group(1));
        var minute = time.group(2) == null ? 0 : Integer.parseInt(time.group(2));
        if (time.group(3) != null) {
            if (hour < 1 || hour > 12) {
                return Optional.empty();
            }
            hour = hour % 12 + (time.group(3).equalsIgnoreCase("pm") ? 12 : 0);
        }
        return hour < 24 && minute < 60 ? Optional.of(LocalTime.of(hour, minute)) : Optional.empty();
    }

    /** Whether it is written like a span of time, be it too long or too short. */
    static boolean isSpan(String text) {
        return SPAN.matcher(text).matches();
    }

    static Optional<Duration> span(String text) {
        var span = SPAN.matcher(text.strip());
        if (!span.matches()) {
            return Optional.empty();
        }
        var count = Long.parseLong(span.group(1));
        var unit = span.group(2).toLowerCase(Locale.ROOT);
        var duration = unit.startsWith("mo") ? Duration.ofDays(31 * count) : switch (unit.charAt(0)) {
            case 'm' -> Duration.ofMinutes(count);
            case 'h' -> Duration.ofHours(count);
            case 'd' -> Duration.ofDays(count);
            default -> Duration.ofDays(7 * count);
        };
        return duration.isPositive() && duration.compareTo(LONGEST) <= 0 ? Optional.of(duration) : Optional.empty();
    }

    /** The words of a line; a phrase in quotation marks is one, and so is what is written up to it. */
    static List<String> tokens(String text) {
        return TOKEN.matcher(straight(text)).results().map(found -> found.group()).toList();
    }

    /** Telephones write quotation marks of their own. */
    static String straight(String text) {
        return text.replaceAll("[“”„«»]", "\"");
    }
}
