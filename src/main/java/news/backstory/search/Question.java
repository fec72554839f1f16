package news.backstory.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a person typed, understood: words, phrases in quotation marks, and words that must stand in the headline ({@code headline:}), and filters
 * {@code source: desk: before: after:}. What looks like a filter and is none
 * is words.
 *
 * @param headline words that are wanted in the headline
 * @param sources any of which will do, in lower case; likewise {@code desks}
 * @param from    nothing older, {@code to}: nothing from then on
 */
record Question(List<String> words, List<String> phrases, List<String> headline, List<String> sources, List<String> desks, Optional<Instant> from,
        Optional<Instant> to) {

    static final int MAX_CHARACTERS = 1_000;

    /** More parts make no question better, and each costs a look-up. */
    static final int MAX_PARTS = 32;

    private static final Pattern PART = Pattern.compile("(?:(headline|source|desk|before|after):)?(?:[\"“„«]([^\"”“»]*)[\"”“»]|(\\S+))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?");

    static Question of(String typed) {
        var reading = new Reading();
        var text = typed.substring(0, Math.min(typed.length(), MAX_CHARACTERS));
        PART.matcher(text).results().limit(MAX_PARTS).forEach(part -> {
            var value = part.group(2) == null ? part.group(3) : part.group(2);
            switch (part.group(1) == null ? "" : part.group(1).toLowerCase(Locale.ROOT)) {
                case "headline" -> reading.headline.addAll(List.of(value.strip().split("\\s+")));
                case "source" -> reading.sources.add(value.toLowerCase(Locale.ROOT));
                case "desk" -> reading.desks.add(value.toLowerCase(Locale.ROOT));
                case "before" -> startOf(value).ifPresentOrElse(at -> reading.to = Optional.of(at), () -> reading.words.add(part.group()));
                case "after" -> startOf(value).ifPresentOrElse(at -> reading.from = Optional.of(at), () -> reading.words.add(part.group()));
                default -> (part.group(2) == null ? reading.words : reading.phrases).add(value);
            }
        });
        return new Question(reading.words, reading.phrases, reading.headline, reading.sources, reading.desks, reading.from, reading.to);
    }

    private static final class Reading {

        private final List<String> words = new ArrayList<>();
        private final List<String> phrases = new ArrayList<>();
        private final List<String> headline = new ArrayList<>();
        private final List<String> sources = new ArrayList<>();
        private final List<String> desks = new ArrayList<>();
        private Optional<Instant> from = Optional.empty();
        private Optional<Instant> to = Optional.empty();
    }

    /** The first moment of a year, month or day, in UTC. */
    private static Optional<Instant> startOf(String written) {
        var date = DATE.matcher(written);
        if (!date.matches()) {
            return Optional.empty();
        }
        try {
            var month = date.group(2) == null ? 1 : Integer.parseInt(date.group(2));
            var day = date.group(3) == null ? 1 : Integer.parseInt(date.group(3));
            return Optional.of(LocalDate.of(Integer.parseInt(date.group(1)), month, day).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
