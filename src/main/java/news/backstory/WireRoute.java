package news.backstory;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.backstory.article.ArticleId;
import news.backstory.ingest.WireDesk;
import news.backstory.ingest.WireDesk.Receipt;
import news.backstory.store.StoreFault;
import news.backstory.wire.SenderCheck;
import news.backstory.wire.WireItem;
import news.backstory.wire.WireItems;
import news.backstory.wire.WireName;
import news.backstory.wire.WireReader;

/** {@code POST /wires/<name>}: where agencies and the newsroom's own system push articles. 202 says that it is on disk. docs/operating.md has the contract. */
final class WireRoute {

    static final String TIMESTAMP = "X-Backstory-Timestamp";
    static final String SIGNATURE = "X-Backstory-Signature";

    /** For each wire, so that whoever uses one's name and sends slowly holds up no other. Each may hold a few times {@link WireReader#MAX_BYTES}. */
    static final int AT_A_TIME = 4;
    private static final Duration WAIT_AT_MOST = Duration.ofSeconds(5);

    /** Named in an answer. */
    private static final int MAX_WARNINGS = 20;

    private final SenderCheck senders;
    private final WireDesk desk;
    private final Journal journal;
    private final Map<WireName, Semaphore> permits = new ConcurrentHashMap<>();
    private final Body bodies = new Body(Body.AT_MOST);

    WireRoute(SenderCheck senders, WireDesk desk, Journal journal) {
        this.senders = senders;
        this.desk = desk;
        this.journal = journal;
    }

    void handle(Context context) throws IOException {
        switch (senders.claim(context.pathParam("name"), only(context, TIMESTAMP), only(context, SIGNATURE))) {
            case SenderCheck.Claim.Refused(var why) -> refuse(context.header("Connection", "close"), why); // Unread: a stranger is not listened to.
            case SenderCheck.Claim.Of(var wire) -> listen(context, permits.computeIfAbsent(wire, _ -> new Semaphore(AT_A_TIME, true)));
        }
    }

    private void listen(Context context, Semaphore turns) throws IOException {
        var encoding = only(context, "Content-Encoding");
        if (!encoding.isEmpty() && !encoding.equalsIgnoreCase("identity")) {
            answer(context.header("Connection", "close"), 415, "send it as it is, without Content-Encoding");
        } else if (context.req().getContentLengthLong() > WireReader.MAX_BYTES) {
            tooLarge(context);
        } else if (!isFree(turns)) {
            answer(context.header("Retry-After", "5"), 503, "busy: send it again in a few seconds");
        } else {
            try {
                read(context);
            } finally {
                turns.release();
            }
        }
    }

    private void read(Context context) throws IOException {
        var body = bodies.read(context.req().getInputStream(), WireReader.MAX_BYTES);
        if (body.length > WireReader.MAX_BYTES) {
            tooLarge(context);
            return;
        }
        switch (senders.check(context.pathParam("name"), only(context, TIMESTAMP), only(context, SIGNATURE), body)) {
            case SenderCheck.Verdict.Refused(var why) -> refuse(context, why);
            case SenderCheck.Verdict.Genuine(var wire, var signature) -> take(context, wire, body, signature);
        }
    }

    private void take(Context context, WireName wire, byte[] body, String signature) {
        try {
            var receipt = desk.take(wire, body, signature);
            journal.handedOver(wire, receipt);
            switch (receipt) {
                case Receipt.Taken taken -> answer(context, 202, text(taken));
                // Whoever did not hear our first answer sends it again, and must not take that for a failure.
                case Receipt.Repeated _ -> answer(context, 202, "this very delivery was taken before");
                case Receipt.Unreadable(var why) -> answer(context, 400, why);
            }
        } catch (StoreFault diskFails) {
            journal.couldNotKeep(wire, diskFails);
            answer(context.header("Retry-After", "30"), 503, "could not be kept: send it again");
        }
    }

    private void refuse(Context context, String why) {
        journal.refusedWire(why);
        answer(context, 401, "not signed as it must be: the name, the secret, the clock or the body is wrong");
    }

    private static boolean isFree(Semaphore turns) {
        try {
            return turns.tryAcquire(WAIT_AT_MOST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** One line for each item: what became of it, and its sender's name for it; then what a person must settle before it shows, and what was wrong. */
    private static String text(Receipt.Taken taken) {
        var outcomes = taken.outcomes().stream().map(outcome -> outcome.verdict().name().toLowerCase(Locale.ROOT) + " " + outcome.uri());
        var held = taken.held().stream()
                .map(one -> "held " + uriOf(one.article(), taken) + ": " + one.concerns().stream().map(WireRoute::said).sorted()
                        .collect(Collectors.joining("; ")));
        var warnings = taken.warnings().stream().limit(MAX_WARNINGS).map(warning -> "warning: " + warning);
        return Stream.of(outcomes, held, warnings).flatMap(lines -> lines).collect(Collectors.joining("\n"));
    }

    private static String uriOf(ArticleId article, Receipt.Taken taken) {
        return taken.outcomes().stream().filter(outcome -> outcome.article().equals(article)).map(WireItems.Outcome::uri).findFirst()
                .orElse(article.value());
    }

    private static String said(WireItem.Concern concern) {
        return switch (concern) {
            case KILL_IN_WORDS -> "its words speak of a kill; send it as canceled, or without them";
            case EMBARGO_IN_WORDS -> "its words speak of an embargo; send the moment in the embargo's own field, or it without them";
            case EMBARGO_UNCLEAR -> "the end of its embargo is no moment with a zone (RFC 3339)";
            case STATUS_UNKNOWN -> "its status is none of usable, withheld, canceled";
        };
    }

    private static void tooLarge(Context context) {
        answer(context.header("Connection", "close"), 413, "larger than " + WireReader.MAX_BYTES + " bytes");
    }

    private static void answer(Context context, int status, String text) {
        context.status(status).contentType("text/plain; charset=utf-8").header("X-Content-Type-Options", "nosniff").result(text + "\n");
    }

    /** A header that came twice says nothing: two readers could believe two things. */
    private static String only(Context context, String name) {
        var values = context.req().getHeaders(name);
        var first = values.hasMoreElements() ? values.nextElement() : "";
        return values.hasMoreElements() ? "" : first;
    }
}
