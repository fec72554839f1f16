package news.backstory.sandbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What was said, by channel and ts; the oldest make room. Not for more than one thread at a time. */
final class Messages {

    static final int MAX_IN_A_CHANNEL = 2_000;
    static final int MAX = 50_000;

    private final Map<String, NavigableMap<String, Message>> byChannel = new HashMap<>();

    /** In which channel each message is, oldest first. */
    private final NavigableMap<String, String> channelByTs = new TreeMap<>();

    /** Oldest first; a copy. */
    List<Message> in(String channel) {
        return List.copyOf(there(channel).values());
    }

    Optional<Message> find(String channel, String ts) {
        return Optional.ofNullable(there(channel).get(ts));
    }

    /** How many replies everybody sees under a message. */
    int replies(String channel, String ts) {
        return (int) there(channel).tailMap(ts, false).values().stream()
                .filter(message -> message.reply() && !message.ephemeral() && message.threadTs().equals(ts)).count();
    }

    /** Adds it, or puts it in the place of the one with its ts. */
    void put(Message message) {
        byChannel.computeIfAbsent(message.channel(), _ -> new TreeMap<>()).put(message.ts(), message);
        channelByTs.put(message.ts(), message.channel());
    }

    void remove(Message message) {
        there(message.channel()).remove(message.ts());
        channelByTs.remove(message.ts());
    }

    /** The one that must go, now that one more is in this channel; empty as long as there is room. */
    Optional<Message> overflow(String channel) {
        if (there(channel).size() > MAX_IN_A_CHANNEL) {
            return Optional.of(there(channel).firstEntry().getValue());
        }
        return channelByTs.size() > MAX ? find(channelByTs.firstEntry().getValue(), channelByTs.firstKey()) : Optional.empty();
    }

    private NavigableMap<String, Message> there(String channel) {
        return byChannel.getOrDefault(channel, new TreeMap<>());
    }
}
