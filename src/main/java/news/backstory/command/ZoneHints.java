package news.backstory.command;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which zone somebody may have meant who did not write one as it is called. */
final class ZoneHints {

    /** What people write, and the zone that most of them mean. */
    private static final Map<String, String> ABBREVIATIONS = Map.ofEntries(
            Map.entry("EST", "America/New_York"), Map.entry("EDT", "America/New_York"), Map.entry("ET", "America/New_York"),
            Map.entry("CST", "America/Chicago"), Map.entry("CDT", "America/Chicago"), Map.entry("CT", "America/Chicago"),
            Map.entry("MST", "America/Denver"), Map.entry("MDT", "America/Denver"), Map.entry("MT", "America/Denver"),
            Map.entry("PST", "America/Los_Angeles"), Map.entry("PDT", "America/Los_Angeles"), Map.entry("PT", "America/Los_Angeles"),
            Map.entry("BST", "Europe/London"), Map.entry("WET", "Europe/Lisbon"), Map.entry("CET", "Europe/Berlin"),
            Map.entry("CEST", "Europe/Berlin"), Map.entry("MEZ", "Europe/Berlin"), Map.entry("MESZ", "Europe/Berlin"),
            Map.entry("EET", "Europe/Athens"), Map.entry("EEST", "Europe/Athens"), Map.entry("MSK", "Europe/Moscow"),
            Map.entry("IST", "Asia/Kolkata"), Map.entry("JST", "Asia/Tokyo"), Map.entry("HKT", "Asia/Hong_Kong"),
            Map.entry("SGT", "Asia/Singapore"), Map.entry("AEST", "Australia/Sydney"), Map.entry("AEDT", "Australia/Sydney"),
            Map.entry("NZST", "Pacific/Auckland"), Map.entry("SAST", "Africa/Johannesburg"), Map.entry("BRT", "America/Sao_Paulo"));

    private ZoneHints() {}

    /** For an abbreviation, or the name of a place alone; empty where nothing is known. */
    static Optional<String> of(String written) {
        return Optional.ofNullable(ABBREVIATIONS.get(written.toUpperCase(Locale.ROOT))).or(() -> ofPlace(written));
    }

    private static Optional<String> ofPlace(String written) {
        return written.length() < 4
                ? Optional.empty()
                : ZoneId.getAvailableZoneIds().stream().filter(zone -> !zone.startsWith("Etc/") && !zone.startsWith("SystemV/"))
                        .filter(zone -> zone.contains("/") && zone.substring(zone.lastIndexOf('/') + 1).equalsIgnoreCase(written)).sorted()
                        .findFirst();
    }
}
