package news.backstory.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Objects;

/** How likely two articles report the same event: a logistic regression over what their profiles have in common and the time between them. */
final class Likeness {

    private static final double MILLIS_A_DAY = 86_400_000.0;
    private static final double FAR_DAYS = 6;
    private static final double MANY_NAMES = 40;
    private static final double MUCH_EVIDENCE = 250;
    private static final double VERY_TELLING = 10;

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

    private final double[] weights;

    /** @param weights one for each feature, in their order, and the constant last */
    Likeness(double[] weights) {
        if (weights.length != Feature.values().length + 1) {
            throw new IllegalArgumentException("a weight for each feature, and the constant: " + weights.length);
        }
        this.weights = weights.clone();
    }

    /** What is compared. In words: in its first 300; in the lead: in its first 90. */
    enum Feature {
        WORDS, WORDS_ROOT, WORDS_SQUARE, LEAD, LEAD_ROOT, HEADLINE, NAMES, NUMBERS, PAIRS, PAIRS_ROOT, HEADLINE_IN_LEAD, HEADLINE_IN_LEAD_BOTH, SAME_DAY, NEXT_DAY, DAYS, SHARED_NAMES, SHARE_OF_NAMES, SHORT, EVIDENCE, EVIDENCE_ROOT,
        /** What part of the names that one begins with stands in the other: of the one of which less does, and of the one of which more does. */
        LEAD_NAMES_LESS, LEAD_NAMES_MORE,
        /** Reports of like events share their trade's words, and no name that tells. */
        TELLING_NAME, TELLING_WORD, TELLING_HEADLINE, SHORT_NAMES_LESS, SHORT_NAMES_MORE, SHORT_TELLING_NAME
    }

    /** Learned by {@code ./backstory train-stories}; {@code README.txt} beside them tells from what. Lines of a feature, a tab, and its weight. */
    static Likeness packaged() {
        var read = new HashMap<String, Double>();
        var in = Objects.requireNonNull(Likeness.class.getResourceAsStream("/story/likeness.tsv"), "story/likeness.tsv is part of the program");
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().map(line -> line.split("\t")).forEach(parts -> read.put(parts[0], Double.valueOf(parts[1])));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        var features = Feature.values();
        var weights = new double[features.length + 1];
        for (var i = 0; i <= features.length; i++) {
            var name = i < features.length ? features[i].name() : LikenessTraining.CONSTANT;
            weights[i] = Objects.requireNonNull(read.get(name), name);
        }
        return new Likeness(weights);
    }

    /** The logarithm of the odds: 0 for even chances, above it for rather the same event. */
    double logOdds(Profile one, Profile other) {
        var words = one.body().cosine(other.body());
        if (words < LEAST_COSINE || besideNames(one, other) < leastBesideNames(Math.min(besideNames(one), besideNames(other)))) {
            return LEAST;
        }
        var odds = Math.max(LEAST, logOdds(features(one, other, words)));
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

    double logOdds(double[] features) {
        var sum = weights[features.length];
        for (var i = 0; i < features.length; i++) {
            sum += weights[i] * features[i];
        }
        return sum;
    }

    /** The odds as a likeness from 0 to 1. */
    static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    /** @param words the cosine of the bodies' words */
    static double[] features(Profile one, Profile other, double words) {
        var days = Math.abs(Duration.between(one.at(), other.at()).toMillis()) / MILLIS_A_DAY;
        return features(one, other, words, days);
    }

    static double[] features(Profile one, Profile other, double words, double days) {
        var lead = one.lead().cosine(other.lead());
        var pairs = one.pairs().cosine(other.pairs());
        var headInLead = one.head().cosine(other.lead());
        var leadInHead = one.lead().cosine(other.head());
        var evidence = Math.min(one.body().shared(other.body()), MUCH_EVIDENCE) / MUCH_EVIDENCE;
        var sharedNames = one.names().shared(other.names());
        var namesHere = one.leadNames().coveredBy(other.body());
        var namesThere = other.leadNames().coveredBy(one.body());
        var telling = Math.max(one.names().strongestShared(other.body()), other.names().strongestShared(one.body())) / VERY_TELLING;
        var tellingHead = Math.max(one.head().strongestShared(other.body()), other.head().strongestShared(one.body())) / VERY_TELLING;
        var isShort = 1 / Math.sqrt(1.0 + Math.min(one.body().hashes().length, other.body().hashes().length));
        return new double[]{
                words, Math.sqrt(words), words * words, lead, Math.sqrt(lead), one.head().cosine(other.head()), one.names().cosine(other.names()),
                one.numbers().cosine(other.numbers()), pairs, Math.sqrt(pairs), headInLead + leadInHead, headInLead * leadInHead,
                Math.max(0, 1 - days), Math.max(0, 1 - Math.abs(days - 1)), Math.min(days, FAR_DAYS) / FAR_DAYS,
                Math.min(sharedNames, MANY_NAMES) / MANY_NAMES, sharedNames / Math.max(1, Math.min(one.names().told(), other.names().told())),
                isShort, evidence, Math.sqrt(evidence), Math.min(namesHere, namesThere), Math.max(namesHere, namesThere),
                telling, one.body().strongestShared(other.body()) / VERY_TELLING, tellingHead,
                isShort * Math.min(namesHere, namesThere), isShort * Math.max(namesHere, namesThere), isShort * telling};
    }
}
