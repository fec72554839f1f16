package news.backstory.vector;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A vector for each piece of a word; an article's is their sum. Distilled from a sentence model, and tuned on news, by {@code ./backstory train-similar};
 * {@code README.txt} beside the table tells of what. No native code, some tens of microseconds an article.
 */
public final class TokenTable implements Encoder {

    static final int MAX_PIECES = 160;
    private static final String RESOURCE = "tokens.bin";

    private final List<String> vocabulary;
    private final WordPieces pieces;
    private final byte[][] vectors;

    /** What a piece's bytes are multiplied by: how much it says. */
    private final float[] weights;

    TokenTable(List<String> vocabulary, byte[][] vectors, float[] weights) {
        this.vocabulary = List.copyOf(vocabulary);
        this.pieces = new WordPieces(vocabulary);
        this.vectors = vectors;
        this.weights = weights;
    }

    public static TokenTable packaged() {
        try (var in = Objects.requireNonNull(TokenTable.class.getResourceAsStream("/vector/" + RESOURCE), RESOURCE)) {
            return read(in);
        } catch (IOException jarFails) {
            throw new UncheckedIOException(jarFails);
        }
    }

    @Override
    public String name() {
        return "token-table-" + dimensions();
    }

    @Override
    public int dimensions() {
        return vectors[0].length;
    }

    @Override
    public List<String> vocabulary() {
        return vocabulary;
    }

    @Override
    public ArticleVector encode(String text) {
        var sum = new float[dimensions()];
        for (var piece : pieces.of(text, MAX_PIECES)) {
            var weight = weights[piece];
            var vector = vectors[piece];
            for (var i = 0; i < sum.length; i++) {
                sum[i] += weight * vector[i];
            }
        }
        return ArticleVector.of(sum);
    }

    /** How many pieces, how many dimensions; then each piece's text, weight and values. */
    public void write(OutputStream to) throws IOException {
        var out = new DataOutputStream(to);
        out.writeInt(vocabulary.size());
        out.writeInt(dimensions());
        for (var i = 0; i < vectors.length; i++) {
            out.writeUTF(vocabulary.get(i));
            out.writeFloat(weights[i]);
            out.write(vectors[i]);
        }
        out.flush();
    }

    public static TokenTable read(InputStream from) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(from, 1 << 16));
        var vocabulary = new ArrayList<String>();
        var vectors = new byte[in.readInt()][in.readInt()];
        var weights = new float[vectors.length];
        for (var i = 0; i < vectors.length; i++) {
            vocabulary.add(in.readUTF());
            weights[i] = in.readFloat();
            in.readFully(vectors[i]);
        }
        return new TokenTable(vocabulary, vectors, weights);
    }
}
