package news.backstory.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Distils a sentence model into a table: the sum over a text's pieces is made to point where the model's vector of the text points, seen from the middle of
 * all texts and along the directions in which they differ most. Each piece begins where the model puts it alone.
 */
public final class TableTraining {

    private static final int ROUNDS = 14;
    private static final double RATE = 8;
    private static final double LAST_RATE = 0.04;
    /** A piece that stands in few texts stays near where the model put it. */
    private static final float FIRST_SLOPE = 1e-3f;

    private final Directions directions;
    private final int dimensions;
    private final float[][] table;
    private final float[] slopes;
    private final List<int[]> texts = new ArrayList<>();
    private final List<float[]> targets = new ArrayList<>();
    private final List<String> vocabulary;

    /** @param samples of the language and the kind of text that the table is for */
    public static TokenTable distilled(Encoder teacher, List<String> samples, int dimensions, Consumer<String> progress) {
        var training = new TableTraining(teacher, samples, dimensions, progress);
        training.learn(progress);
        return training.table();
    }

    private TableTraining(Encoder teacher, List<String> samples, int dimensions, Consumer<String> progress) {
        this.vocabulary = teacher.vocabulary();
        this.dimensions = dimensions;
        var vectors = new ArrayList<float[]>();
        for (var sample : samples) {
            vectors.add(floats(teacher.encode(sample)));
            if (vectors.size() % 1_000 == 0) {
                progress.accept(vectors.size() + " of " + samples.size() + " texts read by the sentence model");
            }
        }
        this.directions = Directions.of(vectors, dimensions);
        var pieces = new WordPieces(vocabulary);
        for (var i = 0; i < samples.size(); i++) {
            texts.add(pieces.of(samples.get(i), TokenTable.MAX_PIECES));
            targets.add(directions.of(vectors.get(i)));
        }
        this.table = new float[vocabulary.size()][];
        this.slopes = new float[vocabulary.size()];
        var seen = seen();
        for (var i = 0; i < table.length; i++) {
            var alone = directions.of(floats(teacher.encode(vocabulary.get(i).replace("##", ""))));
            table[i] = scaled(alone, (float) (Math.log((1.0 + texts.size()) / (1 + seen[i])) / 10));
            slopes[i] = FIRST_SLOPE;
        }
    }

    /** @return how alike the table's and the model's vectors were in the last round, 1 at most */
    private double learn(Consumer<String> progress) {
        var random = new Random(7);
        var likeness = 0.0;
        for (var round = 0; round < ROUNDS; round++) {
            var rate = RATE * Math.pow(LAST_RATE / RATE, round / (ROUNDS - 1.0));
            likeness = 0;
            for (var i = 0; i < texts.size(); i++) {
                var text = random.nextInt(texts.size());
                likeness += step(texts.get(text), targets.get(text), (float) rate);
            }
            likeness /= texts.size();
            progress.accept("round %d of %d: likeness %.4f".formatted(round + 1, ROUNDS, likeness));
        }
        return likeness;
    }

    private TokenTable table() {
        var bytes = new byte[table.length][];
        var weights = new float[table.length];
        for (var i = 0; i < table.length; i++) {
            var vector = ArticleVector.of(table[i]);
            bytes[i] = vector.values();
            var largest = 0f;
            for (var value : table[i]) {
                largest = Math.max(largest, Math.abs(value));
            }
            weights[i] = largest / 127;
        }
        return new TokenTable(vocabulary, bytes, weights);
    }

    /** Turns a text's pieces towards where their sum should point. */
    private double step(int[] text, float[] target, float rate) {
        if (text.length == 0) {
            return 0;
        }
        var sum = new float[dimensions];
        for (var piece : text) {
            add(sum, table[piece], 1);
        }
        var length = Math.sqrt(product(sum, sum)) + 1e-9;
        var likeness = product(sum, target) / length;
        var slope = new float[dimensions];
        for (var i = 0; i < dimensions; i++) {
            slope[i] = (float) ((target[i] - likeness * sum[i] / length) / length);
        }
        var square = product(slope, slope) / dimensions;
        for (var piece : text) {
            slopes[piece] += (float) square;
            add(table[piece], slope, (float) (rate * 0.1 / Math.sqrt(slopes[piece] * dimensions)));
        }
        return likeness;
    }

    private int[] seen() {
        var seen = new int[vocabulary.size()];
        for (var text : texts) {
            java.util.Arrays.stream(text).distinct().forEach(piece -> seen[piece]++);
        }
        return seen;
    }

    static float[] floats(ArticleVector vector) {
        var floats = new float[vector.values().length];
        for (var i = 0; i < floats.length; i++) {
            floats[i] = vector.values()[i];
        }
        return scaled(floats, 1);
    }

    /** The same direction, of this length. */
    static float[] scaled(float[] vector, float length) {
        var now = Math.sqrt(product(vector, vector)) + 1e-9;
        var scaled = new float[vector.length];
        for (var i = 0; i < scaled.length; i++) {
            scaled[i] = (float) (vector[i] / now * length);
        }
        return scaled;
    }

    static double product(float[] a, float[] b) {
        var product = 0f;
        for (var i = 0; i < a.length; i++) {
            product += a[i] * b[i];
        }
        return product;
    }

    private static void add(float[] to, float[] what, float times) {
        for (var i = 0; i < to.length; i++) {
            to[i] += times * what[i];
        }
    }
}
