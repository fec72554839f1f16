package news.backstory.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Sends a slash command to the bot and shows what comes of it: docs.slack.dev/interactivity/implementing-slash-commands. */
final class CommandRunner {

    private final Parcels parcels;
    private final BotLine bot;
    private final Responses responses;
    private final Slackbot slackbot;

    CommandRunner(Parcels parcels, BotLine bot, Responses responses, Slackbot slackbot) {
        this.parcels = parcels;
        this.bot = bot;
        this.responses = responses;
        this.slackbot = slackbot;
    }

    /** Waits for the bot's answer, as long as Slack would. */
    void run(Person person, Channel place, String name, String text) {
        switch (bot.send(parcels.command(person, place, name, text))) {
            case BotLine.Reply.Answer answer when answer.status() == 200 -> show(person, place, name, answer);
            case BotLine.Reply.Answer _,BotLine.Reply.Unreachable _ -> failed(person, place, name, "dispatch_failed");
            case BotLine.Reply.TimedOut _ -> failed(person, place, name, "operation_timeout");
        }
    }

    private void show(Person person, Channel place, String name, BotLine.Reply.Answer answer) {
        if (answer.body().isBlank()) {
            return;
        }
        var ticket = new ResponseUrls.Ticket(place.id(), person.id(), "");
        if (responses.show(ticket, arguments(answer)) instanceof Responses.Shown.Refused(var error)) {
            failed(person, place, name, error);
        }
    }

    private static Arguments arguments(BotLine.Reply.Answer answer) {
        if (!answer.contentType().startsWith(BotLine.JSON)) {
            return new Arguments(Json.object().put("text", answer.body()));
        }
        return Json.parse(answer.body()).filter(JsonNode::isObject).map(body -> new Arguments((ObjectNode) body))
                .orElseGet(() -> new Arguments(Json.object()));
    }

    private void failed(Person person, Channel place, String name, String error) {
        slackbot.says(person.id(), place.id(), name + " failed with the error \"" + error + "\"");
    }
}
