package news.backstory.sandbox;

import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps open pages true, by server-sent events, each with the number of its change:
 *
 * <ul>
 * <li>"hello", the number of the newest change: a page that knows another one missed something
 * <li>"put", messages as list items: they take their place in their lists, or that of their former selves
 * <li>"drop", the ts of a message that is gone
 * <li>"sidebar" and "head", drawn anew
 * <li>"day", where the sample newsroom's day stands
 * <li>"dialog", the one in front of this person, or nothing; and "home", what their Home shows
 * </ul>
 */
final class LivePages implements AutoCloseable {

    /** How long nothing happens before a sign of life is sent; Jetty hangs up after 30 seconds of silence. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    /** No dialog is there: an event without data would not be told (html.spec.whatwg.org, "Server-sent events"). */
    private static final String NOTHING = "nothing";

    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private final Wire wire;
    private final Pages pages;
    private final ReadMarks marks;
    private final Views views;

    /** At most one. */
    private final List<SampleDay> days;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    LivePages(Wire wire, Pages pages, ReadMarks marks, Views views, List<SampleDay> days) {
        this.views = views;
        this.days = List.copyOf(days);
        this.wire = wire;
        this.pages = pages;
        this.marks = marks;
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

    static Optional<ViewView> top(Views views, Viewer viewer) {
        var pile = views.modals(viewer.person().id());
        return pile.isEmpty() ? Optional.empty() : Optional.of(ViewView.of(pile.getLast(), viewer));
    }

    String dialog(Viewer viewer) {
        return top(views, viewer).map(view -> pages.draw("dialog", Map.of("view", view))).orElse(NOTHING);
    }

    String home(Viewer viewer) {
        return views.home(viewer.person().id()).map(view -> pages.draw("homeBody", Map.of("view", ViewView.of(view, viewer)))).orElse("");
    }

    /** Hangs up on every open page. It must come before the server stops: a line cannot be closed without it. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(SseClient client, Wire.Line line, Supplier<Viewer> viewer, String channel) {
        try (line) {
            var number = wire.last();
            send(client, Map.of("hello", Long.toString(number)), number);
            var sidebarIsOld = false;
            while (!client.terminated() && !line.cut()) {
                var item = line.next(sidebarIsOld ? Duration.ZERO : SILENCE);
                if (item.isPresent()) {
                    number = item.get().number();
                    send(client, events(item.get().change(), viewer.get(), channel), number);
                    sidebarIsOld |= changesSidebar(item.get().change(), channel);
                } else if (sidebarIsOld) {
                    // Only now: in a rush of changes it is drawn once.
                    send(client, Map.of("sidebar", sidebar(viewer.get(), channel)), number);
                    sidebarIsOld = false;
                } else {
                    client.sendComment("still here");
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } finally {
            client.close();
        }
    }

    private static void send(SseClient client, Map<String, String> events, long number) {
        events.forEach((event, data) -> client.sendEvent(event, data, Long.toString(number)));
    }

    private static boolean changesSidebar(Change change, String channel) {
        return switch (change) {
            case Change.ChannelChanged _ -> true;
            case Change.Posted(var message) -> !message.channel().equals(channel) && !message.reply() && !message.ephemeral();
            case Change.Changed _,Change.Removed _,Change.ModalsChanged _,Change.HomeChanged _,Change.DayChanged _ -> false;
        };
    }

    private Map<String, String> events(Change change, Viewer viewer, String channel) {
        if (!change.channel().equals(channel) && !change.channel().isEmpty()) {
            return Map.of();
        }
        return switch (change) {
            case Change.Posted(var message) -> {
                marks.read(viewer, channel);
                yield put(message, viewer);
            }
            case Change.Changed(var message) -> put(message, viewer);
            case Change.Removed(_, var ts) -> Map.of("drop", ts);
            case Change.ModalsChanged(var person) -> viewer.me(person) ? Map.of("dialog", dialog(viewer)) : Map.of();
            case Change.HomeChanged(var person) -> viewer.me(person) ? Map.of("home", home(viewer)) : Map.of();
            case Change.DayChanged _ -> days.stream().map(day -> Map.of("day", pages.draw("day", Map.of("hour", day.hour())))).findFirst()
                    .orElse(Map.of());
            case Change.ChannelChanged(var now) -> Map.of("head", pages.draw("head", Map.of("viewer", viewer, "channel", now)));
        };
    }

    /** In the channel's list and in its thread's, as far as it stands there. */
    private Map<String, String> put(Message message, Viewer viewer) {
        var thread = message.reply() ? message.threadTs() : message.ts();
        var drawn = Stream.of(MessageView.CHANNEL, thread).flatMap(list -> MessageList.view(message, list, viewer).stream())
                .map(view -> pages.draw("message", Map.of("view", view))).collect(Collectors.joining());
        return drawn.isEmpty() ? Map.of() : Map.of("put", drawn);
    }

    private String sidebar(Viewer viewer, String channel) {
        return viewer.channel(channel).map(open -> pages.draw("sidebar", Map.of("sidebar", Sidebar.of(viewer, open, marks)))).orElse("");
    }
}
