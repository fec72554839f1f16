package news.backstory.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does what people do in views, and tells the bot of it as Slack does: docs.slack.dev/surfaces/modals and docs.slack.dev/surfaces/app-home. */
final class ViewStaff implements ViewHands {

    static final int MAX_FIELDS = 200;
    static final int MAX_FIELD_CHARACTERS = 10_000;

    private final Workspace workspace;
    private final Views views;
    private final Parcels parcels;
    private final BotLine bot;
    private final EventSender sender;
    private final SlackJson json;

    ViewStaff(Workspace workspace, Views views, Parcels parcels, BotLine bot, EventSender sender) {
        this.workspace = workspace;
        this.views = views;
        this.parcels = parcels;
        this.bot = bot;
        this.sender = sender;
        this.json = new SlackJson(workspace);
    }

    @Override
    public void openHome(String person) {
        var event = opened(person, "home");
        views.home(person).ifPresent(view -> event.set("view", json.view(view)));
        busyUnless(sender.send(parcels.event(event)));
    }

    @Override
    public void openMessages(String person) {
        busyUnless(sender.send(parcels.event(opened(person, "messages"))));
    }

    @Override
    public void submit(String person, String view, Map<String, List<String>> fields) {
        var there = seen(person, view);
        if (!there.modal() || !there.given().has("submit")) {
            throw new IllegalArgumentException("the view " + view + " cannot be sent off");
        }
        var filled = fill(there, fields);
        var problems = ViewState.problems(filled.given(), filled.values());
        if (problems.isEmpty()) {
            busyUnless(sender.inBackground(() -> submit(filled)));
        } else {
            views.change(view, now -> now.wrong(problems));
        }
    }

    @Override
    public void dismiss(String person, String view, boolean all) {
        var pile = views.modals(person);
        if (pile.stream().noneMatch(modal -> modal.id().equals(view))) {
            return; // Put away already: by Escape and then by the browser, say.
        }
        var there = seen(person, view);
        if (all) {
            views.clear(person);
        } else {
            views.close(person, view);
        }
        // Slack tells of those that went with it, too, from the top down.
        pile.reversed().stream().filter(gone -> all || !beneath(gone, there, pile)).filter(gone -> gone.flag("notify_on_close"))
                .forEach(gone -> busyUnless(sender.inBackground(() -> bot.send(parcels.closed(personOf(person), gone, all)))));
    }

    @Override
    public void act(String person, String view, String actionId, String value, Map<String, List<String>> fields) {
        var there = fill(seen(person, view), fields);
        var pressed = Pressed.find(there, actionId, value)
                .orElseThrow(() -> new IllegalArgumentException("no action " + actionId + " with " + value));
        busyUnless(sender.inBackground(() -> {
            if (!bot.send(parcels.press(personOf(person), there, pressed)).accepted()) {
                views.change(view, View::troubled);
            }
        }));
    }

    private ObjectNode opened(String person, String tab) {
        var channel = workspace.directMessage(personOf(person).id()).orElseThrow();
        return Json.object().put("type", "app_home_opened").put("user", person).put("channel", channel.id()).put("tab", tab);
    }

    private static boolean beneath(View one, View other, List<View> pile) {
        return pile.indexOf(one) < pile.stream().map(View::id).toList().indexOf(other.id());
    }

    private void submit(View view) {
        var reply = bot.send(parcels.submission(personOf(view.person()), view));
        if (!(reply instanceof BotLine.Reply.Answer(var status, _, var body, _)) || status != 200 || !follow(view, body)) {
            views.change(view.id(), View::troubled);
        }
    }

    /** Does what the bot answered; false when it makes no sense. */
    private boolean follow(View view, String body) {
        if (body.isBlank()) {
            views.close(view.person(), view.id());
            return true;
        }
        return Json.parse(body).filter(JsonNode::isObject).map(answer -> follow(view, answer)).orElse(false);
    }

    private boolean follow(View view, JsonNode answer) {
        return switch (answer.path("response_action").asText()) {
            case "errors" -> showErrors(view, answer.path("errors"));
            case "update" -> given(answer).flatMap(given -> views.update(view.id(), given)).isPresent();
            case "push" -> given(answer).flatMap(given -> views.push(view.person(), given)).isPresent();
            case "clear" -> {
                views.clear(view.person());
                yield true;
            }
            case "" -> {
                views.close(view.person(), view.id());
                yield true;
            }
            default -> false;
        };
    }

    /** Each at the block that it names, which must be an input. */
    private boolean showErrors(View view, JsonNode errors) {
        var shown = new HashMap<String, String>();
        var inputs = ViewState.fields(view.given()).stream().map(ViewState.Field::blockId).toList();
        errors.properties().forEach(error -> shown.put(error.getKey(), error.getValue().asText()));
        if (shown.isEmpty() || !inputs.containsAll(shown.keySet())) {
            return false;
        }
        views.change(view.id(), now -> now.wrong(shown));
        return true;
    }

    private static Optional<ObjectNode> given(JsonNode answer) {
        return Optional.of(answer.path("view")).filter(view -> ViewMethods.problems(view, "modal").isEmpty()).map(ObjectNode.class::cast);
    }

    private View fill(View view, Map<String, List<String>> fields) {
        if (fields.size() > MAX_FIELDS
                || fields.values().stream().flatMap(List::stream).anyMatch(text -> text.length() > MAX_FIELD_CHARACTERS)) {
            throw new IllegalArgumentException("too much was typed");
        }
        return views.change(view.id(), now -> now.filled(ViewState.of(now.given(), fields)))
                .orElseThrow(() -> new IllegalArgumentException("no view " + view.id()));
    }

    private View seen(String person, String view) {
        return views.find(view).filter(there -> there.person().equals(person))
                .orElseThrow(() -> new IllegalArgumentException("no view " + view + " for " + person));
    }

    private Person personOf(String person) {
        return workspace.person(person).orElseThrow(() -> new IllegalArgumentException("nobody is " + person));
    }

    private static void busyUnless(boolean room) {
        if (!room) {
            throw new IllegalStateException("too much is on its way to the bot");
        }
    }
}
