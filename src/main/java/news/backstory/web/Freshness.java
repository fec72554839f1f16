package news.backstory.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import okhttp3.Response;

/** Reads what an answer says about asking again (RFC 9111). */
final class Freshness {

    /** Some servers name years. */
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Pattern MAX_AGE = Pattern.compile("max-age\\s*=\\s*\"?([0-9]{1,12})");
    private static final Pattern NOT_FRESH = Pattern.compile("no-cache|no-store|must-revalidate");

    private Freshness() {}

    static Revisit.Caching of(Response response) {
        var validators = new Validators(response.header("ETag", ""), response.header("Last-Modified", ""));
        return new Revisit.Caching(validators, freshFor(response), "");
    }

    private static Duration freshFor(Response response) {
        var control = String.join(",", response.headers("Cache-Control")).toLowerCase(Locale.ROOT);
        var age = MAX_AGE.matcher(control);
        if (NOT_FRESH.matcher(control).find()) {
            return Duration.ZERO;
        }
        if (age.find()) {
            return clamped(Duration.ofSeconds(Long.parseLong(age.group(1))));
        }
        Instant expires = response.headers().getInstant("Expires");
        var now = Objects.requireNonNullElseGet(response.headers().getInstant("Date"),
                () -> Instant.ofEpochMilli(response.receivedResponseAtMillis()));
        return expires == null ? Duration.ZERO : clamped(Duration.between(now, expires));
    }

    private static Duration clamped(Duration span) {
        return span.isNegative() ? Duration.ZERO : span.compareTo(LONGEST) > 0 ? LONGEST : span;
    }
}
