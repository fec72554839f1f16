package news.backstory.search;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What was learned of which articles belong together: trees that put candidates in order, and weights that make a likeness of what is known of one. Made by
 * {@code ./backstory train-similar}; {@code README.txt} beside it tells of what.
 */
record Ranking(Trees trees, double[] weights) {

    /** What a likeness is made of: one, the trees' score, and five of a candidate's numbers. */
    static final int WEIGHTS = 7;

    private static final String RESOURCE = "ranking.bin";
    private static final double DAYS_TO_FADE = 3;

    /**
     * From the odds that a suggestion reports the labelled event to the odds that an editor finds it worth reading: fitted to 78 suggestions under 60 articles
     * that were read and graded, docs/why/likeness.md.
     */
    private static final double USEFUL_ANYWAY = 2.6;
    private static final double USEFULNESS = 1.7;

    /** A candidate, with what is thought of it. */
    record Ranked(Pool.First candidate, double score, double likeness) {}

    static Ranking packaged() {
        try (var in = Objects.requireNonNull(Ranking.class.getResourceAsStream("/search/" + RESOURCE), RESOURCE)) {
            return read(in);
        } catch (IOException jarFails) {
            throw new UncheckedIOException(jarFails);
        }
    }

    /** The best first. */
    List<Ranked> of(List<Pool.First> pool) {
        var scores = trees.scores(pool.stream().map(Pool.First::numbers).toArray(float[][]::new));
        return IntStream.range(0, scores.length)
                .mapToObj(i -> new Ranked(pool.get(i), scores[i], likeness(signs(pool.get(i).numbers(), scores[i]))))
                .sorted((a, b) -> Double.compare(b.score(), a.score())).toList();
    }

    static double[] signs(float[] numbers, double score) {
        var days = numbers[Comparison.DAYS];
        return new double[]{1, score, numbers[Comparison.LEXICAL_BOTH], numbers[Comparison.COSINE], numbers[Comparison.LEADS],
                days == Comparison.UNKNOWN_DAYS ? 0 : Math.exp(-days / DAYS_TO_FADE), days == Comparison.UNKNOWN_DAYS ? 1 : 0};
    }

    private double likeness(double[] signs) {
        var sum = 0.0;
        for (var i = 0; i < signs.length; i++) {
            sum += weights[i] * signs[i];
        }
        return 1 / (1 + Math.exp(-(USEFUL_ANYWAY + USEFULNESS * sum)));
    }

    void write(OutputStream to) throws IOException {
        var out = new DataOutputStream(to);
        for (var weight : weights) {
            out.writeDouble(weight);
        }
        trees.write(out);
        out.flush();
    }

    static Ranking read(InputStream from) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(from));
        var weights = new double[WEIGHTS];
        for (var i = 0; i < WEIGHTS; i++) {
            weights[i] = in.readDouble();
        }
        return new Ranking(Trees.read(in), weights);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ranking(var theirs, var their) && trees.equals(theirs) && Arrays.equals(weights, their);
    }

    @Override
    public int hashCode() {
        return trees.hashCode();
    }

    @Override
    public String toString() {
        return trees.toString();
    }
}
