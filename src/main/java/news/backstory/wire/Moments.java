package news.backstory.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Optional;

/** Reads the moments that wires write: ISO 8601, with every form of offset. */
final class Moments {

    private static final DateTimeFormatter WITH_ZONE = new DateTimeFormatterBuilder().parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME).appendPattern("[XXX][XX][X]").toFormatter();
    private static final int MAX_CHARACTERS = 40;
    private static final int LAST_YEAR = 9999;

    private Moments() {}

    /** Nothing if it is no moment, or says no zone: then it could be any of two days. */
    static Optional<Instant> exact(String written) {
        try {
            var text = written.strip();
            var moment = text.length() > MAX_CHARACTERS ? Optional.<OffsetDateTime>empty() : Optional.of(OffsetDateTime.parse(text, WITH_ZONE));
            return moment.filter(when -> when.getYear() > 0 && when.getYear() <= LAST_YEAR).map(OffsetDateTime::toInstant);
        } catch (DateTimeException noMoment) {
            return Optional.empty();
        }
    }

    /** Good enough to say which of two came first: a moment without a zone counts as UTC, a day as its beginning. */
    static Optional<Instant> forOrder(String written) {
        return exact(written).or(() -> local(written.strip()));
    }

    private static Optional<Instant> local(String text) {
        if (text.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        for (var form : List.<java.util.function.Function<String, LocalDateTime>>of(LocalDateTime::parse,
                day -> LocalDate.parse(day).atStartOfDay())) {
            try {
                return Optional.of(form.apply(text)).filter(when -> when.getYear() > 0 && when.getYear() <= LAST_YEAR)
                        .map(when -> when.toInstant(ZoneOffset.UTC));
            } catch (DateTimeException anotherForm) {
                // Tried next.
            }
        }
        return Optional.empty();
    }
}
