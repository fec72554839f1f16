package news.backstory.extract;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The time of day beside a written day, in the zone that stands behind it: "20 November 2026, 11:30 PM EST", "10.30 Uhr". Without a zone, in UTC. */
final class WrittenTimes {

    private static final int MAX_CHARACTERS = 40;
    private static final int HOURS_OF_HALF_A_DAY = 12;

    private static final String TIME = "(?<hour>\\d{1,2})(?:[:.h時]|\\s?[hH]\\s?)(?<minute>\\d{2})(?::\\d{2})?\\s?分?\\s{0,2}(?<half>[aApP]\\.?[mM]\\b\\.?)?"
            + "\\s?(?:[uU]hr|h|hrs)?\\s{0,2}\\(?(?<zone>[A-Z]{1,4}\\b(?:[+-]\\d{1,2}(?::?\\d{2})?)?|[+-]\\d{2}:?\\d{2})?";
    private static final Pattern BEHIND = Pattern.compile(
            "[\\s,;|·•–—/日-]{0,5}(?:at|um|à|a las|a la|alle(?: ore)?|ore|às|om|kl\\.?|klo|o godz\\.?|godz\\.?|saat|в|-)?\\s{0,2}(?-i:" + TIME + ").*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    private static final Pattern BEFORE = Pattern.compile("(?:.*[^\\d:.])?(?-i:" + TIME + ")\\)?(?:\\s?(?:on|am|,|-|–|\\|))?\\s{0,3}",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Those that mean one zone in the news; where they shift, the zone knows when. */
    private static final Map<String, String> ZONES = Map.ofEntries(
            Map.entry("ET", "America/New_York"), Map.entry("EST", "-05:00"), Map.entry("EDT", "-04:00"), Map.entry("CT", "America/Chicago"),
            Map.entry("CST", "-06:00"), Map.entry("CDT", "-05:00"), Map.entry("MT", "America/Denver"), Map.entry("MST", "-07:00"),
            Map.entry("MDT", "-06:00"),
            Map.entry("PT", "America/Los_Angeles"), Map.entry("PST", "-08:00"), Map.entry("PDT", "-07:00"), Map.entry("BST", "+01:00"),
            Map.entry("WET", "+00:00"), Map.entry("CET", "+01:00"), Map.entry("CEST", "+02:00"), Map.entry("MEZ", "+01:00"),
            Map.entry("MESZ", "+02:00"),
            Map.entry("EET", "+02:00"), Map.entry("EEST", "+03:00"), Map.entry("MSK", "+03:00"), Map.entry("IST", "+05:30"),
            Map.entry("SGT", "+08:00"),
            Map.entry("HKT", "+08:00"), Map.entry("JST", "+09:00"), Map.entry("KST", "+09:00"), Map.entry("AEST", "+10:00"),
            Map.entry("AEDT", "+11:00"),
            Map.entry("NZST", "+12:00"), Map.entry("NZDT", "+13:00"));

    private WrittenTimes() {}

    static Optional<OffsetDateTime> beside(String text, WrittenDays.Found day) {
        var behind = BEHIND.matcher(text.substring(day.end(), Math.min(text.length(), day.end() + MAX_CHARACTERS)));
        if (behind.matches()) {
            return moment(day, behind.toMatchResult());
        }
        var before = BEFORE.matcher(text.substring(Math.max(0, day.start() - MAX_CHARACTERS), day.start()));
        return before.matches() ? moment(day, before.toMatchResult()) : Optional.empty();
    }

    private static Optional<OffsetDateTime> moment(WrittenDays.Found day, MatchResult parts) {
        try {
            var hour = Integer.parseInt(Objects.requireNonNull(parts.group("hour")));
            var time = LocalTime.of(inFullDay(hour, parts.group("half")), Integer.parseInt(Objects.requireNonNull(parts.group("minute"))));
            return Optional.of(day.day().atTime(time).atZone(zone(parts.group("zone"))).toOffsetDateTime());
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    private static int inFullDay(int hour, @Nullable String half) {
        if (half == null || hour > HOURS_OF_HALF_A_DAY) {
            return hour;
        }
        return hour % HOURS_OF_HALF_A_DAY + (half.toLowerCase(Locale.ROOT).startsWith("p") ? HOURS_OF_HALF_A_DAY : 0);
    }

    private static ZoneId zone(@Nullable String name) {
        var upper = name == null ? "" : name.toUpperCase(Locale.ROOT).replaceFirst("^(?:GMT|UTC)(?=[+-])", "");
        if (upper.startsWith("+") || upper.startsWith("-")) {
            return ZoneId.of(upper.length() == 2 ? upper.charAt(0) + "0" + upper.charAt(1) : upper);
        }
        return ZoneId.of(ZONES.getOrDefault(upper, ZoneOffset.UTC.getId()));
    }
}
