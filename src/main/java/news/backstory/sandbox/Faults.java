package news.backstory.sandbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What is to go wrong with the bot's next calls, for tests of how it bears it. */
public final class Faults {

    /** As a method's name: the calls of response URLs. */
    public static final String RESPONSE_URL = "response_url";
    static final int MAX_PLANNED = 10_000;

    /** Whether the call is carried out, whatever is answered: the caller of one that is cannot tell it from one that is not. */
    public enum Effect {
        DONE, NOT_DONE
    }

    /** One thing that goes wrong. */
    public sealed interface Fault {

        /** The connection is closed instead of an answer. */
        record Cut(Effect effect) implements Fault {}

        /** This HTTP status, 408 or 500 say, without a Slack answer. */
        record Status(int status, Effect effect) implements Fault {}

        /** 503 with "Retry-After: 0", which makes some HTTP clients send it again by themselves. */
        record TryAgain(Effect effect) implements Fault {}

        /** 200, and half of a JSON object. */
        record BrokenJson(Effect effect) implements Fault {}

        /** Carried out at once and answered so much later. */
        record Stall(Duration time) implements Fault {}

        /** 429 as Slack says it, with this Retry-After; not carried out. */
        record TooFast(Duration retryAfter) implements Fault {}

        /** 200 with {@code ok: false} and this reason, token_revoked say; not carried out. */
        record Refused(String error) implements Fault {}

        default boolean done() {
            return switch (this) {
                case Cut(var effect) -> effect == Effect.DONE;
                case Status(_, var effect) -> effect == Effect.DONE;
                case TryAgain(var effect) -> effect == Effect.DONE;
                case BrokenJson(var effect) -> effect == Effect.DONE;
                case Stall _ -> true;
                case TooFast _,Refused _ -> false;
            };
        }
    }

    private final Map<String, Deque<Fault>> planned = new ConcurrentHashMap<>();

    /** The next so many calls of a method, after those already planned, go wrong like this. */
    public void next(int calls, String method, Fault fault) {
        if (calls < 1) {
            throw new IllegalArgumentException("at least one call goes wrong");
        }
        if (fault instanceof Fault.Stall(var time) && time.isNegative()) {
            throw new IllegalArgumentException("a stall takes no negative time");
        }
        if (!method.equals(RESPONSE_URL) && Method.named(method).isEmpty()) {
            throw new IllegalArgumentException("no method " + method);
        }
        planned.compute(method, (_, was) -> {
            var faults = was == null ? new ArrayDeque<Fault>() : was;
            if (faults.size() + calls > MAX_PLANNED) {
                throw new IllegalArgumentException("too many faults");
            }
            for (var call = 0; call < calls; call++) {
                faults.add(fault);
            }
            return faults;
        });
    }

    /** Everything goes well again. */
    public void clear() {
        planned.clear();
    }

    /** What goes wrong now; it is used up. */
    Optional<Fault> take(String method) {
        var taken = new ArrayDeque<Fault>(1);
        planned.computeIfPresent(method, (_, faults) -> {
            taken.add(faults.removeFirst());
            return faults.isEmpty() ? null : faults;
        });
        return Optional.ofNullable(taken.peek());
    }
}
