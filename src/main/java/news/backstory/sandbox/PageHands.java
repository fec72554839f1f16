package news.backstory.sandbox;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What people do in the pages. It is done when it is answered, with nothing: what comes of it turns up in every open page. */
final class PageHands {

    private final Workspace workspace;
    private final Hands hands;
    private final ViewHands views;

    PageHands(Workspace workspace, Hands hands, ViewHands views) {
        this.workspace = workspace;
        this.hands = hands;
        this.views = views;
    }

    void addRoutes(RoutesConfig routes) {
        routes.post(WorkspacePages.PLACE + "/say", http -> done(http, this::say));
        routes.post(WorkspacePages.PLACE + "/press", http -> done(http, (person, channel, form) -> hands.press(person, message(channel, form),
                field(form, "action"), field(form, "value"))));
        routes.post(WorkspacePages.PLACE + "/shortcut", http -> done(http, (person, channel, form) -> hands.shortcut(person, message(channel, form),
                field(form, "callback"))));
        routes.post(WorkspacePages.PLACE + "/delete", http -> done(http, (person, channel, form) -> hands.delete(person, message(channel, form))));
    }

    /** In dialogs and in the Home. */
    void addViewRoutes(RoutesConfig routes) {
        routes.post("/as/{person}/view/submit", http -> done(http, (person, _, form) -> views.submit(person, field(form, "view"), fields(form))));
        routes.post("/as/{person}/view/dismiss", http -> done(http, (person, _, form) -> views.dismiss(person, field(form, "view"),
                field(form, "all").equals("true"))));
        routes.post("/as/{person}/view/act", http -> done(http, this::act));
        routes.post("/as/{person}/view/home", http -> done(http, (person, _, _) -> views.openHome(person)));
    }

    /** What was chosen in a field stands in the field itself. */
    private void act(String person, String channel, Context form) {
        var action = field(form, "action");
        var fields = fields(form);
        var chosen = fields.entrySet().stream().filter(one -> one.getKey().endsWith("/" + action)).map(one -> String.join("\n", one.getValue()))
                .findFirst().orElse("");
        var value = Optional.ofNullable(form.formParam("value")).orElse(chosen);
        views.act(person, field(form, "view"), action, value, fields);
    }

    private static Map<String, List<String>> fields(Context form) {
        return form.formParamMap().entrySet().stream().filter(one -> one.getKey().startsWith(FieldView.PREFIX))
                .collect(Collectors.toMap(one -> one.getKey().substring(FieldView.PREFIX.length()), Map.Entry::getValue));
    }

    /** One of the things that can be done; what cannot is an IllegalArgumentException. */
    private interface Deed {
        void of(String person, String channel, Context form);
    }

    private void done(Context http, Deed deed) {
        var name = http.pathParam("person");
        var person = workspace.people().stream().filter(one -> one.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody is called " + name));
        deed.of(person.id(), http.pathParamMap().getOrDefault("channel", ""), http);
        Pages.protect(http);
        http.status(204);
    }

    private void say(String person, String channel, Context form) {
        var text = field(form, "text");
        var thread = field(form, "thread");
        if (!text.startsWith("/")) {
            sayPlainly(person, channel, thread, text);
        } else if (thread.isEmpty()) {
            hands.command(person, channel, text);
        } else {
            refuse(person, message(channel, thread), text);
        }
    }

    private void sayPlainly(String person, String channel, String thread, String text) {
        if (thread.isEmpty()) {
            hands.say(person, channel, text);
        } else {
            hands.reply(person, channel, thread, text);
        }
    }

    /** In Slack's words. */
    private void refuse(String person, Message first, String line) {
        var command = line.lines().findFirst().orElse(line).strip().replaceAll("\\s.*", "");
        new Slackbot(workspace).says(person, first.channel(), first.ts(), command + " is not supported in threads. Sorry!");
    }

    private Message message(String channel, Context form) {
        return message(channel, field(form, "ts"));
    }

    private Message message(String channel, String ts) {
        return workspace.message(channel, ts).orElseThrow(() -> new IllegalArgumentException("the message is no longer there"));
    }

    private static String field(Context form, String name) {
        return Optional.ofNullable(form.formParam(name)).orElse("");
    }
}
