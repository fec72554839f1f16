package news.backstory.feed;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What we know of a feed's entries.
 *
 * @param entries  that it has shown, at most {@value #MAX_ENTRIES} (those seen last); empty before the first reading
 * @param deleted  ids that it has taken back, by {@link EntryKeys#ofId}, and when; at most {@value Deletions#MAX_REMEMBERED}
 * @param idTrust  how far its ids can be relied on
 * @param lastRead when it was last read; {@link Instant#MIN} before the first time
 */
public record FeedMemory(List<KnownEntry> entries, Map<String, Instant> deleted, IdTrust idTrust, Instant lastRead) {

    static final int MAX_ENTRIES = 2_000;

    public static final FeedMemory NONE = new FeedMemory(List.of(), Map.of(), new IdTrust(0, 0, 0), Instant.MIN);

    public FeedMemory {
        entries = List.copyOf(entries);
        deleted = Map.copyOf(deleted);
    }

    /** As it was of these, by name: what the feed says of them now is to be seen again. */
    public FeedMemory postponing(Set<String> names, FeedMemory before) {
        var others = entries.stream().filter(known -> !names.contains(known.name()));
        return new FeedMemory(Stream.concat(others, before.entries.stream().filter(known -> names.contains(known.name()))).toList(), deleted,
                idTrust, lastRead);
    }

    /** As if it had not shown these, by name. */
    FeedMemory without(Set<String> names) {
        return new FeedMemory(entries.stream().filter(known -> !names.contains(known.name())).toList(), deleted, idTrust, lastRead);
    }

    FeedMemory withDeleted(Map<String, Instant> now) {
        return new FeedMemory(entries, now, idTrust, lastRead);
    }

    /**
     * How a feed's ids have behaved.
     *
     * @param kept    entries that came again under their id
     * @param changed entries that came again under another one
     * @param reused  ids that came again on another entry
     */
    public record IdTrust(int kept, int changed, int reused) {

        private static final int ENOUGH = 5;

        /** Worthless ids name nothing for long: then an entry's address is what it is known by. */
        public boolean isWorthless() {
            return reused >= ENOUGH && reused * 5 > kept || changed >= ENOUGH && changed > kept * 4;
        }

        IdTrust with(int moreKept, int moreChanged, int moreReused) {
            // What was long ago counts for less: a feed may be repaired.
            var shrink = kept + changed + reused > 5_000 ? 2 : 1;
            return new IdTrust(kept / shrink + moreKept, changed / shrink + moreChanged, reused / shrink + moreReused);
        }
    }
}
