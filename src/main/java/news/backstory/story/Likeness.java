package news.backstory.story;

import java.time.Duration;

/** How likely two articles report the same event: a logistic regression over what their profiles have in common and the time between them. */
final class Likeness {

    private static final double MILLIS_A_DAY = 86_400_000.0;
    private static final double FAR_DAYS = 6;

    /**
     * One for each feature, and the constant last. Learned from pairs of American news articles at most six days apart, of which people had said whether they
     * report one event (AllSides round-ups of 2012 to 2020, two thirds of their events): docs/why/stories.md tells how, and how to do it again.
     */
    private static final double[] WEIGHTS = {
            0.3686, 10.0252, 5.4877, -7.4296, 7.2973, 3.3760, -1.5444, -0.2078,
            -8.5095, 0.9813, 4.9177, -20.1702, 2.4078, 2.0642, -2.6734, -7.7439};

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
        return new double[] {
                body, Math.sqrt(body), body * body, lead, Math.sqrt(lead), one.head().cosine(other.head()), one.names().cosine(other.names()),
                one.numbers().cosine(other.numbers()), pairs, Math.sqrt(pairs), headInLead + leadInHead, headInLead * leadInHead,
                Math.max(0, 1 - days), Math.max(0, 1 - Math.abs(days - 1)), Math.min(days, FAR_DAYS) / FAR_DAYS};
    }
}
