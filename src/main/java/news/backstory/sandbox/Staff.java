package news.backstory.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;

/** Does what people do, shows it in the workspace, and tells the bot of it as Slack does. */
final class Staff implements Hands {

    /** The author of what Slack itself says to one person. */
    static final String SLACKBOT = "USLACKBOT";
    static final int MAX_TYPED_CHARACTERS = 12_000;

    private static final Pattern SUBSCRIBES = Pattern.compile("sub(?:scribe)?\\s", Pattern.CASE_INSENSITIVE);

    private final Workspace workspace;
    private final Parcels parcels;
    private final BotLine bot;
    private final EventSender sender;
    private final CommandRunner runner;
    private final Slackbot slackbot;
    private final List<String> commands;
    private final List<String> unfurlDomains;
    private final List<SampleDay> days;

    Staff(Workspace workspace, Parcels parcels, BotLine bot, EventSender sender, Responses responses, List<String> commands,
            List<String> unfurlDomains, List<SampleDay> days) {
        this.workspace = workspace;
        this.parcels = parcels;
        this.bot = bot;
        this.sender = sender;
        this.slackbot = new Slackbot(workspace);
        this.runner = new CommandRunner(parcels, bot, responses, slackbot);
        this.commands = List.copyOf(commands);
        this.unfurlDomains = List.copyOf(unfurlDomains);
        this.days = List.copyOf(days);
    }

    @Override
    public void command(String person, String channel, String line) {
        var place = placeOf(person, channel);
        var typed = bounded(line).strip();
        var space = typed.indexOf(' ');
        var name = space < 0 ? typed : typed.substring(0, space);
        var rest = space < 0 ? "" : typed.substring(space + 1).strip();
        var aboutBot = Typed.parse(rest, workspace).mentions(workspace.bot().userId());
        if (name.equals("/invite") && aboutBot) {
            invite(person, place);
        } else if (name.equals("/remove") && aboutBot) {
            workspace.leave(channel, workspace.bot().userId());
            slackbot.says(person, channel, workspace.bot().name() + " was removed from #" + place.name() + ".");
        } else if (commands.contains(name)) {
            begin(() -> runner.run(personOf(person), place, name, rest));
            if (SUBSCRIBES.matcher(rest).lookingAt()) {
                // The newsroom's day begins when there is a channel to bring it to: a newcomer who reads first would miss it.
                days.forEach(SampleDay::begin);
            }
        } else {
            slackbot.says(person, channel, name + " is not a valid command.");
        }
    }

    @Override
    public Message say(String person, String channel, String text) {
        return said(person, channel, text, "");
    }

    @Override
    public Message reply(String person, String channel, String threadTs, String text) {
        var first = workspace.message(channel, threadTs).filter(message -> !message.ephemeral())
                .orElseThrow(() -> new IllegalArgumentException("no message " + threadTs));
        return said(person, channel, text, first.reply() ? first.threadTs() : first.ts());
    }

    @Override
    public void press(String person, Message message, String actionId, String value) {
        var place = placeOf(person, message.channel());
        var there = seen(person, message);
        var pressed = Pressed.find(there, actionId, value)
                .orElseThrow(() -> new IllegalArgumentException("no action " + actionId + " with " + value));
        begin(() -> interact(person, there, parcels.press(personOf(person), place, there, pressed)));
    }

    @Override
    public void shortcut(String person, Message message, String callbackId) {
        var place = placeOf(person, message.channel());
        var there = seen(person, message);
        if (there.ephemeral()) {
            throw new IllegalArgumentException("an ephemeral message has no shortcuts");
        }
        begin(() -> interact(person, there, parcels.shortcut(personOf(person), place, there, callbackId)));
    }

    @Override
    public void delete(String person, Message message) {
        placeOf(person, message.channel());
        if (!seen(person, message).author().equals(person)) {
            throw new IllegalArgumentException("not said by " + person);
        }
        workspace.delete(message.channel(), message.ts());
    }

    private Message said(String person, String channel, String text, String threadTs) {
        var place = placeOf(person, channel);
        var typed = Typed.parse(bounded(text), workspace);
        var message = workspace.post(channel, person, Draft.of(typed.text()).inThread(threadTs));
        if (place.kind() == Channel.Kind.DIRECT) {
            tell(about(message).put("type", "message").put("channel_type", "im"));
        } else if (typed.mentions(workspace.bot().userId())) {
            mention(person, place, message);
        }
        tellOfLinks(place, message, typed);
        return message;
    }

    private void mention(String person, Channel place, Message message) {
        if (place.has(workspace.bot().userId())) {
            tell(about(message).put("type", "app_mention"));
        } else {
            slackbot.says(person, place.id(), message.threadTs(),
                    "You mentioned @" + workspace.bot().name() + ", but they're not in this channel. Type /invite @"
                            + workspace.bot().name() + " to let them in.");
        }
    }

    /** The message as an event tells of it; its type is yet to be said. */
    private ObjectNode about(Message message) {
        return parcels.told(message).put("channel", message.channel());
    }

    private void tellOfLinks(Channel place, Message message, Typed typed) {
        var links = Json.array();
        for (var url : typed.links()) {
            unfurlDomains.stream().filter(domain -> Typed.isAt(url, domain)).findFirst()
                    .ifPresent(domain -> links.add(Json.object().put("url", url).put("domain", domain)));
        }
        if (links.isEmpty()) {
            return;
        }
        var event = Json.object().put("type", "link_shared").put("channel", place.id()).put("user", message.author()).put("message_ts", message.ts())
                .put("is_bot_user_member", place.has(workspace.bot().userId())).put("source", "conversations_history")
                .put("unfurl_id", place.id() + "." + message.ts());
        if (message.reply()) {
            event.put("thread_ts", message.threadTs());
        }
        event.set("links", links);
        tell(event);
    }

    private void invite(String person, Channel place) {
        if (place.kind() == Channel.Kind.DIRECT || !workspace.join(place.id(), workspace.bot().userId())) {
            slackbot.says(person, place.id(), workspace.bot().name() + " is already in this channel.");
            return;
        }
        tell(Json.object().put("type", "member_joined_channel").put("user", workspace.bot().userId()).put("channel", place.id())
                .put("channel_type", place.kind() == Channel.Kind.PRIVATE ? "G" : "C").put("team", workspace.teamId()).put("inviter", person));
        slackbot.says(person, place.id(), workspace.bot().name() + " was added to #" + place.name() + ".");
    }

    private void interact(String person, Message message, BotLine.Parcel parcel) {
        if (!bot.send(parcel).accepted()) {
            slackbot.says(person, message.channel(), message.threadTs(), "We had some trouble connecting. Try again?");
        }
    }

    private void tell(ObjectNode event) {
        busyUnless(sender.send(parcels.event(event)));
    }

    private void begin(Runnable work) {
        busyUnless(sender.inBackground(work));
    }

    private static void busyUnless(boolean room) {
        if (!room) {
            throw new IllegalStateException("too much is on its way to the bot");
        }
    }

    private Message seen(String person, Message message) {
        return workspace.message(message.channel(), message.ts()).filter(there -> !there.deleted())
                .filter(there -> there.onlyFor().isEmpty() || there.onlyFor().equals(person))
                .orElseThrow(() -> new IllegalArgumentException("no message " + message.ts() + " for " + person));
    }

    private Person personOf(String person) {
        return workspace.person(person).orElseThrow(() -> new IllegalArgumentException("nobody is " + person));
    }

    private Channel placeOf(String person, String channel) {
        var place = workspace.channel(channel).orElseThrow(() -> new IllegalArgumentException("no channel " + channel));
        if (!place.has(personOf(person).id()) || place.archived()) {
            throw new IllegalArgumentException(person + " cannot write in " + channel);
        }
        return place;
    }

    private static String bounded(String text) {
        if (text.isBlank() || text.length() > MAX_TYPED_CHARACTERS) {
            throw new IllegalArgumentException("nothing, or too much, was typed");
        }
        return text;
    }
}
