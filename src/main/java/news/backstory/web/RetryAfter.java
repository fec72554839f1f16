package news.backstory.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Response;

/** When a server wants to be asked again: the header Retry-After, seconds or a date (RFC 9110, 10.2.3). */
final class RetryAfter {

    /** Some servers name years. */
    static final Duration LONGEST = Duration.ofHours(24);

    private static final Pattern SECONDS = Pattern.compile("0*([0-9]{1,18})");

    private RetryAfter() {}

    /** From nothing to {@link #LONGEST}; empty if the server did not say, or not so that one understands. */
    static Optional<Duration> of(Response response) {
        return Optional.ofNullable(response.header("Retry-After"))
                .map(String::strip)
                .flatMap(text -> seconds(text).or(() -> until(response)))
                .map(RetryAfter::clamped);
    }

    /** Makes a pause of nothing one of a second. At a 503 that says 0, OkHttp would ask again by itself, behind our back and out of turn. */
    static Response notAtOnce(Response response) {
        boolean atOnce = of(response).filter(Duration::isZero).isPresent();
        return atOnce ? response.newBuilder().header("Retry-After", "1").build() : response;
    }

    private static Optional<Duration> seconds(String text) {
        var seconds = SECONDS.matcher(text);
        return seconds.matches() ? Optional.of(Duration.ofSeconds(Long.parseLong(seconds.group(1)))) : Optional.empty();
    }

    /** Reckoned by the server's own clock if it shows it: ours may be wrong, or its. */
    private static Optional<Duration> until(Response response) {
        var now = Objects.requireNonNullElseGet(response.headers().getInstant("Date"),
                () -> Instant.ofEpochMilli(response.receivedResponseAtMillis()));
        return Optional.ofNullable(response.headers().getInstant("Retry-After")).map(then -> Duration.between(now, then));
    }

    private static Duration clamped(Duration pause) {
        if (pause.isNegative()) {
            return Duration.ZERO;
        }
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
