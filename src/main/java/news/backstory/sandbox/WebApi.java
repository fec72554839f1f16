package news.backstory.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static news.backstory.sandbox.ApiAnswer.refused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Slack's Web API under /api/, as far as the bot uses it: docs.slack.dev/apis/web-api. */
final class WebApi {

    private static final String BEARER = "Bearer ";

    private final Workspace workspace;
    private final TruthLog log;
    private final Faults faults;
    private final byte[] token;
    private final ChatMethods chat;
    private final ReadMethods read;
    private final ViewMethods views;
    private final Buckets tier3;
    private final Buckets tier4;
    private final Supplier<String> home;

    WebApi(Workspace workspace, ViewMethods views, TruthLog log, Faults faults, SandboxSettings settings, Supplier<String> home) {
        this.views = views;
        this.workspace = workspace;
        this.log = log;
        this.faults = faults;
        this.home = home;
        token = settings.secrets().botToken().getBytes(UTF_8);
        var places = new Places(workspace);
        chat = new ChatMethods(workspace, places, settings.limits().postsAtOnce(), settings.unfurlDomains());
        read = new ReadMethods(workspace, places);
        tier3 = aMinute(settings.limits().tier3());
        tier4 = aMinute(settings.limits().tier4());
    }

    void call(Context http) {
        var method = http.pathParam("method");
        var at = workspace.now();
        var arguments = arguments(http);
        var fault = faults.take(method);
        var answer = fault.filter(planned -> !planned.done()).isPresent()
                ? refused("not_done")
                : arguments.map(given -> answer(method, given, http)).orElseGet(() -> refused("invalid_json"));
        var reply = FaultyReply.of(answer, fault);
        var ts = answer instanceof ApiAnswer.Done(_, var said) ? said : "";
        log.add(at, TruthLog.Way.CALL, method, arguments.map(Arguments::readable).orElseGet(Json::object), answer.outcome(), reply.status(), ts,
                fault.map(Object::toString).orElse(""), Duration.between(at, workspace.now()));
        reply.to(http);
    }

    private ApiAnswer answer(String method, Arguments arguments, Context http) {
        var wanted = Method.named(method);
        if (wanted.isEmpty()) {
            return refused("unknown_method");
        }
        var given = bearer(http).orElse(arguments.text("token"));
        if (given.isEmpty()) {
            return refused("not_authed");
        }
        if (!MessageDigest.isEqual(given.getBytes(UTF_8), token)) {
            return refused("invalid_auth");
        }
        return tooFast(wanted.get(), workspace.now()).<ApiAnswer>map(ApiAnswer.TooFast::new).orElseGet(() -> carryOut(wanted.get(), arguments));
    }

    private ApiAnswer carryOut(Method method, Arguments arguments) {
        return switch (method) {
            case API_TEST -> ApiAnswer.done(Json.object());
            case AUTH_TEST -> read.authTest(home.get());
            case APPS_CONNECTIONS_OPEN -> refused("not_allowed_token_type");
            case CHAT_POST_MESSAGE -> chat.postMessage(arguments);
            case CHAT_POST_EPHEMERAL -> chat.postEphemeral(arguments);
            case CHAT_UPDATE -> chat.update(arguments);
            case CHAT_DELETE -> chat.delete(arguments);
            case CHAT_UNFURL -> chat.unfurl(arguments);
            case CONVERSATIONS_INFO -> read.channelInfo(arguments);
            case CONVERSATIONS_HISTORY -> read.history(arguments);
            case CONVERSATIONS_REPLIES -> read.replies(arguments);
            case CONVERSATIONS_OPEN -> read.open(arguments);
            case USERS_CONVERSATIONS -> read.channelsOf(arguments);
            case USERS_INFO -> read.userInfo(arguments);
            case VIEWS_OPEN -> views.open(arguments);
            case VIEWS_PUSH -> views.push(arguments);
            case VIEWS_UPDATE -> views.update(arguments);
            case VIEWS_PUBLISH -> views.publish(arguments);
        };
    }

    private Optional<Duration> tooFast(Method method, Instant now) {
        return switch (method.tier()) {
            case NONE -> Optional.empty();
            case THREE -> tier3.take(method.name(), now);
            case FOUR -> tier4.take(method.name(), now);
        };
    }

    /** Empty when a JSON body is none, or no object. Addresses and forms are read alike, the form first. */
    private static Optional<Arguments> arguments(Context http) {
        if (Optional.ofNullable(http.contentType()).orElse("").toLowerCase(Locale.ROOT).startsWith(BotLine.JSON)) {
            return Json.parse(http.body()).filter(JsonNode::isObject).map(body -> new Arguments((ObjectNode) body));
        }
        var given = new HashMap<>(http.queryParamMap());
        given.putAll(http.formParamMap());
        given.values().removeIf(List::isEmpty);
        return Optional.of(Arguments.ofForm(Map.copyOf(given)));
    }

    private static Optional<String> bearer(Context http) {
        return Optional.ofNullable(http.header("Authorization")).filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()));
    }

    private static Buckets aMinute(int calls) {
        return new Buckets(calls, Duration.ofMinutes(1).dividedBy(calls));
    }
}
