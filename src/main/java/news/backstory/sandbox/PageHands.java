package news.backstory.sandbox;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;

/** What people do in the pages. It is done when it is answered, with nothing: what comes of it turns up in every open page. */
final class PageHands {

    private final Workspace workspace;
    private final Hands hands;

    PageHands(Workspace workspace, Hands hands) {
        this.workspace = workspace;
        this.hands = hands;
    }

    void addRoutes(RoutesConfig routes) {
        routes.post(WorkspacePages.PLACE + "/say", http -> done(http, this::say));
        routes.post(WorkspacePages.PLACE + "/press", http -> done(http, (person, channel, form) -> hands.press(person, message(channel, form),
                field(form, "action"), field(form, "value"))));
        routes.post(WorkspacePages.PLACE + "/shortcut", http -> done(http, (person, channel, form) -> hands.shortcut(person, message(channel, form),
                field(form, "callback"))));
        routes.post(WorkspacePages.PLACE + "/delete", http -> done(http, (person, channel, form) -> hands.delete(person, message(channel, form))));
    }

    /** One of the things that can be done; what cannot is an IllegalArgumentException. */
    private interface Deed {
        void of(String person, String channel, Context form);
    }

    private void done(Context http, Deed deed) {
        var name = http.pathParam("person");
        var person = workspace.people().stream().filter(one -> one.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody is called " + name));
        deed.of(person.id(), http.pathParam("channel"), http);
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
