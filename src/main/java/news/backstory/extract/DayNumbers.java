package news.backstory.extract;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import news.backstory.extract.DayCandidate.Clue;

/** What speaks for and against days, as numbers: in the order in which the trees have learned them. */
final class DayNumbers {

    private static final int MAX_COUNT = 5;
    private static final Pattern MONTH_IN_ADDRESS = Pattern.compile("/((?:19|20)\\d{2})[/-](0?[1-9]|1[0-2])(?!\\d)");

    private DayNumbers() {}

    /** A row for each of these. */
    static List<float[]> of(List<DayCandidate> candidates, String address) {
        var published = dayOf(candidates, Clue.DATA_PUBLISHED).or(() -> dayOf(candidates, Clue.META_PUBLISHED));
        var updated = dayOf(candidates, Clue.DATA_UPDATED).or(() -> dayOf(candidates, Clue.META_UPDATED));
        var months = MONTH_IN_ADDRESS.matcher(address).results().limit(1).map(month -> month.group(1) + "-" + month.group(2))
                .findFirst();
        var latest = candidates.stream().map(DayCandidate::day).max(LocalDate::compareTo);
        var first = candidates.stream().map(DayCandidate::day).min(LocalDate::compareTo);
        var inAddress = candidates.stream().anyMatch(candidate -> candidate.count(Clue.ADDRESS) > 0);
        return candidates.stream().map(candidate -> {
            var row = new float[Clue.values().length + 15];
            var at = 0;
            for (var clue : Clue.values()) {
                row[at++] = Math.min(candidate.count(clue), MAX_COUNT);
            }
            row[at++] = Math.min(candidate.order(), 20);
            row[at++] = candidates.size();
            row[at++] = distance(published, candidate.day());
            row[at++] = distance(updated, candidate.day());
            row[at++] = distance(latest, candidate.day());
            row[at++] = distance(first, candidate.day());
            row[at++] = months.isEmpty() ? -1 : sameMonth(months.get(), candidate.day()) ? 1 : 0;
            row[at++] = inAddress ? 1 : 0;
            row[at++] = DayCandidate.hasNoTime(candidate.named()) ? 0 : 1;
            row[at++] = candidates.stream().filter(other -> other.count(Clue.NEAR_HEADLINE) > 0).count();
            row[at++] = candidates.stream().filter(other -> other.count(Clue.TIME) > 0).count();
            row[at++] = candidate.differentClues();
            row[at++] = candidate.named().getOffset().getTotalSeconds() / 3600f;
            row[at++] = candidate.named().getHour();
            row[at] = candidates.stream().filter(other -> Math.abs(ChronoUnit.DAYS.between(other.day(), candidate.day())) == 1).count();
            return row;
        }).toList();
    }

    private static Optional<LocalDate> dayOf(List<DayCandidate> candidates, Clue clue) {
        return candidates.stream().filter(candidate -> candidate.count(clue) > 0).map(DayCandidate::day).findFirst();
    }

    private static float distance(Optional<LocalDate> from, LocalDate to) {
        return from.isEmpty() ? -9_999 : Math.clamp(ChronoUnit.DAYS.between(from.get(), to), -3_000, 3_000);
    }

    private static boolean sameMonth(String yearAndMonth, LocalDate day) {
        var dash = yearAndMonth.indexOf('-');
        return YearMonth.from(day)
                .equals(YearMonth.of(Integer.parseInt(yearAndMonth.substring(0, dash)), Integer.parseInt(yearAndMonth.substring(dash + 1))));
    }
}
