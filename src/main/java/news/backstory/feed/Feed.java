package news.backstory.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import news.backstory.article.Link;

/**
 * A feed that we follow.
 *
 * @param address as it was given to us; it is known by this
 * @param title   the feed's own, once it was read; may be empty
 * @param place   where it is read, and what its server gave us
 * @param health  how the last readings went
 * @param next    when it is read next; of no meaning if it is not read
 * @param pace    how long between two readings, before the publisher's wishes and luck
 * @param wishes  the publisher's of how it is read, as it last said them
 */
public record Feed(Link address, String title, Place place, Health health, Standing standing, Instant next, Duration pace,
        Wishes wishes) {

    /** In a new feed, until it has shown how often it publishes. */
    static final Duration FIRST_PACE = Duration.ofMinutes(15);

    /** Whether it is read. */
    public enum Standing {
        /** It is read. */
        FOLLOWED,
        /** It is read, and so much that is old has come up at once that this goes on only when a person has looked; what is new goes on. */
        HELD,
        /** A person has looked: it is read, and what it shows is taken in whatever its age, until all of that has been read. */
        RELEASED,
        /** Its publisher has taken it away (410), or it was not found for a week. */
        GONE,
        /** Nobody wants it any more. What it has shown is kept, in case somebody does again. */
        STOPPED
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

        /** On as many days must it have moved for good before we believe it: captive portals and broken servers say so, too. */
        static final int MOVES_BELIEVED = 3;

        public Place {
            movedOn = Set.copyOf(movedOn);
        }

        /** Whether it has moved for good to where it is not read without a person's consent. */
        boolean isLeft() {
            return movedOn.size() >= MOVES_BELIEVED;
        }

        /** As if nothing had been read there. */
        Place forgetting(Instant now) {
            return new Place(address, Have.NOTHING, now, "", movesTo, movedOn);
        }
    }

    /** What a server gave us to ask by, verbatim; each empty if it gave none. */
    public record Have(String etag, String lastModified) {

        static final Have NOTHING = new Have("", "");
    }

    /**
     * @param lastRead     when it could last be read; {@link Instant#EPOCH} if never
     * @param lastNew      when it last brought something new; {@link Instant#EPOCH} if never
     * @param caughtUp     when everything was read that it showed when it was added; {@link Instant#EPOCH} until then
     * @param failures     since it was last read, one after the other
     * @param failingSince the first of them, or since when it is held; {@link Instant#EPOCH} if there is none
     * @param problem      the last of them, as a clause that a person understands; empty if there is none
     * @param flaws        what was wrong with it when it was last read in spite of that, each a clause for its publisher
     * @param held         so many old entries wait until a person has looked
     */
    public record Health(Instant lastRead, Instant lastNew, Instant caughtUp, int failures, Instant failingSince, String problem, List<String> flaws,
            int held) {

        static final Health NEW = new Health(Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, 0, Instant.EPOCH, "", List.of(), 0);
        private static final String TOO_MUCH = " old entries came up at once; they are held until somebody has looked";

        public Health {
            flaws = List.copyOf(flaws);
        }

        /** It says that nothing has changed, or that is what we see. */
        Health unchanged(Instant now) {
            return held == 0 ? read(now, false, flaws) : new Health(now, lastNew, caughtUp, 0, failingSince, problem, flaws, held);
        }

        Health read(Instant now, boolean broughtNews, List<String> flawsNow) {
            return new Health(now, broughtNews ? now : lastNew, caughtUp, 0, Instant.EPOCH, "", flawsNow, 0);
        }

        /** It can be read, and yet somebody should look. */
        Health holding(int entries, Instant since) {
            return new Health(lastRead, lastNew, caughtUp, 0, since, entries + TOO_MUCH, flaws, entries);
        }

        Health failed(Instant now, String why) {
            return new Health(lastRead, lastNew, caughtUp, failures + 1, failures == 0 ? now : failingSince, why, flaws, held);
        }

        Health caughtUp(Instant now) {
            return caughtUp.equals(Instant.EPOCH) ? new Health(lastRead, lastNew, now, failures, failingSince, problem, flaws, held) : this;
        }
    }

    /** One that was not read yet, and is due. */
    public static Feed added(Link address, Instant now) {
        return new Feed(address, "", new Place(address, Have.NOTHING, now, "", "", Set.of()), Health.NEW, Standing.FOLLOWED, now, FIRST_PACE,
                Wishes.NONE);
    }

    /** A person has looked: what it shows is taken in at the next reading, whatever its age. */
    public Feed released(Instant now) {
        return new Feed(address, title, place.forgetting(now), health, Standing.RELEASED, now, pace, wishes);
    }

    /** Nobody wants it any more. */
    public Feed stopped() {
        return new Feed(address, title, place, health, Standing.STOPPED, next, pace, wishes);
    }

    /** Somebody wants it again, and hears what is new from now on: what it shows at its next reading counts as shown when it was added. */
    public Feed followedAgain(Instant now) {
        return new Feed(address, title, place.forgetting(now), Health.NEW, Standing.FOLLOWED, now, FIRST_PACE, wishes);
    }

    /** Somebody thinks that it can be read again. What is held stays so. */
    public Feed retried(Instant now) {
        return new Feed(address, title, place, health, standing == Standing.GONE ? Standing.FOLLOWED : standing, now, pace, wishes);
    }

    /** All that it showed has been read. */
    public Feed caughtUp(Instant now) {
        return new Feed(address, title, place, health.caughtUp(now), standing == Standing.RELEASED ? Standing.FOLLOWED : standing, next, pace,
                wishes);
    }

    /** Whether it is visited at all. */
    public boolean isRead() {
        return switch (standing) {
            case FOLLOWED, HELD, RELEASED -> true;
            case GONE, STOPPED -> false;
        };
    }

    /** Not before this, as its server has asked us. */
    public Feed notBefore(Instant then) {
        return next.isBefore(then) ? new Feed(address, title, place, health, standing, then, pace, wishes) : this;
    }

    /** Then at the latest: somebody says that there is news. */
    public Feed notAfter(Instant then) {
        return next.isAfter(then) ? new Feed(address, title, place, health, standing, then, pace, wishes) : this;
    }

    /** As if its last reading had not been: everything in it is looked at again. */
    public Feed toBeReadAgain(Instant at) {
        return new Feed(address, title, place.forgetting(at), health, standing, next.isBefore(at) ? next : at, pace, wishes);
    }
}
