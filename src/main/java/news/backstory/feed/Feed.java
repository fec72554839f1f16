package news.backstory.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import news.backstory.article.Link;

/**
 * A feed that we follow.
 *
 * @param address as it was given to us; it is known by this
 * @param title   the feed's own, once it was read; may be empty
 * @param place   where it is read, and what its server gave us
 * @param health  how the last readings went
 * @param next    when it is read next; never in {@link Standing#GONE}
 * @param pace    how long between two readings, before the publisher's wishes and luck
 */
public record Feed(Link address, String title, Place place, Health health, Standing standing, Instant next, Duration pace) {

    /** In a new feed, until it has shown how often it publishes. */
    static final Duration FIRST_PACE = Duration.ofMinutes(15);

    /** Whether it is read. */
    public enum Standing {
        /** It is read. */
        FOLLOWED,
        /** It is read, and so much that is old has come up at once that this goes on only when a person has looked; what is new goes on. */
        HELD,
        /** Its publisher has taken it away (410), or it was not found for a week. */
        GONE
    }

    /**
     * @param address    where it is read: elsewhere than at first after it has moved for good
     * @param have       what its server gave us to ask by
     * @param haveSince  since when; they are thrown away now and then, because some servers go on saying "unchanged" for ever
     * @param bodyHash   of what was read last; empty if nothing was, or if it is to be taken in again
     * @param movesTo    where permanent redirects have led lately; empty if nowhere
     * @param movedOn    on which days (since 1970, UTC)
     */
    public record Place(Link address, Have have, Instant haveSince, String bodyHash, String movesTo, Set<Long> movedOn) {

        public Place {
            movedOn = Set.copyOf(movedOn);
        }
    }

    /** What a server gave us to ask by, verbatim; each empty if it gave none. */
    public record Have(String etag, String lastModified) {

        static final Have NOTHING = new Have("", "");
    }

    /**
     * @param lastRead     when it could last be read; {@link Instant#EPOCH} if never
     * @param lastNew      when it last brought something new; {@link Instant#EPOCH} if never
     * @param failures     since then, one after the other
     * @param failingSince the first of them; {@link Instant#EPOCH} if there is none
     * @param problem      the last of them, as a clause that a person understands; empty if there is none
     */
    public record Health(Instant lastRead, Instant lastNew, int failures, Instant failingSince, String problem) {

        static final Health NEW = new Health(Instant.EPOCH, Instant.EPOCH, 0, Instant.EPOCH, "");

        Health read(Instant now, boolean broughtNews) {
            return new Health(now, broughtNews ? now : lastNew, 0, Instant.EPOCH, "");
        }

        /** It can be read, and yet something should be looked at. */
        Health withProblem(String what, Instant now) {
            return new Health(lastRead, lastNew, 0, now, what);
        }

        Health failed(Instant now, String why) {
            return new Health(lastRead, lastNew, failures + 1, failures == 0 ? now : failingSince, why);
        }
    }

    /** One that was not read yet, and is due. */
    public static Feed added(Link address, Instant now) {
        return new Feed(address, "", new Place(address, Have.NOTHING, now, "", "", Set.of()), Health.NEW, Standing.FOLLOWED, now, FIRST_PACE);
    }

    /** A person has looked: what it shows is taken in at the next reading, whatever its age. */
    public Feed released(Instant now) {
        return new Feed(address, title, forgetting(place, now), health, Standing.FOLLOWED, now, pace);
    }

    /** Not before this, as its server has asked us. */
    public Feed notBefore(Instant then) {
        return next.isBefore(then) ? new Feed(address, title, place, health, standing, then, pace) : this;
    }

    /** As if its last reading had not been: everything in it is looked at again. */
    public Feed toBeReadAgain(Instant at) {
        return new Feed(address, title, forgetting(place, at), health, standing, next.isBefore(at) ? next : at, pace);
    }

    private static Place forgetting(Place place, Instant now) {
        return new Place(place.address, Have.NOTHING, now, "", place.movesTo, place.movedOn);
    }
}
