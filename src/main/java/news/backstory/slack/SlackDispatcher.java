package news.backstory.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.socket_mode.request.SocketModeRequest;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import com.slack.api.bolt.util.SlackRequestParser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import news.backstory.answer.CommandHandler;
import news.backstory.command.Command;
import news.backstory.ledger.Line;
import news.backstory.post.Post.Matter;

/**
 * Takes a request from the inbox through Bolt, which parses it and finds its listener, to the command handler. Bolt gets no middleware: who may speak was
 * settled by {@link SignatureCheck} before the request was kept, and there is one workspace.
 */
public final class SlackDispatcher {

    /** The request on its way through Bolt, on its own thread, and where the listener that Bolt chose puts what was asked. */
    private static final ScopedValue<Passage> PASSAGE = ScopedValue.newInstance();

    /** Bolt's answer where no listener takes a request. */
    private static final int NO_LISTENER = 404;

    private record Passage(news.backstory.command.Request request, AtomicReference<Asked> asked) {}

    private final SlackRequestParser httpParser;
    private final SocketModeRequestParser socketParser;
    private final App app;
    private final CommandHandler handler;

    /** None where nothing can be opened. */
    private final List<SlackViews> views;

    private final Runnable ignored;

    /** Without forms and pages. */
    public SlackDispatcher(CommandHandler handler, SlackListeners listeners, Runnable ignored) {
        this(handler, listeners, List.of(), ignored);
    }

    /**
     * @param views   at most one
     * @param ignored told of each request that no listener takes
     */
    public SlackDispatcher(CommandHandler handler, SlackListeners listeners, List<SlackViews> views, Runnable ignored) {
        this.views = List.copyOf(views);
        var config = config();
        this.httpParser = new SlackRequestParser(config);
        this.socketParser = new SocketModeRequestParser(config);
        this.app = new App(config, List.of());
        this.handler = handler;
        this.ignored = ignored;
        listeners.register(app, () -> PASSAGE.get().request(), asked -> PASSAGE.get().asked().set(asked));
        app.start();
    }

    /** The lines that answer this request; none if it asks for nothing. Dispatching it again gives the same keys. */
    List<Line> dispatch(news.backstory.command.Request request) {
        return ask(request).map(this::answer).orElse(List.of());
    }

    private List<Line> answer(Asked asked) {
        if (asked.command() instanceof Command.Fill fill) {
            return opened(asked, view -> view.open(asked, fill));
        }
        if (asked.command() instanceof Command.Preview preview) {
            return opened(asked, view -> view.preview(asked, preview));
        }
        var lines = views.stream().findFirst().flatMap(view -> inForm(view, asked))
                .orElseGet(() -> handler.answer(asked.caller(), asked.command()));
        if (asked.command() instanceof Command.ShowHome || asked.from() == Asked.From.HOME) {
            views.forEach(view -> view.show(asked.caller().person()));
        }
        return lines;
    }

    private List<Line> opened(Asked asked, Function<SlackViews, Optional<Matter>> opening) {
        return views.stream().flatMap(view -> opening.apply(view).stream()).flatMap(why -> handler.notOpened(asked.caller(), why).stream()).toList();
    }

    /** The answer to a form that its sender may still have before them is shown there; what remains to be said. */
    private Optional<List<Line>> inForm(SlackViews view, Asked asked) {
        return handler.answerInForm(asked.caller(), asked.command()).map(answer -> view.replace(asked, answer.shown())
                ? answer.lines()
                : Stream.concat(answer.lines().stream(), answer.unseen().stream()).toList());
    }

    /** What to say instead when answering this request broke us. */
    List<Line> apologise(news.backstory.command.Request request) {
        return ask(request).map(asked -> handler.apologise(asked.caller())).orElse(List.of());
    }

    private Optional<Asked> ask(news.backstory.command.Request request) {
        var passage = new Passage(request, new AtomicReference<>());
        parse(Envelope.of(request.content())).ifPresent(parsed -> ScopedValue.where(PASSAGE, passage).run(() -> run(parsed)));
        return Optional.ofNullable(passage.asked().get());
    }

    private Optional<Request<?>> parse(Envelope envelope) {
        if (envelope.contentType().equals(Envelope.SOCKET)) {
            return Optional.ofNullable(socketParser.parse(envelope.body())).map(SocketModeRequest::getBoltRequest);
        }
        var headers = Map.of("content-type", List.of(envelope.contentType()));
        var call = SlackRequestParser.HttpRequest.builder()
                .requestUri("/slack/events")
                .headers(new RequestHeaders(headers))
                .requestBody(envelope.body())
                .build();
        return Optional.ofNullable(httpParser.parse(call));
    }

    private void run(Request<?> request) {
        try {
            if (app.run(request).getStatusCode() == NO_LISTENER) {
                ignored.run();
            }
        } catch (RuntimeException broken) {
            throw broken;
        } catch (Exception broken) {
            throw new IllegalStateException("Bolt could not dispatch a request", broken);
        }
    }

    /** Everything set by hand: Bolt's defaults come from the environment, where a stray variable would change what it does. */
    private static AppConfig config() {
        return AppConfig.builder()
                .slack(Slack.getInstance(new SlackConfig()))
                .singleTeamBotToken(null)
                .signingSecret("checked before Bolt")
                .clientId(null)
                .clientSecret(null)
                .scope(null)
                .userScope(null)
                .requestVerificationEnabled(false)
                .sslCheckEnabled(false)
                .ignoringSelfEventsEnabled(false)
                .allEventsApiAutoAckEnabled(true)
                .build();
    }
}
