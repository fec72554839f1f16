package news.backstory.sandbox;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A moment in each reader's own words: docs.slack.dev/messaging/formatting-message-text, "Date formatting". */
final class DateWords {

    private static final Pattern TOKEN = Pattern.compile("\\{([a-z_]{1,30})}");
    private static final int MAX_DIGITS = 11;

    private DateWords() {}

    /** @param format "{date_short_pretty} at {time}"; empty when the seconds are none, or a token is unknown */
    static Optional<String> say(String seconds, String format, Viewer viewer) {
        if (seconds.isEmpty() || seconds.length() > MAX_DIGITS || !seconds.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            return Optional.empty();
        }
        var moment = Instant.ofEpochSecond(Long.parseLong(seconds));
        var tokens = TOKEN.matcher(format);
        var words = new StringBuilder();
        while (tokens.find()) {
            var word = word(tokens.group(1), moment, viewer);
            if (word.isEmpty()) {
                return Optional.empty();
            }
            tokens.appendReplacement(words, Matcher.quoteReplacement(word.get()));
        }
        return Optional.of(tokens.appendTail(words).toString());
    }

    private static Optional<String> word(String token, Instant moment, Viewer viewer) {
        if (token.endsWith("_pretty")) {
            return near(moment, viewer).or(() -> word(token.substring(0, token.length() - "_pretty".length()), moment, viewer));
        }
        return switch (token) {
            case "date_num" -> said("yyyy-MM-dd", moment, viewer);
            case "date", "day_divider" -> said("d MMMM yyyy", moment, viewer);
            case "date_short" -> said("d MMM yyyy", moment, viewer);
            case "date_long" -> said("EEEE, d MMMM yyyy", moment, viewer);
            case "time" -> said("HH:mm", moment, viewer);
            case "time_secs" -> said("HH:mm:ss", moment, viewer);
            case "ago" -> Optional.of(ago(moment, viewer.now()));
            default -> Optional.empty();
        };
    }

    private static Optional<String> said(String pattern, Instant moment, Viewer viewer) {
        return Optional.of(DateTimeFormatter.ofPattern(pattern, Locale.UK).format(viewer.at(moment)));
    }

    private static Optional<String> near(Instant moment, Viewer viewer) {
        var days = ChronoUnit.DAYS.between(viewer.at(viewer.now()).toLocalDate(), viewer.at(moment).toLocalDate());
        if (days == 0) {
            return Optional.of("today");
        }
        return days == 1 ? Optional.of("tomorrow") : days == -1 ? Optional.of("yesterday") : Optional.empty();
    }

    private static String ago(Instant moment, Instant now) {
        var minutes = ChronoUnit.MINUTES.between(moment, now);
        var length = Math.abs(minutes);
        if (length < 1) {
            return "now";
        }
        var words = length < 60 ? count(length, "minute") : length < 24 * 60 ? count(length / 60, "hour") : count(length / (24 * 60), "day");
        return minutes > 0 ? words + " ago" : "in " + words;
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
