package news.backstory.sandbox;

import static news.backstory.sandbox.ApiAnswer.refused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** The methods of the Web API by which the bot opens dialogs and fills Homes: docs.slack.dev/reference/methods, "views". */
final class ViewMethods {

    /** docs.slack.dev/reference/methods/views.open, view_too_large. */
    static final int MAX_BYTES = 250_000;

    private final Workspace workspace;
    private final Views views;
    private final Triggers triggers;
    private final SlackJson json;

    ViewMethods(Workspace workspace, Views views, Triggers triggers) {
        this.workspace = workspace;
        this.views = views;
        this.triggers = triggers;
        this.json = new SlackJson(workspace);
    }

    ApiAnswer open(Arguments arguments) {
        return withView(arguments, "modal", given -> withTrigger(arguments, valid -> done(views.open(valid.person(), given))));
    }

    /** Only what somebody did in a dialog lets another be laid on it. */
    ApiAnswer push(Arguments arguments) {
        return withView(arguments, "modal", given -> withTrigger(arguments, valid -> {
            if (views.find(valid.view()).filter(View::modal).isEmpty()) {
                return refused("invalid_trigger_id");
            }
            return views.push(valid.person(), given).map(this::done).orElse(refused("push_limit_reached"));
        }));
    }

    ApiAnswer update(Arguments arguments) {
        if (arguments.has("view_id") == arguments.has("external_id")) {
            return refused("invalid_arguments");
        }
        var found = arguments.has("view_id") ? views.find(arguments.text("view_id")) : views.named(arguments.text("external_id"));
        if (found.isEmpty()) {
            return refused("not_found");
        }
        return withView(arguments, found.get().type(), given -> stale(arguments, found)
                ? refused("hash_conflict")
                : views.update(found.get().id(), given).map(this::done).orElse(refused("not_found")));
    }

    ApiAnswer publish(Arguments arguments) {
        var person = arguments.text("user_id");
        if (workspace.person(person).isEmpty()) {
            return refused(person.isEmpty() ? "invalid_arguments" : "user_not_found");
        }
        return withView(arguments, "home",
                given -> stale(arguments, views.home(person)) ? refused("hash_conflict") : done(views.publish(person, given)));
    }

    /** What is wrong with a view that the bot gave in an answer; empty when nothing is. */
    static List<String> problems(JsonNode view, String type) {
        return view.path("type").asText().equals(type)
                ? ViewRules.problems(view)
                : List.of("[ERROR] must be a " + type + " [json-pointer:/view/type]");
    }

    private static boolean stale(Arguments arguments, Optional<View> there) {
        return arguments.has("hash") && there.filter(view -> !view.hash().equals(arguments.text("hash"))).isPresent();
    }

    private interface Act<T> {
        ApiAnswer of(T on);
    }

    private ApiAnswer withView(Arguments arguments, String type, Act<ObjectNode> act) {
        var given = arguments.json("view").filter(JsonNode::isObject).map(ObjectNode.class::cast);
        if (given.isEmpty()) {
            return refused("invalid_arguments");
        }
        if (given.get().toString().length() > MAX_BYTES) {
            return refused("view_too_large");
        }
        var problems = problems(given.get(), type);
        if (!problems.isEmpty()) {
            return new ApiAnswer.Refused("invalid_arguments", problems);
        }
        var name = given.get().path("external_id").asText();
        if (!name.isEmpty() && views.named(name).filter(other -> !isMeant(other, arguments)).isPresent()) {
            return refused("duplicate_external_id");
        }
        return act.of(given.get());
    }

    /** Whether this is the view that the call itself is about. */
    private static boolean isMeant(View other, Arguments arguments) {
        return other.id().equals(arguments.text("view_id")) || other.externalId().equals(arguments.text("external_id"))
                || !other.modal() && other.person().equals(arguments.text("user_id"));
    }

    private ApiAnswer withTrigger(Arguments arguments, Act<Triggers.Use.Valid> act) {
        return switch (triggers.use(arguments.text("trigger_id"), workspace.now())) {
            case Triggers.Use.Refused(var error) -> refused(error);
            case Triggers.Use.Valid valid -> act.of(valid);
        };
    }

    private ApiAnswer done(View view) {
        return ApiAnswer.done(Json.object().set("view", json.view(view)));
    }
}
