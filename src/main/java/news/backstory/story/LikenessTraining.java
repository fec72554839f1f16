package news.backstory.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;

/** Learns how likely two articles report the same event, from articles of which people have said which event they report. */
public final class LikenessTraining {

    static final String CONSTANT = "CONSTANT";

    /** Pairs further apart say nothing that a placement asks. */
    private static final Duration FURTHEST = Duration.ofDays(6);

    /** What reports one event is rare among the pairs, and a story in two parts is said twice. */
    private static final double WEIGHT_OF_SAME = 1.7;

    private static final double RIDGE = 2;
    private static final int ROUNDS = 25;

    private final WordCounts counts = WordCounts.ofBackground();
    private final List<Pair> pairs = new ArrayList<>();

    private record Pair(double[] features, boolean same, double weight) {}

    /**
     * Takes in every pair of these articles that are at most six days apart and speak of the same at all.
     *
     * @param events by article; what is in none is left out
     * @param weight of each pair
     */
    public void add(List<Article> articles, Map<ArticleId, String> events, double weight) {
        var known = articles.stream().filter(article -> events.containsKey(article.id())).toList();
        var profiles = known.stream().map(article -> Profile.of(article, counts)).toList();
        for (var i = 0; i < profiles.size(); i++) {
            for (var j = 0; j < i; j++) {
                var one = profiles.get(i);
                var other = profiles.get(j);
                var words = Duration.between(one.at(), other.at()).abs().compareTo(FURTHEST) <= 0 ? one.body().cosine(other.body()) : 0;
                if (words >= Likeness.LEAST_COSINE) {
                    var same = events.getOrDefault(one.article(), "").equals(events.get(other.article()));
                    pairs.add(new Pair(Likeness.features(one, other, words), same, same ? WEIGHT_OF_SAME * weight : weight));
                }
            }
        }
    }

    /**
     * Takes in pairs that do not report one event, like as they may look: each of these articles, and what reports the same event, with its like elsewhere.
     *
     * @param elsewhere beside each article
     */
    public void addUnlike(List<Article> articles, List<Article> elsewhere, Map<ArticleId, String> events, double weight) {
        for (var i = 0; i < articles.size(); i++) {
            var event = events.get(articles.get(i).id());
            if (event != null) {
                var like = Profile.of(elsewhere.get(i), counts);
                for (var article : articles) {
                    if (event.equals(events.get(article.id()))) {
                        add(Profile.of(article, counts), like, weight);
                    }
                }
            }
        }
    }

    private void add(Profile article, Profile like, double weight) {
        var words = article.body().cosine(like.body());
        if (words >= Likeness.LEAST_COSINE) {
            pairs.add(new Pair(Likeness.features(article, like, words), false, weight));
        }
    }

    /** Writes the weights: lines of a feature, a tab, and its weight. */
    public void into(Path file) throws IOException {
        var weights = learned();
        var lines = new ArrayList<String>();
        for (var feature : Likeness.Feature.values()) {
            lines.add(line(feature.name(), weights[lines.size()]));
        }
        lines.add(line(CONSTANT, weights[lines.size()]));
        Files.write(file, lines);
    }

    private static String line(String name, double weight) {
        return String.format(Locale.ROOT, "%s\t%.4f", name, weight);
    }

    /** Newton's method on standardised features, so that one ridge fits all of them. */
    private double[] learned() {
        var size = Likeness.Feature.values().length;
        var middle = new double[size];
        var spread = new double[size];
        for (var i = 0; i < size; i++) {
            var at = i;
            middle[i] = pairs.stream().mapToDouble(pair -> pair.features()[at]).average().orElse(0);
            var mean = middle[i];
            spread[i] = Math.sqrt(pairs.stream().mapToDouble(pair -> Math.pow(pair.features()[at] - mean, 2)).average().orElse(0)) + 1e-9;
        }
        var weights = new double[size + 1];
        for (var round = 0; round < ROUNDS; round++) {
            step(weights, middle, spread);
        }
        for (var i = 0; i < size; i++) {
            weights[i] /= spread[i];
            weights[size] -= weights[i] * middle[i];
        }
        return weights;
    }

    private void step(double[] weights, double[] middle, double[] spread) {
        var size = weights.length;
        var slope = new double[size];
        var curve = new double[size][size];
        for (var i = 0; i < size - 1; i++) {
            slope[i] = -RIDGE * weights[i];
            curve[i][i] = RIDGE;
        }
        curve[size - 1][size - 1] = 1e-6;
        var scaled = new double[size];
        scaled[size - 1] = 1;
        for (var pair : pairs) {
            var odds = weights[size - 1];
            for (var i = 0; i < size - 1; i++) {
                scaled[i] = (pair.features()[i] - middle[i]) / spread[i];
                odds += weights[i] * scaled[i];
            }
            var likely = Likeness.probability(odds);
            var wrong = pair.weight() * ((pair.same() ? 1 : 0) - likely);
            var bend = pair.weight() * likely * (1 - likely);
            for (var i = 0; i < size; i++) {
                slope[i] += wrong * scaled[i];
                for (var j = 0; j < size; j++) {
                    curve[i][j] += bend * scaled[i] * scaled[j];
                }
            }
        }
        solve(curve, slope);
        for (var i = 0; i < size; i++) {
            weights[i] += slope[i];
        }
    }

    /** Gaussian elimination with pivots; the answer is left in {@code right}. */
    private static void solve(double[][] left, double[] right) {
        var size = right.length;
        for (var at = 0; at < size; at++) {
            var pivot = at;
            for (var row = at + 1; row < size; row++) {
                pivot = Math.abs(left[row][at]) > Math.abs(left[pivot][at]) ? row : pivot;
            }
            swap(left, right, at, pivot);
            for (var row = 0; row < size; row++) {
                var times = row == at ? 0 : left[row][at] / left[at][at];
                for (var i = at; times != 0 && i < size; i++) {
                    left[row][i] -= times * left[at][i];
                }
                right[row] -= times * right[at];
            }
        }
        for (var at = 0; at < size; at++) {
            right[at] /= left[at][at];
        }
    }

    private static void swap(double[][] left, double[] right, int one, int other) {
        var row = left[one];
        left[one] = left[other];
        left[other] = row;
        var value = right[one];
        right[one] = right[other];
        right[other] = value;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d pairs, %,d of them of one event", pairs.size(), pairs.stream().filter(Pair::same).count());
    }
}
