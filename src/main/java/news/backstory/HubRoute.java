package news.backstory;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import news.backstory.article.Link;
import news.backstory.hub.HubDesk;
import news.backstory.hub.HubDesk.Delivery;
import news.backstory.ingest.FeedPoller;
import news.backstory.store.StoreFault;

/** {@code /hubs/<callback>}: where hubs ask whether we meant it (GET) and tell of news (POST). W3C WebSub, 5.3 and 7. */
final class HubRoute {

    /** For each hub, so that a slow one holds up no other. */
    static final int AT_A_TIME = 4;

    private final HubDesk desk;
    private final FeedPoller poller;
    private final Journal journal;
    private final Map<Link, Semaphore> permits = new ConcurrentHashMap<>();
    private final Body bodies = new Body(Body.AT_MOST);

    HubRoute(HubDesk desk, FeedPoller poller, Journal journal) {
        this.desk = desk;
        this.poller = poller;
        this.journal = journal;
    }

    void verify(Context context) {
        var query = new HashMap<String, String>();
        context.queryParamMap().forEach((name, values) -> {
            if (values.size() == 1) {
                query.put(name, values.getFirst());
            }
        });
        var reply = desk.verify(context.pathParam("callback"), query);
        answer(context, reply.status(), reply.text());
    }

    void take(Context context) throws IOException {
        var hub = desk.hubAt(context.pathParam("callback"));
        if (hub.isEmpty()) {
            answer(context.header("Connection", "close"), 404, "no such subscription"); // Unread: a stranger is not listened to.
            return;
        }
        var turns = permits.computeIfAbsent(hub.get(), _ -> new Semaphore(AT_A_TIME));
        if (!turns.tryAcquire()) {
            answer(context.header("Retry-After", "5"), 503, "busy");
            return;
        }
        try {
            var body = bodies.read(context.req().getInputStream(), HubDesk.MAX_BYTES);
            take(context, desk.deliver(context.pathParam("callback"), only(context), body), body);
        } catch (StoreFault diskFails) {
            answer(context.header("Retry-After", "30"), 503, "could not be kept");
        } finally {
            turns.release();
        }
    }

    /** A receipt only: what a forger sends is answered as what a hub sends. */
    private void take(Context context, Delivery delivery, byte[] body) {
        journal.toldByHub(delivery);
        switch (delivery) {
            case Delivery.Genuine(var feed) -> poller.delivered(feed, Objects.requireNonNullElse(context.contentType(), ""), body);
            case Delivery.Ping(var feed) -> poller.pinged(feed);
            case Delivery.Ignored _ -> {
            }
            case Delivery.Unknown _ -> {
                answer(context, 404, "no such subscription");
                return;
            }
        }
        answer(context, 202, "");
    }

    /** A header that came twice says nothing. */
    private static String only(Context context) {
        var values = context.req().getHeaders("X-Hub-Signature");
        var first = values.hasMoreElements() ? values.nextElement() : "";
        return values.hasMoreElements() ? "" : first;
    }

    /** The challenge is text of somebody else's: no browser is to take it for more. */
    private static void answer(Context context, int status, String text) {
        context.status(status).contentType("text/plain; charset=utf-8").header("X-Content-Type-Options", "nosniff").result(text);
    }
}
