package news.backstory.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static news.backstory.sandbox.ApiAnswer.refused;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The methods of the Web API by which the bot looks something up: docs.slack.dev/reference/methods, "auth", "conversations" and "users". */
final class ReadMethods {

    static final int MAX_PAGE = 999;
    private static final int USUAL_PAGE = 100;
    private static final String CURSOR = "next_ts:";
    private static final String START = "";
    private static final BigDecimal FOR_EVER = BigDecimal.valueOf(Long.MAX_VALUE);

    private final Workspace workspace;
    private final SlackJson json;
    private final Places places;

    ReadMethods(Workspace workspace, Places places) {
        this.workspace = workspace;
        this.json = new SlackJson(workspace);
        this.places = places;
    }

    ApiAnswer authTest(String url) {
        var bot = workspace.bot();
        return ApiAnswer.done(Json.object().put("url", url).put("team", "Sandbox").put("user", "backstory").put("team_id", workspace.teamId())
                .put("user_id", bot.userId()).put("bot_id", bot.botId()).put("is_enterprise_install", false));
    }

    ApiAnswer userInfo(Arguments arguments) {
        var id = arguments.text("user");
        var user = id.equals(workspace.bot().userId())
                ? Optional.of(json.bot())
                : workspace.person(id).map(person -> json.person(person, workspace.now()));
        return user.map(found -> ApiAnswer.done(Json.object().set("user", found))).orElse(refused("user_not_found"));
    }

    ApiAnswer channelInfo(Arguments arguments) {
        return places.readable(arguments.text("channel")).map(found -> ApiAnswer.done(Json.object().set("channel", json.channel(found))))
                .orElse(refused("channel_not_found"));
    }

    /** The direct message with one person; it is always open here. */
    ApiAnswer open(Arguments arguments) {
        var direct = workspace.directMessage(arguments.text("users"));
        return direct.map(found -> ApiAnswer.done(Json.object().put("already_open", true).set("channel", Json.object().put("id", found.id()))))
                .orElse(refused("user_not_found"));
    }

    /** Those of many that a person is in; of private ones only those that the bot is in, too. */
    ApiAnswer channelsOf(Arguments arguments) {
        var person = arguments.text("user");
        if (workspace.person(person).isEmpty()) {
            return refused("user_not_found");
        }
        var after = arguments.text("cursor");
        var limit = limit(arguments.text("limit"));
        if (limit.isEmpty()) {
            return refused("invalid_limit");
        }
        var types = arguments.text("types").isEmpty() ? "public_channel" : arguments.text("types");
        var all = workspace.channels().stream().filter(channel -> channel.has(person) && isOf(types, channel.kind()))
                .filter(channel -> channel.kind() == Channel.Kind.PUBLIC || channel.has(workspace.bot().userId()))
                .filter(channel -> !arguments.flag("exclude_archived") || !channel.archived())
                .sorted(Comparator.comparing(Channel::id)).filter(channel -> channel.id().compareTo(after) > 0).toList();
        var page = all.stream().limit(limit.get()).toList();
        var answer = Json.object();
        var channels = answer.putArray("channels");
        page.forEach(channel -> channels.add(json.channel(channel)));
        answer.putObject("response_metadata").put("next_cursor", page.size() < all.size() ? page.getLast().id() : "");
        return ApiAnswer.done(answer);
    }

    private static boolean isOf(String types, Channel.Kind kind) {
        var name = switch (kind) {
            case PUBLIC -> "public_channel";
            case PRIVATE -> "private_channel";
            case DIRECT -> "im";
        };
        return List.of(types.split(",")).contains(name);
    }

    /** Newest first; neither replies, unless they were sent to the channel too, nor what only one person sees. */
    ApiAnswer history(Arguments arguments) {
        return reading(arguments, channel -> page(arguments, Comparator.reverseOrder(), workspace.messages(channel.id()).reversed().stream()
                .filter(message -> !message.ephemeral() && (!message.reply() || message.broadcast())).toList()));
    }

    /** The first message and its replies, oldest first. */
    ApiAnswer replies(Arguments arguments) {
        return reading(arguments, channel -> {
            var first = workspace.message(channel.id(), arguments.text("ts")).filter(message -> !message.ephemeral());
            if (first.isEmpty()) {
                return refused("thread_not_found");
            }
            return page(arguments, Comparator.naturalOrder(), workspace.messages(channel.id()).stream()
                    .filter(message -> !message.ephemeral()
                            && (message.ts().equals(first.get().ts()) || (message.reply() && message.threadTs().equals(first.get().ts()))))
                    .toList());
        });
    }

    private interface Reading {
        ApiAnswer of(Channel channel);
    }

    private ApiAnswer reading(Arguments arguments, Reading reading) {
        // Unlike what is written, what is read is not found by a person's name.
        var channel = workspace.channel(arguments.text("channel")).flatMap(found -> places.readable(found.id()));
        if (channel.isEmpty()) {
            return refused("channel_not_found");
        }
        return channel.get().has(workspace.bot().userId()) ? reading.of(channel.get()) : refused("not_in_channel");
    }

    private ApiAnswer page(Arguments arguments, Comparator<String> order, List<Message> all) {
        var oldest = moment(arguments.text("oldest"), BigDecimal.ZERO);
        var latest = moment(arguments.text("latest"), FOR_EVER);
        var cursor = cursor(arguments.text("cursor"));
        var limit = limit(arguments.text("limit"));
        if (oldest.isEmpty() || latest.isEmpty()) {
            return refused(oldest.isEmpty() ? "invalid_ts_oldest" : "invalid_ts_latest");
        }
        if (cursor.isEmpty() || limit.isEmpty()) {
            return refused(cursor.isEmpty() ? "invalid_cursor" : "invalid_limit");
        }
        var wanted = all.stream().filter(message -> within(new BigDecimal(message.ts()), oldest.get(), latest.get(), arguments.flag("inclusive")))
                .filter(message -> cursor.get().equals(START) || order.compare(message.ts(), cursor.get()) > 0).toList();
        var page = wanted.stream().limit(limit.get()).toList();
        var more = page.size() < wanted.size();
        var answer = Json.object().put("has_more", more).put("pin_count", 0);
        var messages = answer.putArray("messages");
        page.forEach(message -> messages.add(json.message(message, arguments.flag("include_all_metadata"))));
        answer.putObject("response_metadata").put("next_cursor", more ? cursorAfter(page.getLast()) : "");
        return ApiAnswer.done(answer);
    }

    private static boolean within(BigDecimal ts, BigDecimal oldest, BigDecimal latest, boolean inclusive) {
        return inclusive ? ts.compareTo(oldest) >= 0 && ts.compareTo(latest) <= 0 : ts.compareTo(oldest) > 0 && ts.compareTo(latest) < 0;
    }

    private static Optional<BigDecimal> moment(String text, BigDecimal otherwise) {
        if (text.isEmpty()) {
            return Optional.of(otherwise);
        }
        var digits = text.length() <= 24 && text.chars().allMatch(character -> character == '.' || Character.isDigit(character));
        return digits && text.chars().filter(character -> character == '.').count() <= 1 && !text.equals(".")
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }

    private static Optional<Integer> limit(String text) {
        return text.isEmpty() ? Optional.of(USUAL_PAGE) : number(text).filter(limit -> limit >= 1 && limit <= MAX_PAGE);
    }

    private static String cursorAfter(Message last) {
        return Base64.getEncoder().encodeToString((CURSOR + last.ts()).getBytes(UTF_8));
    }

    /** The ts of the last message of the page before; so that what is said meanwhile shifts nothing. */
    private static Optional<String> cursor(String given) {
        if (given.isEmpty()) {
            return Optional.of(START);
        }
        try {
            var text = new String(Base64.getDecoder().decode(given), UTF_8);
            return text.startsWith(CURSOR) ? Optional.of(text.substring(CURSOR.length())) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> number(String text) {
        var digits = !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(character -> character >= '0' && character <= '9');
        return digits ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
