package news.backstory.sandbox;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Up to where each person has read each channel; bounded by the people and the channels there are. */
final class ReadMarks {

    private record Place(String person, String channel) {}

    private final Map<Place, String> upTo = new ConcurrentHashMap<>();

    /** Everything that is there now. */
    void read(Viewer viewer, String channel) {
        var messages = viewer.workspace().messages(channel);
        if (!messages.isEmpty()) {
            upTo.put(new Place(viewer.person().id(), channel), messages.getLast().ts());
        }
    }

    /** What others said there since, threads and ephemeral messages apart. */
    int unread(Viewer viewer, String channel) {
        var mark = upTo.getOrDefault(new Place(viewer.person().id(), channel), "");
        return (int) viewer.workspace().messages(channel).reversed().stream().takeWhile(message -> message.ts().compareTo(mark) > 0)
                .filter(message -> !message.ephemeral() && !message.reply() && !message.deleted() && !viewer.me(message.author())).count();
    }
}
