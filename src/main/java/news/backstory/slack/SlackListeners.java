package news.backstory.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.App;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.LinkSharedEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.view.View;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import news.backstory.article.Link;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.command.Caller;
import news.backstory.command.Command;
import news.backstory.command.CommandParser;
import news.backstory.command.FormReader;
import news.backstory.command.Request;
import news.backstory.post.MessageRef;
import news.backstory.post.Place;
import news.backstory.post.ReplyAddress;
import org.jspecify.annotations.Nullable;

/** Puts what Slack's payloads say into our own words: who asks for what, and where the answer goes. */
public final class SlackListeners {

    static final String COMMAND = "/news";
    static final String SIMILAR_SHORTCUT = "similar_articles";
    static final String COVERED_SHORTCUT = "have_we_covered_this";

    private static final Pattern MENTION = Pattern.compile("<@[UW][A-Z0-9]{1,30}(?:\\|[^>]{0,100})?>");
    /** A person's own page; its other tab holds their messages with us. */
    private static final String HOME_TAB = "home";

    private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);

    /** The page was drawn when the person was still in that channel, or we cannot know whether they are. */
    private static final Command NOT_THERE = new Command.Amiss(
            "As far as I can see you are not in that channel (any more), so nothing was changed. In the channel itself you can type", "/news list");

    private final CommandParser commands;
    private final Function<MessageRef, Optional<String>> textOf;
    private final BiPredicate<PersonId, ChannelId> mayReach;

    /**
     * @param textOf   fetches what a message says; empty if it is gone or we may not read there
     * @param mayReach whether a person may do from elsewhere what can be done in a channel
     */
    public SlackListeners(CommandParser commands, Function<MessageRef, Optional<String>> textOf, BiPredicate<PersonId, ChannelId> mayReach) {
        this.commands = commands;
        this.textOf = textOf;
        this.mayReach = mayReach;
    }

    /**
     * Tells Bolt what we listen to: the same as manifest.yml, and nothing else.
     *
     * @param heard the request that is being dispatched
     * @param asked takes what it asks, if anything
     */
    void register(App app, Supplier<Request> heard, Consumer<Asked> asked) {
        app.command(COMMAND, (request, context) -> {
            asked.accept(command(heard.get(), request.getPayload()));
            return context.ack();
        });
        app.event(AppMentionEvent.class, (payload, context) -> {
            mention(heard.get(), payload.getEvent()).ifPresent(asked);
            return context.ack();
        });
        app.event(MessageEvent.class, (payload, context) -> {
            directMessage(heard.get(), payload.getEvent()).ifPresent(asked);
            return context.ack();
        });
        app.event(LinkSharedEvent.class, (payload, context) -> {
            linkShared(heard.get(), payload.getEvent()).ifPresent(asked);
            return context.ack();
        });
        app.messageShortcut(SIMILAR_SHORTCUT, (request, context) -> {
            asked.accept(shortcut(heard.get(), request.getPayload(), Command.SimilarToLink::new));
            return context.ack();
        });
        app.messageShortcut(COVERED_SHORTCUT, (request, context) -> {
            asked.accept(shortcut(heard.get(), request.getPayload(), Command.CoveredByLink::new));
            return context.ack();
        });
        app.blockAction(ANY, (request, context) -> {
            action(heard.get(), request.getPayload()).ifPresent(asked);
            return context.ack();
        });
        app.viewSubmission(ANY, (request, context) -> {
            submission(heard.get(), request.getPayload()).ifPresent(asked);
            return context.ack();
        });
        app.event(AppHomeOpenedEvent.class, (payload, context) -> {
            if (HOME_TAB.equals(payload.getEvent().getTab())) {
                asked.accept(new Asked(Whence.atHome(heard.get(), new PersonId(payload.getEvent().getUser())), new Command.ShowHome()));
            }
            return context.ack();
        });
    }

    private Asked command(Request heard, SlashCommandPayload payload) {
        var channel = new ChannelId(payload.getChannelId());
        var person = new PersonId(payload.getUserId());
        var alone = new Place.Reply(new ReplyAddress(payload.getResponseUrl()), channel, person);
        return new Asked(
                new Caller(heard.key(), heard.heardAt(), person, DirectMessages.channel(channel.value(), person), alone,
                        new Place.InChannel(channel)),
                commands.parse(SlackText.typed(orEmpty(payload.getText()))));
    }

    /** A mention is answered in its thread; what is for one person only, to that person. */
    private Optional<Asked> mention(Request heard, AppMentionEvent event) {
        if (event.getBotId() != null || event.getUser() == null) {
            return Optional.empty();
        }
        var channel = new ChannelId(event.getChannel());
        var person = new PersonId(event.getUser());
        var inThread = event.getThreadTs() != null;
        var first = new MessageRef(channel, inThread ? event.getThreadTs() : event.getTs());
        Place alone = inThread ? new Place.ForPersonInThread(first, person) : new Place.ForPerson(channel, person);
        var everyone = new Place.InThread(first);
        var said = SlackText.typed(withoutUs(orEmpty(event.getText())));
        var command = inThread ? aboutThread(commands.parse(said), first) : commands.parse(said);
        return Optional
                .of(new Asked(new Caller(heard.key(), heard.heardAt(), person, channel, isForAll(command) ? everyone : alone, everyone), command));
    }

    /** The first mention is of us; others may be of people that the rest is about. */
    private static String withoutUs(String text) {
        return MENTION.matcher(text).replaceFirst(" ");
    }

    /** {@code similar} alone, inside a thread, means: similar to the link that the thread is about. So with the other verbs. */
    private Command aboutThread(Command command, MessageRef first) {
        if (!(command instanceof Command.Unclear(var text))) {
            return command;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "similar" -> aboutThread(first, Command.SimilarToLink::new);
            case "covered" -> aboutThread(first, Command.CoveredByLink::new);
            case "timeline" -> aboutThread(first, Command.TimelineOfLink::new);
            default -> command;
        };
    }

    private Command aboutThread(MessageRef first, Function<Link, Command> about) {
        return textOf.apply(first).map(SlackText::plain).flatMap(commands::firstLink).map(about).orElseGet(Command.NoLink::new);
    }

    private static boolean isForAll(Command command) {
        return command instanceof Command.SimilarToLink || command instanceof Command.SimilarToWords;
    }

    private Optional<Asked> directMessage(Request heard, MessageEvent event) {
        if (event.getBotId() != null || event.getUser() == null || !"im".equals(event.getChannelType())) {
            return Optional.empty();
        }
        var channel = new ChannelId(event.getChannel());
        Place place = event.getThreadTs() == null
                ? new Place.InChannel(channel)
                : new Place.InThread(new MessageRef(channel, event.getThreadTs()));
        var person = new PersonId(event.getUser());
        var caller = new Caller(heard.key(), heard.heardAt(), person, DirectMessages.of(person), place, place);
        return Optional.of(new Asked(caller, commands.parse(SlackText.typed(orEmpty(event.getText())))));
    }

    /** In a direct message with us the link itself is answered ({@link #directMessage}); a second card on it would say it twice. */
    private static Optional<Asked> linkShared(Request heard, LinkSharedEvent event) {
        if (DirectMessages.isDirect(event.getChannel())) {
            return Optional.empty();
        }
        var channel = new ChannelId(event.getChannel());
        var message = new MessageRef(channel, event.getMessageTs());
        var first = event.getThreadTs() == null ? message : new MessageRef(channel, event.getThreadTs());
        var person = new PersonId(event.getUser());
        var place = new Place.OnLinks(message, first, Optional.of(person));
        var links = event.getLinks().stream().map(LinkSharedEvent.Link::getUrl).map(Link::parse).flatMap(Optional::stream).distinct().toList();
        return Optional.of(
                new Asked(new Caller(heard.key(), heard.heardAt(), person, channel, place, place), new Command.Unfurl(links)));
    }

    private Asked shortcut(Request heard, MessageShortcutPayload payload, Function<Link, Command> about) {
        var channel = new ChannelId(payload.getChannel().getId());
        var person = new PersonId(payload.getUser().getId());
        var message = payload.getMessage();
        var first = new MessageRef(channel, message.getThreadTs() == null ? message.getTs() : message.getThreadTs());
        var alone = new Place.Reply(new ReplyAddress(payload.getResponseUrl()), channel, person);
        Command command = commands.firstLink(SlackText.plain(SlackText.allOf(message))).map(about)
                .orElseGet(Command.NoLink::new);
        return new Asked(
                new Caller(heard.key(), heard.heardAt(), person, DirectMessages.channel(channel.value(), person), alone, new Place.InThread(first)),
                command);
    }

    private Optional<Asked> action(Request heard, BlockActionPayload payload) {
        return payload.getView() == null ? onMessage(heard, payload) : inView(heard, payload, payload.getView());
    }

    /** On a person's own page, or in a form: there is no channel but the one that the button names. */
    private Optional<Asked> inView(Request heard, BlockActionPayload payload, View view) {
        var from = HOME_TAB.equals(view.getType()) ? Asked.From.HOME : Asked.From.FORM;
        var person = new PersonId(payload.getUser().getId());
        if (from == Asked.From.FORM && payload.getActions().stream().anyMatch(action -> ActionValue.PREVIEW.equals(action.getActionId()))) {
            return Submissions.filled(view).flatMap(filled -> Whence.read(orEmpty(view.getPrivateMetadata())).map(whence -> new Asked(
                    whence.caller(heard, person), new Command.Preview(filled), orEmpty(payload.getTriggerId()), from)));
        }
        var home = Whence.atHome(heard, person);
        return payload.getActions().stream().findFirst().flatMap(action -> ActionValue.typed(action.getActionId(), valueOf(action))
                .map(typed -> mayReach.test(person, typed.channel())
                        ? new Asked(
                                new Caller(heard.key(), heard.heardAt(), person, typed.channel(), home.alone(), new Place.InChannel(typed.channel())),
                                commands.parse(typed.text()), orEmpty(payload.getTriggerId()), from)
                        : new Asked(home, NOT_THERE, orEmpty(payload.getTriggerId()), from))
                .or(() -> ActionValue.command(action.getActionId(), valueOf(action), new MessageRef(home.channel(), view.getId()))
                        .map(command -> new Asked(home, command, orEmpty(payload.getTriggerId()), from))));
    }

    private static Optional<Asked> submission(Request heard, ViewSubmissionPayload payload) {
        var whence = Whence.read(orEmpty(payload.getView().getPrivateMetadata()));
        var asked = Submissions.filled(payload.getView()).map(FormReader::read)
                .flatMap(outcome -> outcome instanceof FormReader.Outcome.Asks(var command) ? Optional.of(command) : Optional.empty());
        var person = new PersonId(payload.getUser().getId());
        return whence.flatMap(place -> asked.map(command -> new Asked(place.caller(heard, person), command, "",
                place.isHome() ? Asked.From.HOME : Asked.From.CHANNEL)));
    }

    private static Optional<Asked> onMessage(Request heard, BlockActionPayload payload) {
        var container = payload.getContainer();
        var channel = new ChannelId(payload.getChannel().getId());
        var person = new PersonId(payload.getUser().getId());
        var alone = new Place.Reply(new ReplyAddress(payload.getResponseUrl()), channel, person);
        var thread = Optional.ofNullable(container.getThreadTs()).filter(ts -> !ts.isEmpty());
        Place everyone = thread.<Place>map(ts -> new Place.InThread(new MessageRef(channel, ts))).orElseGet(() -> new Place.InChannel(channel));
        var message = new MessageRef(channel, container.getMessageTs());
        return payload.getActions().stream()
                .findFirst()
                .flatMap(action -> ActionValue.command(action.getActionId(), valueOf(action), message))
                .map(command -> new Asked(
                        new Caller(heard.key(), heard.heardAt(), person, DirectMessages.channel(channel.value(), person), alone, everyone), command,
                        orEmpty(payload.getTriggerId()), Asked.From.CHANNEL));
    }

    private static String valueOf(BlockActionPayload.Action action) {
        return action.getSelectedOption() == null ? orEmpty(action.getValue()) : orEmpty(action.getSelectedOption().getValue());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
