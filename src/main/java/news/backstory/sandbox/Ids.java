package news.backstory.sandbox;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Names for what is sent: made of the time, so that a sandbox started again never repeats one that the bot remembers. */
final class Ids {

    private static final int RADIX = 36;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final AtomicLong last = new AtomicLong();

    Ids(InstantSource clock) {
        this.clock = clock;
    }

    String event() {
        return "Ev" + Long.toString(next(), RADIX).toUpperCase(Locale.ROOT);
    }

    String trigger() {
        var number = next();
        return number + "." + number % 1_000_000 + "." + secret();
    }

    String view() {
        return "V" + Long.toString(next(), RADIX).toUpperCase(Locale.ROOT);
    }

    /** Of a view's content: another one for each change. */
    String hash() {
        var number = next();
        return number / 1_000_000 + "." + Long.toString(number, RADIX);
    }

    /** Seconds and microseconds, as Slack times what is done. */
    String moment() {
        var number = next();
        return "%d.%06d".formatted(number / 1_000_000, number % 1_000_000);
    }

    /** 32 hexadecimal digits that nobody can guess. */
    String secret() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private long next() {
        var now = clock.instant();
        var micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
        return last.updateAndGet(was -> Math.max(was + 1, micros));
    }
}
