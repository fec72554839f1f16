package news.backstory.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as the tables hold them: microseconds since 1970, UTC; the far past and future are cut to what fits. */
final class Instants {

    private static final Instant LEAST = Instant.EPOCH.minus(100_000L * 365, ChronoUnit.DAYS);
    private static final Instant MOST = Instant.EPOCH.plus(100_000L * 365, ChronoUnit.DAYS);

    private Instants() {}

    static long micros(Instant instant) {
        var within = instant.isBefore(LEAST) ? LEAST : instant.isAfter(MOST) ? MOST : instant;
        return ChronoUnit.MICROS.between(Instant.EPOCH, within);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
