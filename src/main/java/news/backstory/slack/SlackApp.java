package news.backstory.slack;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import news.backstory.command.Request;
import news.backstory.command.Requests;

/**
 * What Slack hands over, from the raw bytes to a row on disk. Says "heard" only when the row is there; the work is done later, by {@link SlackWorkers}.
 */
public final class SlackApp {

    /** None where Slack is heard over a socket: then nothing that comes in over HTTP is believed. */
    private final List<SignatureCheck> signatures;
    private final Requests requests;
    private final SlackWorkers workers;
    private final InstantSource clock;
    private final Consumer<Arrival> listener;
    private final Submissions submissions = new Submissions();

    /**
     * @param credentials none if Slack is heard over a socket alone
     * @param listener    hears what became of each arrival, for the log and the counters; called on many threads
     */
    public SlackApp(List<SlackCredentials> credentials, Requests requests, SlackWorkers workers, InstantSource clock, Consumer<Arrival> listener) {
        this.signatures = credentials.stream().map(one -> new SignatureCheck(one, clock)).toList();
        this.requests = requests;
        this.workers = workers;
        this.clock = clock;
        this.listener = listener;
    }

    /** What became of something that arrived; a counter's name in lower case. */
    public enum Arrival {
        HEARD, REPEATED, REFUSED, MALFORMED, OVERLOADED, RATE_LIMITED, CHALLENGED,
        /** A form in which something has to be put right first. */
        OBJECTED,
        /** Kept, and then of a kind that no listener of ours takes. */
        IGNORED
    }

    /** Answers within the time that one write to disk takes. Nothing of an unsigned request is parsed. */
    public HttpAnswer handle(HttpCall call) {
        for (var check : signatures) {
            var verdict = check.check(call);
            if (verdict == SignatureCheck.Verdict.SIGNED) {
                return signed(call, check);
            }
            if (verdict == SignatureCheck.Verdict.UNSIGNED && Hearing.isSslCheck(call)) {
                return HttpAnswer.heard();
            }
        }
        listener.accept(Arrival.REFUSED);
        return HttpAnswer.text(401, "Not signed by Slack, or too old, or seen before.");
    }

    /** What to acknowledge a message from the socket with instead of keeping it: a form in which something has to be put right. */
    Optional<String> objection(String message) {
        return Hearing.hearSocket(message) instanceof Heard.Work ? submissions.objection(Hearing.socketInteraction(message)) : Optional.empty();
    }

    /** What to acknowledge a message from the socket with when it is kept: what stands in a form's place while it is worked on. */
    Optional<String> meanwhile(String message) {
        return Hearing.hearSocket(message) instanceof Heard.Work(var key)
                ? submissions.meanwhile(Hearing.socketInteraction(message), key)
                : Optional.empty();
    }

    /**
     * Takes a message that came over the socket we opened to Slack ourselves, so that it needs no signature.
     *
     * @return whether it may be acknowledged: it is kept, or there is nothing to keep
     */
    boolean hear(String message) {
        return switch (Hearing.hearSocket(message)) {
            case Heard.Work(var key) -> keep(new Request(key, clock.instant(), new Envelope(Envelope.SOCKET, message).text()));
            case Heard.RateLimited _ -> {
                listener.accept(Arrival.RATE_LIMITED);
                yield true;
            }
            case Heard.Challenge _,Heard.Malformed _ -> {
                listener.accept(Arrival.MALFORMED);
                yield true;
            }
        };
    }

    private HttpAnswer signed(HttpCall call, SignatureCheck check) {
        var contentType = call.only("content-type");
        var body = new String(call.body(), StandardCharsets.UTF_8);
        return switch (isUtf8(call.body()) ? Hearing.hear(contentType, body) : new Heard.Malformed("it is not UTF-8")) {
            case Heard.Work(var key) -> submissions.objection(Hearing.interaction(contentType, body))
                    .map(objection -> object(call, check, objection))
                    .orElseGet(() -> keep(call, check, new Request(key, clock.instant(), new Envelope(contentType, body).text()),
                            submissions.meanwhile(Hearing.interaction(contentType, body), key)));
            case Heard.Challenge(var challenge) -> {
                check.accept(call);
                listener.accept(Arrival.CHALLENGED);
                yield HttpAnswer.text(200, challenge);
            }
            case Heard.RateLimited _ -> {
                check.accept(call);
                listener.accept(Arrival.RATE_LIMITED);
                yield HttpAnswer.heard();
            }
            case Heard.Malformed(var why) -> {
                check.accept(call);
                listener.accept(Arrival.MALFORMED);
                yield HttpAnswer.text(400, "Cannot be read: " + why + ".");
            }
        };
    }

    /** A form that has something to put right is not kept: the person, who still has it before them, sends it again. */
    private HttpAnswer object(HttpCall call, SignatureCheck check, String objection) {
        check.accept(call);
        listener.accept(Arrival.OBJECTED);
        return HttpAnswer.json(objection);
    }

    private HttpAnswer keep(HttpCall call, SignatureCheck check, Request request, Optional<String> meanwhile) {
        if (!keep(request)) {
            // On a 200 Slack would believe that we have it. It sends events again; who typed or pressed is told that it failed.
            return HttpAnswer.text(503, "Could not keep it. Try again.");
        }
        check.accept(call);
        return meanwhile.map(HttpAnswer::json).orElseGet(HttpAnswer::heard);
    }

    /** Whether it is on disk, now or since before. */
    private boolean keep(Request request) {
        boolean isNew;
        try {
            isNew = requests.add(request);
        } catch (RuntimeException notKept) {
            listener.accept(Arrival.OVERLOADED);
            return false;
        }
        listener.accept(isNew ? Arrival.HEARD : Arrival.REPEATED);
        if (isNew) {
            workers.offer(request);
        }
        return true;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }
}
