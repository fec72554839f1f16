package news.backstory.sandbox;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The workspace in a browser, as each of its people sees it: /as/mia/C0NEWSROOM is Mia's newsroom. Who asks is who they say they are: everybody here is
 * pretended, and only this machine is let in.
 */
final class WorkspacePages implements AutoCloseable {

    static final String PLACE = "/as/{person}/{channel}";

    /** The cookie that says the welcome was put away. */
    private static final String WELCOME = "welcome";

    private final Workspace workspace;
    private final Offers offers;
    private final InstantSource clock;
    private final Pages pages = new Pages();
    private final ReadMarks marks = new ReadMarks();
    private final Wire wire;
    private final LivePages live;
    private final PageHands hands;
    private final Views views;
    private final List<SampleDay> days;
    private final LogPages log;
    private final SlackJson json;

    WorkspacePages(Workspace workspace, Hands hands, Views views, ViewHands viewHands, TruthLog log, Offers offers,
            List<SampleDay> days, InstantSource clock) {
        this.workspace = workspace;
        this.offers = offers;
        this.clock = clock;
        this.wire = new Wire(workspace);
        this.views = views;
        this.days = List.copyOf(days);
        this.live = new LivePages(wire, pages, marks, views, days);
        this.hands = new PageHands(workspace, hands, viewHands);
        this.log = new LogPages(log, pages);
        this.json = new SlackJson(workspace);
    }

    void addRoutes(RoutesConfig routes) {
        Assets.addRoutes(routes);
        days.forEach(day -> addDay(routes, day));
        routes.get("/", http -> http.redirect("/as/" + workspace.people().getFirst().name() + "/" + workspace.channels().getFirst().id()));
        hands.addViewRoutes(routes);
        routes.get("/as/{person}/view/dialog", this::dialog);
        routes.get("/as/{person}/view/home", this::homeBody);
        routes.get(PLACE + "/home", http -> show(http, spot -> home(spot, http)));
        routes.get(PLACE, http -> show(http, spot -> page(spot, Optional.ofNullable(http.queryParam("thread")).orElse(""), http)));
        routes.get(PLACE + "/messages", http -> show(http, spot -> messages(spot, http)));
        routes.get(PLACE + "/thread/{ts}", http -> show(http, spot -> thread(spot, http)));
        routes.get(PLACE + "/json/{ts}", http -> show(http, spot -> json(spot, http)));
        routes.sse(PLACE + "/live", this::openLine);
        hands.addRoutes(routes);
        log.addRoutes(routes);
    }

    /** What hurries the newsroom's day on, or stops it. */
    private static void addDay(RoutesConfig routes, SampleDay day) {
        routes.post("/day/next", http -> done(http, day::next));
        routes.post("/day/pace", http -> done(http, day::changePace));
        routes.post("/day/pause", http -> done(http, day::pauseOrGoOn));
    }

    private static void done(Context http, Runnable deed) {
        deed.run();
        Pages.protect(http);
        http.status(204);
    }

    /** Hangs up on the open pages; to be called while the server still runs. */
    @Override
    public void close() {
        live.close();
    }

    /** Who looks, and where. */
    private record Spot(Viewer viewer, Channel channel) {}

    private Optional<Spot> spot(Context http) {
        return viewer(http).flatMap(viewer -> viewer.channel(http.pathParam("channel")).map(channel -> new Spot(viewer, channel)));
    }

    /** Whatever is not there, or not for this person, is one page that says so. */
    private void show(Context http, Function<Spot, Boolean> found) {
        if (!spot(http).map(found).orElse(false)) {
            http.status(404);
            pages.send(http, "missing", Map.of("home", "/"));
        }
    }

    private Optional<Viewer> viewer(Context http) {
        return workspace.people().stream().filter(person -> person.name().equals(http.pathParam("person"))).findFirst()
                .map(person -> new Viewer(workspace, person, offers, clock.instant()));
    }

    /** The dialog in front of somebody; nothing when there is none. */
    private void dialog(Context http) {
        Pages.protect(http);
        http.html(viewer(http).map(live::dialog).orElse(""));
    }

    private void homeBody(Context http) {
        Pages.protect(http);
        http.html(viewer(http).map(live::home).orElse(""));
    }

    /** The app's Home, in the place of the direct messages with it. */
    private boolean home(Spot spot, Context http) {
        if (spot.channel().kind() != Channel.Kind.DIRECT) {
            return false;
        }
        var parameters = parameters(spot);
        parameters.put("thread", MessageList.none(spot.viewer(), spot.channel()));
        parameters.put("atHome", true);
        pages.send(http, "page", parameters);
        return true;
    }

    private boolean page(Spot spot, String thread, Context http) {
        marks.read(spot.viewer(), spot.channel().id());
        var parameters = parameters(spot);
        parameters.put("thread", MessageList.ofThread(spot.viewer(), spot.channel(), thread).orElse(MessageList.none(spot.viewer(), spot.channel())));
        parameters.put("welcome", welcomes(spot.channel()) && http.cookie(WELCOME) == null);
        pages.send(http, "page", parameters);
        return true;
    }

    private Map<String, Object> parameters(Spot spot) {
        var viewer = spot.viewer();
        var channel = spot.channel();
        var parameters = new HashMap<String, Object>();
        var seen = wire.last();
        parameters.put("viewer", viewer);
        parameters.put("channel", channel);
        parameters.put("seen", seen);
        parameters.put("sidebar", Sidebar.of(viewer, channel, marks));
        parameters.put("messages", MessageList.ofChannel(viewer, channel, ""));
        parameters.put("welcome", false);
        parameters.put("atHome", false);
        parameters.put("hours", days.stream().map(SampleDay::hour).toList());
        parameters.put("homes", views.home(viewer.person().id()).map(view -> List.of(ViewView.of(view, viewer))).orElse(List.of()));
        parameters.put("dialogs", LivePages.top(views, viewer).map(List::of).orElse(List.of()));
        return parameters;
    }

    private boolean welcomes(Channel channel) {
        return workspace.channels().getFirst().id().equals(channel.id());
    }

    private boolean messages(Spot spot, Context http) {
        var before = Optional.ofNullable(http.queryParam("before")).orElse("");
        pages.send(http, before.isEmpty() ? "list" : "earlier", Map.of("messages", MessageList.ofChannel(spot.viewer(), spot.channel(), before)));
        return true;
    }

    private boolean thread(Spot spot, Context http) {
        var thread = MessageList.ofThread(spot.viewer(), spot.channel(), http.pathParam("ts"));
        thread.ifPresent(list -> pages.send(http, http.queryParam("list") == null ? "thread" : "list",
                Map.of(http.queryParam("list") == null ? "thread" : "messages", list)));
        return thread.isPresent();
    }

    private boolean json(Spot spot, Context http) {
        var message = workspace.message(spot.channel().id(), http.pathParam("ts")).filter(spot.viewer()::sees);
        message.ifPresent(found -> pages.send(http, "json", Map.of("text", json.message(found, true).toPrettyString())));
        return message.isPresent();
    }

    private void openLine(SseClient client) {
        var http = client.ctx();
        try {
            Pages.protect(http);
        } catch (IllegalStateException hungUp) {
            // A page that was put behind another at once: nobody is there any more.
            client.close();
            return;
        }
        if (spot(http).isEmpty()) {
            client.close();
            return;
        }
        live.open(client, () -> spot(http).map(Spot::viewer).orElseThrow(), http.pathParam("channel"));
    }
}
