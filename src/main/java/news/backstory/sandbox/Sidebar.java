package news.backstory.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The channels and direct messages that one person finds, with those where there is something new. */
record Sidebar(Viewer viewer, Channel open, List<Entry> channels, List<Entry> direct, int left) {

    static final int MAX_CHANNELS = 100;
    private static final int LOOKS = 6;

    /** @param unread how many messages are new to this person */
    record Entry(Channel channel, int unread) {}

    static Sidebar of(Viewer viewer, Channel open, ReadMarks marks) {
        var found = viewer.workspace().channels().stream().filter(viewer::finds).filter(channel -> !channel.archived()).toList();
        var rooms = found.stream().filter(channel -> channel.kind() != Channel.Kind.DIRECT).toList();
        return new Sidebar(viewer, open, entries(rooms, viewer, marks),
                entries(found.stream().filter(channel -> channel.kind() == Channel.Kind.DIRECT).toList(), viewer, marks),
                Math.max(0, rooms.size() - MAX_CHANNELS));
    }

    static String initials(String name) {
        return List.of(name.strip().split("\\s+", 3)).stream().limit(2).filter(word -> !word.isEmpty()).map(word -> word.substring(0, 1))
                .collect(Collectors.joining()).toUpperCase(Locale.ROOT);
    }

    static int look(String id) {
        return Math.floorMod(id.hashCode(), LOOKS);
    }

    private static List<Entry> entries(List<Channel> channels, Viewer viewer, ReadMarks marks) {
        return channels.stream().limit(MAX_CHANNELS).map(channel -> new Entry(channel, marks.unread(viewer, channel.id()))).toList();
    }
}
