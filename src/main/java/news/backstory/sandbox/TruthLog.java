package news.backstory.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * What really passed between the workspace and the bot, in order: each call that arrived, with what was made of it before anything was answered, and
 * each request to the bot with how it ended. Keeps the newest {@value #MAX_LINES} lines. No secret is ever in it.
 */
public final class TruthLog {

    public static final int MAX_LINES = 10_000;
    static final int MAX_WAITING = 1_000;

    /** Which way it went. */
    public enum Way {
        /** A call of a method of the Web API. */
        CALL,
        /** A message to a response_url. */
        RESPONSE_URL,
        /** A command, an event or an interaction on its way to the bot. */
        TO_BOT
    }

    /**
     * One of them.
     *
     * @param number from 1, without a gap
     * @param at when it arrived, or was sent
     * @param what the method ("chat.postMessage"), "response_url", or what was sent ("/news", "event app_mention", "block_actions")
     * @param arguments as they were given, metadata and blocks too; for an event that is sent again also "retry_num" and "retry_reason"
     * @param outcome "ok", Slack's error code, or what kept the bot from answering: "http_timeout", "connection_failed", "http_error"
     * @param status of the HTTP answer; 0 when there was none
     * @param ts of the message that came of it; else empty
     * @param fault what was done to the answer on purpose; else empty
     */
    public record Line(
            long number, Instant at, Way way, String what, JsonNode arguments, String outcome, int status, String ts, String fault, Duration took) {

        /** As it was given, if it was given as text; else empty. */
        public String argument(String name) {
            return arguments.path(name).asText("");
        }

        /** A value of the message's metadata; empty if there is none of this name. */
        public String payload(String name) {
            return arguments.path("metadata").path("event_payload").path(name).asText("");
        }

        /** Whether these characters stand anywhere in what was sent. */
        public boolean holds(String characters) {
            return arguments.toString().contains(characters);
        }

        ObjectNode json() {
            return Json.object().put("number", number).put("at", at.toString()).put("way", way.name()).put("what", what).put("outcome", outcome)
                    .put("status", status).put("ts", ts).put("fault", fault).put("took_ms", took.toMillis()).set("arguments", arguments);
        }
    }

    private record Waiting(Predicate<Line> wanted, CompletableFuture<Line> found) {}

    private final List<String> secrets;

    /** Guards everything below. */
    private final Object lock = new Object();

    private final Deque<Line> lines = new ArrayDeque<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private long last;

    TruthLog(List<String> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /** Oldest first. */
    public List<Line> lines() {
        synchronized (lock) {
            return List.copyOf(lines);
        }
    }

    /** The calls of this method, oldest first. */
    public List<Line> calls(String method) {
        return lines().stream().filter(line -> line.way() == Way.CALL && line.what().equals(method)).toList();
    }

    /** What was sent to the bot of this kind, oldest first. */
    public List<Line> sent(String what) {
        return lines().stream().filter(line -> line.way() == Way.TO_BOT && line.what().equals(what)).toList();
    }

    /** The first line that is wanted, one already there or one yet to come; empty when none came in that time. */
    public Optional<Line> await(Predicate<Line> wanted, Duration atMost) {
        var mine = new Waiting(wanted, new CompletableFuture<>());
        synchronized (lock) {
            var there = lines.stream().filter(wanted).findFirst();
            if (there.isPresent()) {
                return there;
            }
            if (waiting.size() >= MAX_WAITING) {
                throw new IllegalStateException("too many wait for the log");
            }
            waiting.add(mine);
        }
        try {
            return Optional.of(mine.found().get(atMost.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException | ExecutionException nothingCame) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            synchronized (lock) {
                waiting.remove(mine);
            }
        }
    }

    void add(Instant at, Way way, String what, JsonNode arguments, String outcome, int status, String ts, String fault, Duration took) {
        synchronized (lock) {
            last++;
            var line = new Line(last, at, way, what, withoutSecrets(arguments), outcome, status, ts, fault, took);
            lines.add(line);
            if (lines.size() > MAX_LINES) {
                lines.removeFirst();
            }
            waiting.stream().filter(one -> one.wanted().test(line)).forEach(one -> one.found().complete(line));
        }
    }

    private JsonNode withoutSecrets(JsonNode arguments) {
        var text = arguments.toString();
        if (secrets.stream().noneMatch(text::contains)) {
            return arguments;
        }
        var clean = text;
        for (var secret : secrets) {
            clean = clean.replace(secret, "(secret)");
        }
        return Json.parse(clean).orElseGet(Json::object);
    }
}
