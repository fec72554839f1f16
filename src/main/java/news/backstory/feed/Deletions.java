package news.backstory.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a feed has taken back (RFC 6721), beside what it shows and what is known of it. An entry is dead if it did not come after it was taken back; what an
 * id that cannot be relied on says is passed over. Why these rules: docs/why/feeds.md.
 */
final class Deletions {

    /** More at once, or more than {@link #FEW} and half of what is known, are rather a mishap than so many mistakes: somebody should look. */
    static final int MAX_AT_ONCE = 20;
    static final int FEW = 5;

    /** The latest; long after it was taken back no entry comes again. */
    static final int MAX_REMEMBERED = 1_000;

    /** A publisher's clock may be wrong by so much; what is taken back later than this is not yet. */
    private static final Duration MAX_AHEAD = Duration.ofHours(1);

    private final FeedMemory before;
    private final Map<String, Deleted> said = new HashMap<>();
    private final Map<String, List<KnownEntry>> byId = new HashMap<>();

    Deletions(FeedMemory before, List<Deleted> said, Instant now) {
        this.before = before;
        if (before.idTrust().isWorthless()) {
            return;
        }
        said.stream().filter(each -> !each.at().isAfter(now.plus(MAX_AHEAD)))
                .forEach(each -> this.said.merge(EntryKeys.ofId(each.id()), each, (one, other) -> one.at().isBefore(other.at()) ? other : one));
        if (!this.said.isEmpty() || !before.deleted().isEmpty()) {
            before.entries().forEach(known -> ids(known).forEach(key -> byId.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(known)));
        }
    }

    /** Those of a reading that are not dead. */
    List<Entry> living(List<Entry> entries) {
        return byId.isEmpty() && said.isEmpty() ? entries : entries.stream().filter(entry -> !isDead(entry)).toList();
    }

    /**
     * What is known and was taken back since the last reading; of a mass of them it is for the caller to say what becomes.
     *
     * @param shown in this reading, whatever id it has there: that is alive
     */
    List<Withdrawn> withdrawn(Collection<Seen> shown) {
        var alive = shown.stream().map(seen -> seen.known().name()).collect(Collectors.toSet());
        var withdrawn = new ArrayList<Withdrawn>();
        said.forEach((key, deleted) -> {
            var isNew = before.deleted().getOrDefault(key, Instant.MIN).isBefore(deleted.at());
            if (isNew) {
                known(key).filter(known -> !alive.contains(known.name()) && !cameAt(known).isAfter(deleted.at()))
                        .ifPresent(known -> withdrawn.add(new Withdrawn(known.page().isEmpty() ? deleted.id() : known.page(), deleted.comment())));
            }
        });
        return withdrawn;
    }

    boolean isMass(List<Withdrawn> withdrawn) {
        return withdrawn.size() > MAX_AT_ONCE || withdrawn.size() > FEW && withdrawn.size() * 2 > before.entries().size();
    }

    /** By {@link EntryKeys#ofId}: what is to hold against entries that come yet. */
    Map<String, Instant> remembered() {
        if (said.isEmpty()) {
            return before.deleted();
        }
        var all = new HashMap<>(before.deleted());
        said.forEach((key, deleted) -> all.merge(key, deleted.at(), (one, other) -> one.isBefore(other) ? other : one));
        return all.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Instant> each) -> said.containsKey(each.getKey()))
                        .thenComparing(Map.Entry::getValue).reversed())
                .limit(MAX_REMEMBERED).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private boolean isDead(Entry entry) {
        var key = EntryKeys.ofId(entry.id());
        return deletedAt(key).filter(at -> {
            var dates = Stream.concat(entry.published().stream(), entry.updated().stream()).max(Comparator.naturalOrder());
            return dates.or(() -> known(key).map(Deletions::cameAt)).filter(came -> !came.isAfter(at)).isPresent();
        }).isPresent();
    }

    private Optional<Instant> deletedAt(String key) {
        var now = Optional.ofNullable(said.get(key)).map(Deleted::at);
        return Stream.concat(now.stream(), Optional.ofNullable(before.deleted().get(key)).stream()).max(Comparator.naturalOrder());
    }

    /** An id that several entries have had names none. */
    private Optional<KnownEntry> known(String key) {
        return Optional.ofNullable(byId.get(key)).filter(bearers -> bearers.size() == 1).map(List::getFirst);
    }

    private static Instant cameAt(KnownEntry known) {
        return known.published().isEmpty() ? known.firstSeen() : known.published().getFirst();
    }

    /** All that it had; the address of its page is that of an entry that had no other. */
    private static List<String> ids(KnownEntry known) {
        var ids = known.keys().stream().filter(key -> key.startsWith(EntryKeys.ID)).toList();
        return ids.isEmpty() && !known.page().isEmpty() ? List.of(EntryKeys.ofId(known.page())) : ids;
    }
}
