package news.backstory.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Messages one under the other: a channel's newest, or a thread.
 *
 * @param list {@link MessageView#CHANNEL}, or the ts of the thread's first message
 * @param earlier whether there are older ones than these
 */
record MessageList(Viewer viewer, Channel channel, String list, List<MessageView> messages, boolean earlier) {

    static final int MAX_AT_ONCE = 100;

    MessageList {
        messages = List.copyOf(messages);
    }

    /** @param before only what is older than this ts; empty for the newest */
    static MessageList ofChannel(Viewer viewer, Channel channel, String before) {
        var seen = viewer.workspace().messages(channel.id()).stream().filter(message -> belongs(message, MessageView.CHANNEL, viewer))
                .filter(message -> before.isEmpty() || message.ts().compareTo(before) < 0).toList();
        var newest = seen.subList(Math.max(0, seen.size() - MAX_AT_ONCE), seen.size());
        return new MessageList(viewer, channel, MessageView.CHANNEL, views(newest, viewer, MessageView.CHANNEL), newest.size() < seen.size());
    }

    /** Empty when there is no such message for this person. */
    static Optional<MessageList> ofThread(Viewer viewer, Channel channel, String ts) {
        return viewer.workspace().message(channel.id(), ts).filter(first -> !first.reply() && !first.ephemeral()).map(_ -> {
            var seen = viewer.workspace().messages(channel.id()).stream().filter(message -> belongs(message, ts, viewer)).toList();
            return new MessageList(viewer, channel, ts, views(seen, viewer, ts), false);
        });
    }

    /** No thread is open. */
    static MessageList none(Viewer viewer, Channel channel) {
        return new MessageList(viewer, channel, "", List.of(), false);
    }

    /** A message as it stands in a list, under the one that stands above it there; empty when it is not in it. */
    static Optional<MessageView> view(Message message, String list, Viewer viewer) {
        if (!belongs(message, list, viewer)) {
            return Optional.empty();
        }
        var before = viewer.workspace().messages(message.channel()).reversed().stream()
                .filter(other -> other.ts().compareTo(message.ts()) < 0 && belongs(other, list, viewer)).findFirst();
        return Optional.of(MessageView.of(message, before.orElse(message), viewer, list));
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    boolean isThread() {
        return !list.equals(MessageView.CHANNEL);
    }

    String firstTs() {
        return messages.isEmpty() ? "" : messages.getFirst().message().ts();
    }

    private static boolean belongs(Message message, String list, Viewer viewer) {
        var here = list.equals(MessageView.CHANNEL)
                ? !message.reply() || message.broadcast()
                : message.ts().equals(list) || message.threadTs().equals(list);
        return here && viewer.sees(message);
    }

    private static List<MessageView> views(List<Message> messages, Viewer viewer, String list) {
        var views = new ArrayList<MessageView>();
        for (var message : messages) {
            views.add(MessageView.of(message, views.isEmpty() ? message : views.getLast().message(), viewer, list));
        }
        return views;
    }
}
