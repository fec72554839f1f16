package news.backstory.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.backstory.article.Link;
import org.jspecify.annotations.Nullable;

/**
 * Tells the entries of one reading that a feed has shown before from those that are new, whatever the feed did to their ids, addresses and dates. The
 * surest key decides first; a weaker one is asked only about what is left on both sides, so that no known entry is taken twice. Why these rules:
 * docs/why/feeds.md.
 */
public final class Recognition {

    /** More old entries than this at once, and more than half of the feed, are no news: somebody moved a site or emptied a database. */
    static final int MOST_OLD_AT_ONCE = 5;

    /** So many new entries without a date at once, and more than half of the feed, may be as old as anything; fewer are what came in a day. */
    static final int MOST_UNDATED_AT_ONCE = 20;

    /** That an entry is still there is written down once a day. */
    private static final Duration WRITTEN_DOWN_EVERY = Duration.ofHours(24);
    private static final Duration OLD = Duration.ofHours(24);

    /** A daily column has the same title, and perhaps the same blurb, every day. */
    private static final Duration SAME_EDITION = Duration.ofHours(20);
    private static final Duration COPIED_WITHIN = Duration.ofHours(36);
    private static final double UNLIKE = 0.3;
    private static final double ALIKE = 0.6;

    /** Midnights of the world's zones are so far apart. */
    private static final Duration A_ZONES_STEP = Duration.ofMinutes(15);
    private static final int A_MOVE = 3;

    private final FeedMemory memory;
    private final Function<Set<String>, List<KnownEntry>> elsewhere;
    private final Instant now;
    private final List<Candidate> candidates;
    private final Map<String, List<KnownEntry>> byKey = new HashMap<>();
    private final Map<Instant, List<KnownEntry>> byMoment = new HashMap<>();

    /** Of each title that was asked about; so that each is taken apart once. */
    private final Map<String, Set<String>> words = new HashMap<>();
    private final Map<KnownEntry, Candidate> taken = new HashMap<>();
    private final Map<String, Integer> bearers = new HashMap<>();
    private int keptIds;
    private int changedIds;
    private int reusedIds;

    private Recognition(FeedMemory memory, List<Entry> entries, Function<Set<String>, List<KnownEntry>> elsewhere, Instant now) {
        this.memory = memory;
        this.elsewhere = elsewhere;
        this.now = now;
        this.candidates = entries.stream().map(Candidate::new).toList();
        memory.entries().forEach(
                known -> known.published().forEach(moment -> byMoment.computeIfAbsent(moment, _ -> new ArrayList<>(1)).add(known)));
        memory.entries().forEach(known -> known.keys().forEach(key -> byKey.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(known)));
        candidates.forEach(candidate -> candidate.all.forEach(key -> bearers.merge(key, 1, Integer::sum)));
    }

    /**
     * @param seen   of each entry, in the feed's order
     * @param memory as it is to be kept
     * @param mass   names of the new ones that are old, if they are so many that a person should look before anybody is told; else empty
     */
    public record Recognised(List<Seen> seen, FeedMemory memory, Set<String> mass) {

        public Recognised {
            seen = List.copyOf(seen);
            mass = Set.copyOf(mass);
        }

        public boolean isMass() {
            return !mass.isEmpty();
        }

        /** Without the mass, as if the feed did not show it. */
        Recognised withoutMass() {
            var others = seen.stream().filter(each -> !mass.contains(each.known().name())).toList();
            return new Recognised(others, memory.without(mass), mass);
        }
    }

    /** @param elsewhere known entries of other feeds that have one of these keys */
    public static Recognised recognise(FeedMemory memory, List<Entry> entries, Function<Set<String>, List<KnownEntry>> elsewhere, Instant now) {
        return new Recognition(memory, entries, elsewhere, now).run();
    }

    private Recognised run() {
        if (!memory.idTrust().isWorthless()) {
            each(this::byId);
        }
        each(this::byLink);
        each(this::byPath);
        each(this::byMomentAndMore);
        var left = candidates.stream().filter(candidate -> candidate.known == null).toList();
        var moved = left.stream().filter(candidate -> looksMoved(candidate).isPresent()).count();
        each(moved >= A_MOVE && moved * 2 > left.size() ? this::looksMoved : this::byTextOfThatDay);
        return recognised();
    }

    private void each(Function<Candidate, Optional<KnownEntry>> rule) {
        candidates.stream().filter(candidate -> candidate.known == null).forEach(candidate -> rule.apply(candidate).ifPresent(known -> {
            candidate.known = known;
            taken.putIfAbsent(known, candidate);
        }));
    }

    /** An id that comes on another page, under another title, text and date, was given to another entry. */
    private Optional<KnownEntry> byId(Candidate candidate) {
        var found = free(candidate, candidate.keys.id());
        if (found.isEmpty()) {
            return found;
        }
        var isReused = !shares(candidate.keys.link(), found.get()) && !sharesText(candidate, found.get()) && isUnlike(candidate, found.get())
                && !sameMoment(candidate, found.get());
        keptIds += isReused ? 0 : 1;
        reusedIds += isReused ? 1 : 0;
        return isReused ? Optional.empty() : found;
    }

    /** One page is one article, unless its id, title and date are all others: then the page is a place, such as /live. */
    private Optional<KnownEntry> byLink(Candidate candidate) {
        var key = candidate.keys.link();
        var isSelf = key.filter(link -> bearers.getOrDefault(link, 0) > 1)
                .flatMap(_ -> candidates.stream().filter(other -> other != candidate && other.known != null && other.keys.link().equals(key))
                        .filter(other -> likeness(other.entry.title(), candidate.entry.title()) >= ALIKE).map(other -> other.known)
                        .findFirst());
        if (isSelf.isPresent()) {
            return isSelf;
        }
        var found = free(candidate, key)
                .filter(known -> memory.idTrust().isWorthless() || candidate.keys.id().isEmpty() || shares(candidate.keys.id(), known)
                        || !isUnlike(candidate, known) || sameMoment(candidate, known));
        found.ifPresent(_ -> changedIds += candidate.keys.id().isPresent() ? 1 : 0);
        return found;
    }

    private Optional<KnownEntry> byPath(Candidate candidate) {
        return free(candidate, candidate.keys.path())
                .filter(known -> sameMoment(candidate, known) || likeness(candidate.entry.title(), known.title()) >= ALIKE);
    }

    private Optional<KnownEntry> byTextOfThatDay(Candidate candidate) {
        return free(candidate, candidate.keys.text()).filter(known -> isWithin(SAME_EDITION, candidate, known));
    }

    /** When most of what is left looks like what has gone, a site has moved: then a title or a text is enough, of two that look the same either will do. */
    private Optional<KnownEntry> looksMoved(Candidate candidate) {
        return Stream.of(candidate.keys.dated(), candidate.keys.text(), candidate.keys.body(), candidate.keys.title()).flatMap(Optional::stream)
                .flatMap(key -> untaken(key).stream()).findFirst();
    }

    /**
     * Published in the same second, and the title or the text is the same, and the other is gone: its headline, and with it its address, was changed. A
     * like title is enough only for an entry that has no id of its own, and in a second that tells something: two crashes in two towns are two stories.
     */
    private Optional<KnownEntry> byMomentAndMore(Candidate candidate) {
        if (candidate.entry.published().isEmpty() || memory.entries().isEmpty()) {
            return Optional.empty();
        }
        var moment = candidate.entry.published().getFirst();
        var isTelling = isTelling(moment);
        var isItsOwn = isItsOwn(candidate);
        var ofThatTitle = free(candidate, candidate.keys.dated()).stream();
        var ofThatText = isTelling || !isItsOwn ? free(candidate, candidate.keys.body()).stream() : Stream.<KnownEntry>empty();
        var alike = isTelling && !isItsOwn
                ? byMoment.getOrDefault(moment, List.of()).stream().filter(known -> likeness(candidate.entry.title(), known.title()) >= ALIKE)
                : Stream.<KnownEntry>empty();
        return Stream.of(ofThatTitle, ofThatText, alike).flatMap(found -> found).filter(known -> sameMoment(candidate, known))
                .filter(Predicate.not(taken::containsKey)).findFirst();
    }

    /** Its id and its address are both its own, the feed's ids can be relied on, and it has shown neither before. */
    private boolean isItsOwn(Candidate candidate) {
        return !memory.idTrust().isWorthless() && Stream.of(candidate.keys.id(), candidate.keys.link())
                .allMatch(key -> key.filter(name -> !byKey.containsKey(name)).isPresent());
    }

    /** Only one entry of this reading and one that was known have it, and it is no midnight anywhere, which is what a date without a time becomes. */
    private boolean isTelling(Instant moment) {
        return moment.getEpochSecond() % A_ZONES_STEP.toSeconds() != 0 && byMoment.getOrDefault(moment, List.of()).size() == 1
                && candidates.stream().filter(other -> other.entry.published().contains(moment)).limit(2).count() == 1;
    }

    /** The known entry of this key that no other entry of this reading is; none if several entries bear the key, for then it names none. */
    private Optional<KnownEntry> free(Candidate candidate, Optional<String> key) {
        return key.filter(name -> bearers.getOrDefault(name, 0) == 1 || areAlike(candidate, name))
                .flatMap(this::untaken);
    }

    private Optional<KnownEntry> untaken(String key) {
        return byKey.getOrDefault(key, List.of()).stream().filter(Predicate.not(taken::containsKey)).max(Comparator.comparing(KnownEntry::lastSeen));
    }

    private boolean areAlike(Candidate candidate, String key) {
        return candidates.stream().filter(other -> other.all.contains(key))
                .allMatch(other -> other.entry.title().equals(candidate.entry.title()) && other.entry.address().equals(candidate.entry.address()));
    }

    private Recognised recognised() {
        var seen = new ArrayList<Seen>();
        var entries = new HashMap<String, KnownEntry>();
        memory.entries().forEach(known -> entries.put(known.name(), known));
        var here = new HashMap<String, KnownEntry>();
        for (var candidate : candidates) {
            var told = candidate.known != null
                    ? again(candidate, entries.getOrDefault(candidate.known.name(), candidate.known))
                    : first(candidate, here);
            seen.add(told);
            entries.put(told.known().name(), told.known());
            candidate.all.forEach(key -> here.put(key, told.known()));
        }
        var kept = entries.values().stream().sorted(Comparator.comparing(KnownEntry::lastSeen).reversed().thenComparing(KnownEntry::name))
                .limit(FeedMemory.MAX_ENTRIES).toList();
        return new Recognised(seen, new FeedMemory(kept, memory.deleted(), memory.idTrust().with(keptIds, changedIds, reusedIds), now), mass(seen));
    }

    private Seen again(Candidate candidate, KnownEntry known) {
        var entry = candidate.entry;
        var state = EntryKeys.state(entry);
        if (isAsWritten(candidate, known, state)) {
            return new Seen.Same(entry, known); // The very same object, so that nobody writes it down again.
        }
        var renewed = new KnownEntry(known.name(), joined(known.keys(), candidate.all), entry.title(),
                entry.published().isEmpty() ? known.published() : entry.published(), state,
                known.page().isEmpty() ? page(entry) : known.page(), known.firstSeen(), now);
        return state.equals(known.state()) ? new Seen.Same(entry, renewed) : new Seen.Edited(entry, renewed);
    }

    private boolean isAsWritten(Candidate candidate, KnownEntry known, String state) {
        return state.equals(known.state()) && known.keys().containsAll(candidate.all) && known.title().equals(candidate.entry.title())
                && (candidate.entry.published().isEmpty() || candidate.entry.published().equals(known.published()))
                && now.isBefore(known.lastSeen().plus(WRITTEN_DOWN_EVERY));
    }

    private static String page(Entry entry) {
        return entry.link().map(Link::text).orElse("");
    }

    /** @param here what this reading has brought so far: a feed may hold one entry twice */
    private Seen first(Candidate candidate, Map<String, KnownEntry> here) {
        var entry = candidate.entry;
        var keys = candidate.keys;
        var twice = Stream.of(keys.link(), keys.text()).flatMap(Optional::stream).map(here::get).filter(known -> known != null)
                .filter(known -> likeness(known.title(), entry.title()) >= ALIKE && isWithin(SAME_EDITION, candidate, known)).findFirst();
        if (twice.isPresent()) {
            return again(candidate, twice.get());
        }
        var name = EntryKeys.hash(String.join("\n", candidate.all) + "\n" + entry.title() + now);
        var known = new KnownEntry(name, candidate.all, entry.title(), entry.published(), EntryKeys.state(entry), page(entry), now, now);
        var isCopy = elsewhere.apply(keys.everywhere()).stream().filter(other -> likeness(other.title(), entry.title()) >= ALIKE)
                .anyMatch(other -> shares(candidate.keys.link(), other) || shares(candidate.keys.dated(), other)
                        || (!isColumn(candidate) && isOfThoseHours(candidate, other)));
        return isCopy ? new Seen.Elsewhere(entry, known) : new Seen.New(entry, known);
    }

    private Set<String> mass(List<Seen> seen) {
        if (memory.lastRead().equals(Instant.MIN)) {
            return Set.of(); // Everything is new at the first reading, and nobody has been promised it.
        }
        var since = memory.lastRead().minus(OLD);
        var fresh = seen.stream().filter(Seen.New.class::isInstance).toList();
        var areUndatedOld = fresh.stream().filter(each -> each.entry().dated().isEmpty()).count() > MOST_UNDATED_AT_ONCE;
        var old = fresh.stream()
                .filter(each -> each.entry().dated().isEmpty() ? areUndatedOld : each.entry().dated().getFirst().isBefore(since))
                .map(each -> each.known().name()).collect(Collectors.toSet());
        return old.size() > MOST_OLD_AT_ONCE && old.size() * 2 > seen.size() ? old : Set.of();
    }

    private static Set<String> joined(Set<String> before, Set<String> more) {
        var all = new LinkedHashSet<>(more);
        before.stream().sorted().limit(Math.max(0, KnownEntry.MAX_KEYS - all.size())).forEach(all::add);
        return all;
    }

    /** A text that several entries have is a newspaper's own advertisement. */
    private boolean sharesText(Candidate candidate, KnownEntry known) {
        return shares(candidate.keys.body(), known)
                && candidate.keys.body().filter(key -> byKey.getOrDefault(key, List.of()).size() == 1).isPresent();
    }

    private static boolean shares(Optional<String> key, KnownEntry known) {
        return key.filter(known.keys()::contains).isPresent();
    }

    private boolean isUnlike(Candidate candidate, KnownEntry known) {
        return likeness(candidate.entry.title(), known.title()) < UNLIKE;
    }

    private double likeness(String one, String other) {
        return EntryKeys.likeness(words.computeIfAbsent(one, EntryKeys::words), words.computeIfAbsent(other, EntryKeys::words));
    }

    private static boolean sameMoment(Candidate candidate, KnownEntry known) {
        return !known.published().isEmpty() && known.published().equals(candidate.entry.published());
    }

    /** The feed has shown the same words before, and this is another entry. */
    private boolean isColumn(Candidate candidate) {
        return candidate.keys.text().filter(byKey::containsKey).isPresent();
    }

    /** Copies go round within hours. */
    private static boolean isOfThoseHours(Candidate candidate, KnownEntry other) {
        return candidate.entry.published().isEmpty()
                || Duration.between(other.firstSeen(), candidate.entry.published().getFirst()).abs().compareTo(COPIED_WITHIN) <= 0;
    }

    private static boolean isWithin(Duration span, Candidate candidate, KnownEntry known) {
        return candidate.entry.published().isEmpty() || known.published().isEmpty()
                || Duration.between(known.published().getFirst(), candidate.entry.published().getFirst()).abs().compareTo(span) <= 0;
    }

    /** An entry of this reading, and what it turned out to be. */
    private static final class Candidate {

        private final Entry entry;
        private final EntryKeys keys;
        private final Set<String> all;
        private @Nullable KnownEntry known;

        Candidate(Entry entry) {
            this.entry = entry;
            this.keys = EntryKeys.of(entry);
            this.all = keys.all();
        }
    }
}
