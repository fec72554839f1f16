package news.backstory.sandbox;

import gg.jte.Content;
import java.time.Duration;
import java.util.List;

/**
 * A message as one person sees it in a list: the channel's, or a thread's.
 *
 * @param id in the page: "m-1790000000-000100" in the channel's list, "t-…" in a thread's
 * @param list which list it stands in: "channel", or the ts of the thread's first message
 * @param day what a divider above it says; empty when the message before is of the same day
 * @param compact it goes on where the same author stopped: no name, no picture
 * @param say what is read aloud when it arrives
 */
record MessageView(Message message, Viewer viewer, String id, String list, String day, boolean compact, Content body, String say) {

    static final String CHANNEL = "channel";
    static final Duration ONE_BREATH = Duration.ofMinutes(5);
    static final int MAX_SAID_CHARACTERS = 500;

    /** @param before what stands above it, as this person sees it; itself when it is the first */
    static MessageView of(Message message, Message before, Viewer viewer, String list) {
        var id = (list.equals(CHANNEL) ? "m-" : "t-") + message.ts().replace('.', '-');
        var first = before.ts().equals(message.ts());
        var day = viewer.day(message.ts());
        var newDay = first || !day.equals(viewer.day(before.ts()));
        var body = body(message, viewer, id);
        var said = Mrkdwn.show(message.text(), viewer).words();
        return new MessageView(message, viewer, id, list, newDay ? viewer.dayName(day) : "", !newDay && goesOn(before, message, list), body,
                viewer.name(message.author()) + ": " + said.substring(0, Math.min(said.length(), MAX_SAID_CHARACTERS)));
    }

    String author() {
        return viewer.name(message.author());
    }

    boolean byBot() {
        return message.author().equals(viewer.workspace().bot().userId());
    }

    boolean bySlack() {
        return message.author().equals(Staff.SLACKBOT);
    }

    String initials() {
        return Sidebar.initials(author());
    }

    /** One of six looks, the same for the same author everywhere. */
    int look() {
        return Sidebar.look(message.author());
    }

    String time() {
        return viewer.time(message.ts());
    }

    String fullTime() {
        return viewer.fullTime(message.ts());
    }

    boolean inThread() {
        return !list.equals(CHANNEL);
    }

    /** Its first message has the replies; an ephemeral one can have none. */
    boolean hasThread() {
        return !inThread() && message.replies() > 0;
    }

    String threadTs() {
        return message.reply() ? message.threadTs() : message.ts();
    }

    boolean canBeAnswered() {
        return !message.ephemeral() && !message.deleted();
    }

    boolean own() {
        return viewer.me(message.author()) && !message.deleted();
    }

    boolean edited() {
        return !message.editedTs().isEmpty() && !message.deleted();
    }

    String repliesWords() {
        return message.replies() + (message.replies() == 1 ? " reply" : " replies");
    }

    /** Who answered, each once, at most five. */
    List<String> repliers() {
        return viewer.workspace().replies(message.channel(), message.ts()).stream().filter(reply -> !reply.ephemeral()).map(Message::author)
                .distinct().limit(5)
                .toList();
    }

    private static boolean goesOn(Message before, Message message, String list) {
        var apart = Duration.between(Viewer.instant(before.ts()), Viewer.instant(message.ts()));
        var head = !list.equals(CHANNEL) && before.ts().equals(list);
        return !head && before.author().equals(message.author()) && !before.ephemeral() && !message.ephemeral() && !before.deleted()
                && !message.deleted() && !message.broadcast() && before.replies() == 0 && apart.compareTo(ONE_BREATH) < 0;
    }

    private static Content body(Message message, Viewer viewer, String id) {
        var blocks = new BlockView(message, viewer, id);
        var html = new Html();
        if (message.blocks().isEmpty() || message.deleted()) {
            html.in("div", Mrkdwn.show(message.text(), viewer), "class", "lines");
        } else {
            html.add(blocks.show(message.blocks()));
        }
        return html.add(new AttachmentView(viewer, blocks).show(message.attachments()));
    }
}
