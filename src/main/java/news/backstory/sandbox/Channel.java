package news.backstory.sandbox;

import java.util.Set;

/**
 * A place where people read, with everybody who is in it.
 *
 * @param id "C0NEWSROOM"; a direct message's begins with D
 * @param name without the #; a direct message's is the person's name
 * @param members people's ids, and the bot's user id if it is in
 */
public record Channel(String id, String name, Kind kind, Set<String> members, boolean archived) {

    /** Who can find it. */
    public enum Kind {
        PUBLIC, PRIVATE,
        /** Between one person and the bot. */
        DIRECT
    }

    public Channel {
        if (id.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("not a channel: " + id);
        }
        members = Set.copyOf(members);
    }

    public boolean has(String member) {
        return members.contains(member);
    }

    Channel withMembers(Set<String> others) {
        return new Channel(id, name, kind, others, archived);
    }

    Channel closed() {
        return new Channel(id, name, kind, members, true);
    }
}
