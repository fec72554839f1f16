package news.backstory.sandbox;

import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Keeps open pages true, by server-sent events, each with the number of its change:
 *
 * <ul>
 * <li>"hello", the number of the newest change: a page that knows another one missed something
 * <li>"put", messages as list items: they take their place in their lists, or that of their former selves
 * <li>"drop", the ts of a message that is gone
 * <li>"sidebar" and "head", drawn anew
 * </ul>
 */
final class LivePages {

    /** How long nothing happens before a sign of life is sent; Jetty hangs up after 30 seconds of silence. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final Wire wire;
    private final Pages pages;
    private final ReadMarks marks;
    private final Executor threads;

    LivePages(Wire wire, Pages pages, ReadMarks marks, Executor threads) {
        this.wire = wire;
        this.pages = pages;
        this.marks = marks;
        this.threads = threads;
    }

    /** @param viewer asked again for each change: time goes on */
    void open(SseClient client, Supplier<Viewer> viewer, String channel) {
        var line = wire.open();
        if (line.isEmpty()) {
            client.close();
            return;
        }
        client.keepAlive();
        threads.execute(() -> tell(client, line.get(), viewer, channel));
    }

    private void tell(SseClient client, Wire.Line line, Supplier<Viewer> viewer, String channel) {
        try (line) {
            var number = Long.toString(wire.last());
            client.sendEvent("hello", number, number);
            while (!client.terminated() && !line.cut()) {
                var item = line.next(SILENCE);
                if (item.isEmpty()) {
                    client.sendComment("still here");
                } else {
                    events(item.get().change(), viewer.get(), channel)
                            .forEach((event, data) -> client.sendEvent(event, data, Long.toString(item.get().number())));
                }
            }
            client.close();
        } catch (InterruptedException serverStopped) {
            // Nothing to close: the request went with the server.
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, String> events(Change change, Viewer viewer, String channel) {
        var here = change.channel().equals(channel);
        var events = new LinkedHashMap<String, String>();
        switch (change) {
            case Change.Posted(var message) -> put(events, message, viewer, channel);
            case Change.Changed(var message) when here -> put(events, message, viewer, channel);
            case Change.Removed(_, var ts) when here -> events.put("drop", ts);
            case Change.ChannelChanged(var now) -> {
                events.put("sidebar", sidebar(viewer, channel));
                if (here) {
                    events.put("head", pages.draw("head", Map.of("viewer", viewer, "channel", now)));
                }
            }
            case Change.Changed _,Change.Removed _ -> {
            }
        }
        return events;
    }

    private void put(Map<String, String> events, Message message, Viewer viewer, String channel) {
        var here = message.channel().equals(channel);
        if (!viewer.sees(message)) {
            return;
        }
        if (!here) {
            events.put("sidebar", sidebar(viewer, channel));
            return;
        }
        marks.read(viewer, message.channel());
        var thread = message.reply() ? message.threadTs() : message.ts();
        var drawn = new StringBuilder();
        Stream.of(MessageView.CHANNEL, thread)
                .flatMap(list -> MessageList.view(message, list, viewer).stream())
                .forEach(view -> drawn.append(pages.draw("message", Map.of("view", view))));
        events.put("put", drawn.toString());
    }

    private String sidebar(Viewer viewer, String channel) {
        return viewer.channel(channel).map(open -> pages.draw("sidebar", Map.of("sidebar", Sidebar.of(viewer, open, marks)))).orElse("");
    }
}
