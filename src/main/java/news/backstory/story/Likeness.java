package news.backstory.story;

import java.time.Duration;

/** How likely two articles report the same event: a logistic regression over what their profiles have in common and the time between them. */
final class Likeness {

    private static final double MILLIS_A_DAY = 86_400_000.0;
    private static final double FAR_DAYS = 6;
    private static final double MANY_NAMES = 40;
    private static final double MUCH_EVIDENCE = 250;

    /**
     * One for each feature, in their order, and the constant last. Learned from pairs of American news articles at most six days apart, of which people had
     * said whether they report one event (AllSides round-ups of 2012 to 2020, two thirds of their events; whole, and as headlines with a sentence), and from
     * the ECB+ corpus of like events at other places (CC-BY 3.0): docs/why/stories.md.
     */
    private static final double[] WEIGHTS = {
            -1.0752, 5.1632, 1.0940, -5.6130, 6.3169, 3.7749, -0.9323, -0.2045,
            -3.9097, 1.4271, 2.4506, -9.1447, 1.6093, 2.2360, -3.9953, -0.9782,
            2.2604, 5.7360, 1.0013, 5.0570, -9.2766};

    private Likeness() {}

    /** Unlike is unlike: how unlike is of no importance, and must not outweigh what is alike. */
    private static final double LEAST = -8;

    /** With less in common two articles are not compared any further. */
    private static final double LEAST_COSINE = 0.03;

    /** The logarithm of the odds: 0 for even chances, above it for rather the same event. */
    static double logOdds(Profile one, Profile other) {
        var body = one.body().cosine(other.body());
        return body < LEAST_COSINE ? LEAST : Math.max(LEAST, logOdds(features(one, other, body)));
    }

    private static double logOdds(double[] features) {
        var sum = WEIGHTS[features.length];
        for (var i = 0; i < features.length; i++) {
            sum += WEIGHTS[i] * features[i];
        }
        return sum;
    }

    /** The odds as a likeness from 0 to 1. */
    static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    static double[] features(Profile one, Profile other, double body) {
        var lead = one.lead().cosine(other.lead());
        var pairs = one.pairs().cosine(other.pairs());
        var headInLead = one.head().cosine(other.lead());
        var leadInHead = one.lead().cosine(other.head());
        var days = Math.abs(Duration.between(one.at(), other.at()).toMillis()) / MILLIS_A_DAY;
        var evidence = Math.min(one.body().shared(other.body()), MUCH_EVIDENCE) / MUCH_EVIDENCE;
        var sharedNames = one.names().shared(other.names());
        return new double[]{
                body, Math.sqrt(body), body * body, lead, Math.sqrt(lead), one.head().cosine(other.head()), one.names().cosine(other.names()),
                one.numbers().cosine(other.numbers()), pairs, Math.sqrt(pairs), headInLead + leadInHead, headInLead * leadInHead,
                Math.max(0, 1 - days), Math.max(0, 1 - Math.abs(days - 1)), Math.min(days, FAR_DAYS) / FAR_DAYS,
                Math.min(sharedNames, MANY_NAMES) / MANY_NAMES, sharedNames / Math.max(1, Math.min(one.names().told(), other.names().told())),
                1 / Math.sqrt(1.0 + Math.min(one.body().hashes().length, other.body().hashes().length)), evidence, Math.sqrt(evidence)};
    }
}
