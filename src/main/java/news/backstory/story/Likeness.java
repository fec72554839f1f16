package news.backstory.story;

import java.time.Duration;
import news.backstory.trees.Trees;

/** How likely two articles report the same event: trees over what their profiles have in common and the time between them. */
final class Likeness {

    private static final double MILLIS_A_DAY = 86_400_000.0;
    private static final double FAR_DAYS = 6;

    /** Unlike is unlike: how unlike is of no importance, and must not outweigh what is alike. */
    private static final double LEAST = -8;

    /**
     * Two reports from one town on one day share its name, and "two people said"; two of one event share what happened. Of 1,684 articles in labelled events
     * two in a thousand have less than 38 with the one that is most like them.
     */
    private static final double LEAST_BESIDE_NAMES = 35;

    /** Of a few lines, so much of what they tell is enough. */
    private static final double LEAST_SHARE_BESIDE_NAMES = 0.15;

    /** What tells less than this is a headline, and has no room for more than names. */
    private static final double A_HEADLINE_TELLS = 100;

    /** Who shares so much with another tells the same, whatever the weights make of its dates and lengths. */
    private static final double SAME_TEXT = 0.9;
    private static final double SURE = 2;

    /** With less in common two articles are not compared any further. */
    static final double LEAST_COSINE = 0.03;

    private final Trees trees;

    private Likeness(Trees trees) {
        this.trees = trees;
    }

    /** Learned by {@code ./backstory train-stories}; {@code README.txt} beside them tells from what. */
    static Likeness packaged() {
        return new Likeness(Trees.load("/story/likeness.trees"));
    }

    /** The logarithm of the odds: 0 for even chances, above it for rather the same event. */
    double logOdds(Profile one, Profile other) {
        var words = one.body().cosine(other.body());
        if (words < LEAST_COSINE || besideNames(one, other) < leastBesideNames(Math.min(besideNames(one), besideNames(other)))) {
            return LEAST;
        }
        var odds = Math.max(LEAST, trees.logOdds(features(one, other, words)));
        return words >= SAME_TEXT ? Math.max(odds, SURE) : odds;
    }

    /** How much the words tell that both have and that are no names. */
    private static double besideNames(Profile one, Profile other) {
        return one.body().shared(other.body()) - one.names().shared(other.names());
    }

    private static double leastBesideNames(double told) {
        return told < A_HEADLINE_TELLS ? 0 : Math.min(LEAST_BESIDE_NAMES, LEAST_SHARE_BESIDE_NAMES * told);
    }

    private static double besideNames(Profile one) {
        return one.body().told() - one.names().told();
    }

    /** The odds as a likeness from 0 to 1. */
    static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    /**
     * What is compared, of their first 300 words, of the 90 of their leads, and of their headlines.
     *
     * @param words the cosine of the bodies' words
     */
    static float[] features(Profile one, Profile other, double words) {
        var days = Math.abs(Duration.between(one.at(), other.at()).toMillis()) / MILLIS_A_DAY;
        var lead = one.lead().cosine(other.lead());
        var headInLead = one.head().cosine(other.lead());
        var leadInHead = one.lead().cosine(other.head());
        var sharedNames = one.names().shared(other.names());
        // What part of the names that one begins with stands in the other: of the one of which less does, and of the one of which more does.
        var namesHere = one.leadNames().coveredBy(other.body());
        var namesThere = other.leadNames().coveredBy(one.body());
        // Reports of like events share their trade's words, and no name that tells.
        var telling = Math.max(one.names().strongestShared(other.body()), other.names().strongestShared(one.body()));
        var tellingHead = Math.max(one.head().strongestShared(other.body()), other.head().strongestShared(one.body()));
        return floats(
                words, lead, one.head().cosine(other.head()), one.names().cosine(other.names()), one.numbers().cosine(other.numbers()),
                one.pairs().cosine(other.pairs()), headInLead + leadInHead, headInLead * leadInHead, Math.min(days, FAR_DAYS),
                sharedNames, sharedNames / Math.max(1, Math.min(one.names().told(), other.names().told())),
                Math.min(one.body().hashes().length, other.body().hashes().length), one.body().shared(other.body()),
                Math.min(namesHere, namesThere), Math.max(namesHere, namesThere), telling, one.body().strongestShared(other.body()), tellingHead);
    }

    private static float[] floats(double... values) {
        var floats = new float[values.length];
        for (var i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
