package news.backstory.channel;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a channel has arranged.
 *
 * @param zone      in which its hours are meant
 * @param digest    its digest; at most one
 * @param quiet     its quiet hours; at most one
 * @param mayChange who may change all this; nobody named means anybody in the channel
 * @param languages in which news comes here (BCP 47 primary subtags), but for subscriptions that name their own; none means in all
 */
public record Arrangement(
        ZoneId zone, List<DigestPlan> digest, List<QuietHours> quiet, Threads threads, Answers answers, Set<PersonId> mayChange,
        Set<String> languages) {

    public Arrangement {
        digest = List.copyOf(digest);
        quiet = List.copyOf(quiet);
        mayChange = Set.copyOf(mayChange);
        languages = Set.copyOf(languages);
        if (digest.size() > 1 || quiet.size() > 1) {
            throw new IllegalArgumentException("a channel has one digest and one span of quiet hours");
        }
    }

    /** What holds until somebody changes something. */
    public static Arrangement usual(ZoneId zone) {
        return new Arrangement(zone, List.of(), List.of(), Threads.ON, Answers.PUBLIC, Set.of(), Set.of());
    }

    public enum Threads {
        /** Similar articles stand under a card. */
        ON, OFF
    }

    /** Who sees the card that somebody asked for. */
    public enum Answers {
        PUBLIC, PRIVATE
    }

    /** When the quiet hours that it is in are over; empty if it is in none. */
    public Optional<Instant> quietUntil(Instant now) {
        return quiet.stream().filter(hours -> hours.cover(now, zone)).map(hours -> hours.over(now, zone)).findFirst();
    }

    public boolean lets(PersonId person) {
        return mayChange.isEmpty() || mayChange.contains(person);
    }

    /** What waits for the digest that there was waits for the one that takes its place. */
    public Arrangement withDigest(List<DigestPlan> plans, ZoneId newZone) {
        var arranged = plans.stream().map(plan -> digest.isEmpty() ? plan : plan.insteadOf(digest.getFirst())).toList();
        return new Arrangement(newZone, arranged, quiet, threads, answers, mayChange, languages);
    }

    public Arrangement withQuiet(List<QuietHours> hours) {
        return new Arrangement(zone, digest, hours, threads, answers, mayChange, languages);
    }

    public Arrangement with(Threads newThreads) {
        return new Arrangement(zone, digest, quiet, newThreads, answers, mayChange, languages);
    }

    public Arrangement with(Answers newAnswers) {
        return new Arrangement(zone, digest, quiet, threads, newAnswers, mayChange, languages);
    }

    /** A digest whose hour has passed there already today comes the next time. */
    public Arrangement with(ZoneId newZone, Instant changedAt) {
        var plans = newZone.equals(zone)
                ? digest
                : digest.stream().map(plan -> plan.movedAt(changedAt)).toList();
        return new Arrangement(newZone, plans, quiet, threads, answers, mayChange, languages);
    }

    public Arrangement with(Set<PersonId> people) {
        return new Arrangement(zone, digest, quiet, threads, answers, people, languages);
    }

    public Arrangement withLanguages(Set<String> newLanguages) {
        return new Arrangement(zone, digest, quiet, threads, answers, mayChange, newLanguages);
    }

    /** What a subscription wants here. */
    public Wanted wanted(Subscription subscription) {
        return subscription.wanted().languages().isEmpty() ? subscription.wanted().inLanguages(languages) : subscription.wanted();
    }
}
