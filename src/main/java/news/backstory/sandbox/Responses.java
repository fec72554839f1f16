package news.backstory.sandbox;

import java.util.Optional;

/** Shows what the bot says to a command or an action, in its HTTP answer or through a response_url. */
final class Responses {

    /** How it went. */
    sealed interface Shown {

        /** @param ts of the message that came of it; empty when one was deleted */
        record Done(String ts) implements Shown {}

        /** In Slack's word. */
        record Refused(String error) implements Shown {}
    }

    private final Workspace workspace;

    Responses(Workspace workspace) {
        this.workspace = workspace;
    }

    /** To the person alone, or to the channel: the bot need not be a member. Without an original to replace, it is a new message. */
    Shown show(ResponseUrls.Ticket ticket, Arguments arguments) {
        var original = workspace.message(ticket.channel(), ticket.original()).filter(message -> !message.deleted());
        if (arguments.flag("delete_original")) {
            original.ifPresent(message -> workspace.delete(message.channel(), message.ts()));
            return original.isPresent() ? new Shown.Done("") : new Shown.Refused("message_not_found");
        }
        return switch (Wording.read(arguments)) {
            case Wording.Bad(var error, _) -> new Shown.Refused(error);
            case Wording.Good(var draft) -> arguments.flag("replace_original") && original.isPresent()
                    ? replace(original.get(), draft)
                    : post(ticket, draft, arguments);
        };
    }

    private Shown replace(Message original, Draft draft) {
        return workspace.edit(original.channel(), original.ts(), draft).<Shown>map(message -> new Shown.Done(message.ts()))
                .orElse(new Shown.Refused("message_not_found"));
    }

    private Shown post(ResponseUrls.Ticket ticket, Draft draft, Arguments arguments) {
        var thread = Optional.of(arguments.text("thread_ts")).filter(ts -> !ts.isEmpty());
        if (thread.isPresent() && workspace.message(ticket.channel(), thread.get()).isEmpty()) {
            return new Shown.Refused("thread_not_found");
        }
        var reader = arguments.text("response_type").equals("in_channel") ? "" : ticket.person();
        var said = draft.inThread(thread.orElse("")).onlyFor(reader);
        return new Shown.Done(workspace.post(ticket.channel(), workspace.bot().userId(), said).ts());
    }
}
